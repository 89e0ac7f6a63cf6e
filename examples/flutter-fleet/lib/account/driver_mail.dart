import 'package:supabase_flutter/supabase_flutter.dart';

Future<void> sendConfirmationCode() => Supabase.instance.client.auth.reauthenticate();

/// [nonce] is the code from the mail; the server refuses a new address without it.
Future<void> saveDriverMail(String email, String nonce) async {
  await Supabase.instance.client.auth.updateUser(UserAttributes(email: email, nonce: nonce));
}
