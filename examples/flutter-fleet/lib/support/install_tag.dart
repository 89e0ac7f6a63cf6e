import 'dart:math';

import 'package:shared_preferences/shared_preferences.dart';

/// Names this installation in the list of the depot; a new installation gets a new name.
Future<String> installTag() async {
  final preferences = SharedPreferencesAsync();
  final known = await preferences.getString('install-tag');
  if (known != null) return known;
  final tag = List.generate(4, (_) => Random.secure().nextInt(1 << 16).toRadixString(16)).join('-');
  await preferences.setString('install-tag', tag);
  return tag;
}
