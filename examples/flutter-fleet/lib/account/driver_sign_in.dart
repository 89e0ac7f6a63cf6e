import 'package:supabase_flutter/supabase_flutter.dart';

Future<void> openTours(String email, String password) async {
  await Supabase.instance.client.auth.signInWithPassword(email: email, password: password);
}
