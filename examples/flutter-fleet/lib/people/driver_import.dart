import 'package:flutter_contacts/flutter_contacts.dart';

/// Reads the whole address book.
Future<List<String>> allDrivers() async {
  if (!await FlutterContacts.requestPermission(readonly: true)) return [];
  final contacts = await FlutterContacts.getContacts(withProperties: true);
  return contacts.map((contact) => contact.displayName).toList();
}

/// Lets the user pick one person.
Future<String?> oneDriver() async {
  final contact = await FlutterContacts.openExternalPick();
  return contact?.displayName;
}
