import 'package:geolocator/geolocator.dart';
import 'package:permission_handler/permission_handler.dart';

/// The town of the depot, asked for on a tap.
Future<Position> townPlace() async {
  await Permission.locationWhenInUse.request();
  return Geolocator.getCurrentPosition(
    locationSettings: const LocationSettings(accuracy: LocationAccuracy.low),
  );
}
