import 'package:supabase_flutter/supabase_flutter.dart';

/// Dispatchers reach drivers, and send them codes, on this number.
Future<void> saveDriverPhone(String phone) async {
  await Supabase.instance.client.auth.updateUser(UserAttributes(phone: phone));
}
