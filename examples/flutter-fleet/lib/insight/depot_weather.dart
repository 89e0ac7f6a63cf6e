import 'package:geolocator/geolocator.dart';
import 'package:permission_handler/permission_handler.dart';

/// The weather at the depot.
Future<Position> weatherPlace() async {
  await Permission.locationAlways.request();
  return Geolocator.getCurrentPosition();
}
