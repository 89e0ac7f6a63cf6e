import 'package:flutter/material.dart';
import 'package:shared_preferences/shared_preferences.dart';

import 'account/login_page.dart';
import 'tours_page.dart';

Future<void> main() async {
  WidgetsFlutterBinding.ensureInitialized();
  final prefs = await SharedPreferences.getInstance();
  final isLoggedIn = prefs.getBool('isLoggedIn') ?? false;
  runApp(MaterialApp(home: isLoggedIn ? const ToursPage() : const LoginPage()));
}
