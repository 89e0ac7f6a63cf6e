import 'package:android_id/android_id.dart';

/// Names this tablet in the list of the depot.
Future<String> deviceTag() async => await const AndroidId().getId() ?? 'unknown';
