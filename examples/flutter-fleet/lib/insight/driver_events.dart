import 'package:firebase_analytics/firebase_analytics.dart';

/// Joins the events of one driver.
Future<void> driverSignedIn(String email) async {
  await FirebaseAnalytics.instance.setUserId(id: email);
}
