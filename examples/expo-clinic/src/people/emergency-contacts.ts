import * as Contacts from 'expo-contacts/legacy';

/** Reads the whole address book. */
export async function suggestions(): Promise<string[]> {
  const { data } = await Contacts.getContactsAsync({ fields: [Contacts.Fields.Name] });
  return data.map((contact) => contact.name ?? '');
}

/** Lets the user pick one person. */
export async function pickOne(): Promise<string | undefined> {
  const contact = await Contacts.presentContactPickerAsync();
  return contact?.name;
}
