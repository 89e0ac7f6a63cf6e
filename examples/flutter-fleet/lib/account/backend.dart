import 'package:supabase_flutter/supabase_flutter.dart';

const _publishableKey = String.fromEnvironment('SUPABASE_KEY');

Future<void> openBackend() async {
  await Supabase.initialize(
    url: 'https://tours.heron-fleet.example',
    anonKey: _publishableKey,
  );
}
