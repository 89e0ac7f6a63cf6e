import 'package:flutter/material.dart';
import 'package:local_auth/local_auth.dart';

import '../tours_page.dart';

/// Believes a yes or no that a changed app can answer by itself.
Future<void> unlockTours(BuildContext context) async {
  final ok = await LocalAuthentication().authenticate(localizedReason: 'Unlock your tours');
  if (ok && context.mounted) {
    await Navigator.of(context).pushReplacement(MaterialPageRoute<void>(builder: (_) => const ToursPage()));
  }
}
