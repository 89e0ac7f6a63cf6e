import { Contacts } from '@capacitor-community/contacts';

/** Reads the whole address book. */
export async function everybody() {
  const { contacts } = await Contacts.getContacts({ projection: { name: true, phones: true } });
  return contacts;
}

/** Lets the user pick one person. */
export async function onePerson() {
  const { contact } = await Contacts.pickContact({ projection: { name: true } });
  return contact;
}
