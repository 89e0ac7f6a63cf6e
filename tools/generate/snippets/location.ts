import { packageName, type Snippet } from './snippet';

const kotlin = `package ${packageName}

import android.Manifest
import android.annotation.SuppressLint
import android.location.Location
import android.location.LocationManager
import androidx.activity.ComponentActivity
import androidx.activity.result.contract.ActivityResultContracts
import androidx.annotation.RequiresApi

/**
 * The town the user is in, once and when a feature asks. Make it while the activity is created, and declare
 * ACCESS_COARSE_LOCATION only; the server should not keep more than it needs either.
 */
@RequiresApi(30)
class CoarseLocation(private val activity: ComponentActivity) {
    private var onLocation: (Location?) -> Unit = {}

    private val permission =
        activity.registerForActivityResult(ActivityResultContracts.RequestPermission()) { granted ->
            if (granted) read() else onLocation(null)
        }

    fun locate(onLocation: (Location?) -> Unit) {
        this.onLocation = onLocation
        permission.launch(Manifest.permission.ACCESS_COARSE_LOCATION)
    }

    @SuppressLint("MissingPermission")
    private fun read() {
        val manager = activity.getSystemService(LocationManager::class.java)
        manager.getCurrentLocation(LocationManager.NETWORK_PROVIDER, null, activity.mainExecutor) { onLocation(it) }
    }
}
`;

/** Facts: developer.apple.com, `CLLocationManager`, `kCLLocationAccuracyReduced` (iOS 14). */
const swift = `import CoreLocation

/// The town the user is in, once and when a feature asks. Set NSLocationDefaultAccuracyReduced in Info.plist too; the server should
/// not keep more than it needs either.
final class CoarseLocation: NSObject, CLLocationManagerDelegate {
    private let manager = CLLocationManager()
    private var onLocation: ((CLLocation?) -> Void)?

    override init() {
        super.init()
        manager.delegate = self
        manager.desiredAccuracy = kCLLocationAccuracyReduced
    }

    func locate(_ onLocation: @escaping (CLLocation?) -> Void) {
        self.onLocation = onLocation
        if manager.authorizationStatus == .notDetermined {
            manager.requestWhenInUseAuthorization()
        } else {
            manager.requestLocation()
        }
    }

    func locationManagerDidChangeAuthorization(_ manager: CLLocationManager) {
        if onLocation != nil && manager.authorizationStatus != .notDetermined { manager.requestLocation() }
    }

    func locationManager(_ manager: CLLocationManager, didUpdateLocations locations: [CLLocation]) {
        finish(locations.last)
    }

    func locationManager(_ manager: CLLocationManager, didFailWithError error: Error) {
        finish(nil)
    }

    private func finish(_ location: CLLocation?) {
        onLocation?(location)
        onLocation = nil
    }
}
`;

const expo = `import { Accuracy, getCurrentPositionAsync, type LocationObject, requestForegroundPermissionsAsync } from 'expo-location';

/** The town the user is in, once and when a feature asks. Block ACCESS_FINE_LOCATION in app.json; the server needs no more either. */
export async function coarseLocation(): Promise<LocationObject | undefined> {
  const { granted } = await requestForegroundPermissionsAsync();
  return granted ? getCurrentPositionAsync({ accuracy: Accuracy.Low }) : undefined;
}
`;

const capacitor = `import { Geolocation, type Position } from '@capacitor/geolocation';

/** The town the user is in, once and when a feature asks. Declare ACCESS_COARSE_LOCATION only; the server needs no more either. */
export async function coarseLocation(): Promise<Position | undefined> {
  const { coarseLocation: answer } = await Geolocation.requestPermissions({ permissions: ['coarseLocation'] });
  return answer === 'granted' ? Geolocation.getCurrentPosition({ enableHighAccuracy: false }) : undefined;
}
`;

/** Facts: pub.dev, geolocator 14. */
const dart = `import 'package:geolocator/geolocator.dart';

/// The town the user is in, once and when a feature asks. Declare ACCESS_COARSE_LOCATION only; the server should not keep more than
/// it needs either.
Future<Position?> coarseLocation() async {
  final answer = await Geolocator.requestPermission();
  if (answer != LocationPermission.whileInUse && answer != LocationPermission.always) return null;
  return Geolocator.getCurrentPosition(locationSettings: const LocationSettings(accuracy: LocationAccuracy.low));
}
`;

/** Facts: developer.apple.com, `CoreLocationUI.LocationButton` (iOS 15). */
const button = `import CoreLocation
import CoreLocationUI
import SwiftUI

/// A button of the system: its tap allows one use of the location, without a dialog. Ask the server for what is near, and keep nothing.
struct NearMeButton: View {
    let manager: CLLocationManager

    var body: some View {
        LocationButton(.currentLocation) {
            manager.requestLocation()
        }
        .symbolVariant(.fill)
        .labelStyle(.titleAndIcon)
    }
}
`;

const prefix = 'msec-coarse-location';
const description = 'The approximate location, once';

export const snippets: readonly Snippet[] = [
  { language: 'kotlin', prefix, description, code: kotlin },
  { language: 'swift', prefix, description, code: swift },
  { language: 'dart', prefix, description, code: dart },
  { language: 'typescript', prefix: `${prefix}-expo`, description: `${description}, Expo`, code: expo },
  { language: 'typescript', prefix: `${prefix}-capacitor`, description: `${description}, Capacitor`, code: capacitor },
  {
    language: 'swift',
    prefix: 'msec-location-button',
    description: 'The system’s button for one use of the location',
    code: button,
  },
];
