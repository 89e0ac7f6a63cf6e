import { callNames, type ListedApi } from './listed-api';

const iosPicker = 'CNContactPickerViewController, or ContactAccessButton on iOS 18';
const script = ['typescript', 'javascript'] as const;

/** Calls that read the whole address book, or ask to. Sources: the platforms’ and packages’ API references. */
export const contactApis: readonly ListedApi[] = [
  { languages: ['swift'], api: 'Contacts.CNContactStore#requestAccess(for:completionHandler:)', instead: iosPicker },
  { languages: ['swift'], api: 'Contacts.CNContactStore#requestAccess(for:)', instead: iosPicker },
  { languages: ['swift'], api: 'Contacts.CNContactStore#enumerateContacts(with:usingBlock:)', instead: iosPicker },
  {
    languages: ['objective-c'],
    api: 'CNContactStore#requestAccessForEntityType:completionHandler:',
    instead: iosPicker,
  },
  {
    languages: ['objective-c'],
    api: 'CNContactStore#enumerateContactsWithFetchRequest:error:usingBlock:',
    instead: iosPicker,
  },
  { languages: script, api: 'expo-contacts#getContactsAsync', instead: 'presentContactPickerAsync()' },
  { languages: script, api: 'expo-contacts/legacy#getContactsAsync', instead: 'presentContactPickerAsync()' },
  { languages: script, api: 'expo-contacts#requestPermissionsAsync', instead: 'presentContactPickerAsync()' },
  { languages: script, api: 'expo-contacts#Contact.getAll', instead: 'Contact.presentPicker()' },
  { languages: script, api: 'expo-contacts#Contact.getAllDetails', instead: 'Contact.presentPicker()' },
  { languages: script, api: 'react-native-contacts#default.getAll', instead: 'a contact picker' },
  { languages: script, api: 'react-native-contacts#default.getAllWithoutPhotos', instead: 'a contact picker' },
  { languages: script, api: 'react-native-contacts#getAll', instead: 'a contact picker' },
  { languages: script, api: 'react-native-contacts#getAllWithoutPhotos', instead: 'a contact picker' },
  { languages: script, api: 'react-native-contacts#default.requestPermission', instead: 'a contact picker' },
  { languages: script, api: 'react-native-contacts#requestPermission', instead: 'a contact picker' },
  { languages: script, api: '@capacitor-community/contacts#Contacts.getContacts', instead: 'Contacts.pickContact()' },
  { languages: script, api: '#navigator.contacts.find', instead: 'navigator.contacts.pickContact()' },
  {
    languages: ['dart'],
    api: 'package:flutter_contacts/flutter_contacts.dart FlutterContacts#getContacts',
    instead: 'FlutterContacts.native.showPicker() (flutter_contacts 2)',
  },
  {
    languages: ['dart'],
    api: 'package:flutter_contacts/flutter_contacts.dart FlutterContacts#getAll',
    instead: 'FlutterContacts.native.showPicker()',
  },
  {
    languages: ['dart'],
    api: 'package:flutter_contacts/flutter_contacts.dart FlutterContacts#requestPermission',
    instead: 'FlutterContacts.native.showPicker() (flutter_contacts 2)',
  },
  {
    languages: ['dart'],
    api: 'package:contacts_service/contacts_service.dart ContactsService#getContacts',
    instead: 'ContactsService.openDeviceContactPicker()',
  },
  {
    languages: ['dart'],
    api: 'package:fast_contacts/fast_contacts.dart FastContacts#getAllContacts',
    instead: 'a contact picker',
  },
];

/** Last names of the calls above, for dispatch. */
export const contactCallNames: readonly string[] = callNames(contactApis);
