import 'dart:math';

/// Codes that pair a phone with a vehicle: the next one can be computed from the last.
String pairingCode() {
  final pairingCode = 100000 + Random().nextInt(900000);
  return pairingCode.toString();
}

/// Codes of the current version.
String verificationCode() => (100000 + Random.secure().nextInt(900000)).toString();
