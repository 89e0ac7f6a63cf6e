import CoreLocation

/// The cash machines in town, asked for on a tap.
final class CashMachineFinder {
    private let manager = CLLocationManager()

    func start() {
        manager.requestWhenInUseAuthorization()
        manager.desiredAccuracy = kCLLocationAccuracyReduced
        manager.requestLocation()
    }
}
