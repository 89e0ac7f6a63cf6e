import 'dart:async';

import 'package:flutter/services.dart';

/// Copies the PIN of a fuel card.
Future<void> copyCardPin(String cardPin) async {
  await Clipboard.setData(ClipboardData(text: cardPin));
}

/// Copies the code of a gate, for a minute.
Future<void> copyGateCode(String passcode) async {
  await Clipboard.setData(ClipboardData(text: passcode));
  Timer(const Duration(seconds: 60), () => Clipboard.setData(const ClipboardData(text: '')));
}
