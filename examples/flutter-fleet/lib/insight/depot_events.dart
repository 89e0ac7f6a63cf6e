import 'package:firebase_analytics/firebase_analytics.dart';

/// Tells the depot how many parcels are scanned by hand.
Future<void> parcelsScanned(int count) =>
    FirebaseAnalytics.instance.logEvent(name: 'parcels_scanned', parameters: {'count': count});
