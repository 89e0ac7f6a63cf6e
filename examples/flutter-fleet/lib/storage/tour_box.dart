import 'package:cryptography/cryptography.dart';

/// Tours of the current version: authenticated encryption with a fresh nonce.
Future<List<int>> sealTour(SecretKey key, List<int> tour) async {
  final box = await AesGcm.with256bits().encrypt(tour, secretKey: key);
  return box.concatenation();
}
