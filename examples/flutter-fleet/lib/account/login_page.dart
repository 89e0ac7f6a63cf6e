import 'package:flutter/material.dart';
import 'package:shared_preferences/shared_preferences.dart';

class LoginPage extends StatefulWidget {
  const LoginPage({super.key});

  @override
  State<LoginPage> createState() => _LoginPageState();
}

class _LoginPageState extends State<LoginPage> {
  bool _stayLoggedIn = true;
  bool _rememberDepot = true;

  Future<void> _finish() async {
    final prefs = await SharedPreferences.getInstance();
    await prefs.setBool('isLoggedIn', _stayLoggedIn);
  }

  @override
  Widget build(BuildContext context) {
    return Column(
      children: [
        CheckboxListTile(
          title: const Text('Stay logged in'),
          value: _stayLoggedIn,
          onChanged: (value) => setState(() => _stayLoggedIn = value ?? false),
        ),
        CheckboxListTile(
          title: const Text('Remember my depot'),
          value: _rememberDepot,
          onChanged: (value) => setState(() => _rememberDepot = value ?? false),
        ),
        FilledButton(onPressed: _finish, child: const Text('Log in')),
      ],
    );
  }
}
