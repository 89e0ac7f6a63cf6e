import 'package:shared_preferences/shared_preferences.dart';

import '../network/fleet_api.dart';

/// Keeps the session in a store that is not encrypted.
class SessionPreferences {
  Future<void> save(Session session) async {
    final prefs = await SharedPreferences.getInstance();
    await prefs.setString('access_token', session.accessToken);
    await prefs.setString('depot', session.depot);
  }
}
