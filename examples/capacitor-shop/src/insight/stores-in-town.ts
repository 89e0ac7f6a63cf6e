import { BackgroundGeolocation } from '@capacitor-community/background-geolocation';
import { Geolocation } from '@capacitor/geolocation';

/** The stores of the town the customer is in. */
export const storesNearby = () => Geolocation.getCurrentPosition({ enableHighAccuracy: true });

export const followCustomer = (seen: () => void) =>
  BackgroundGeolocation.addWatcher({ backgroundMessage: 'Looking for stores' }, seen);
