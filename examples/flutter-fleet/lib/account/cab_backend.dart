import 'package:supabase_flutter/supabase_flutter.dart';

const _publishableKey = String.fromEnvironment('SUPABASE_KEY');

/// For the tablet that stays in the cab: each driver signs in for a tour.
Future<void> openCabBackend() async {
  await Supabase.initialize(
    url: 'https://tours.heron-fleet.example',
    anonKey: _publishableKey,
    authOptions: const FlutterAuthClientOptions(localStorage: EmptyLocalStorage()),
  );
}
