import CoreLocation

/// The branches of the bank in town.
final class BranchFinder {
    private let manager = CLLocationManager()

    func start() {
        manager.requestAlwaysAuthorization()
        manager.desiredAccuracy = kCLLocationAccuracyBest
        manager.startUpdatingLocation()
    }
}
