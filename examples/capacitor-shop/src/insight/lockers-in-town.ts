import { Geolocation } from '@capacitor/geolocation';

/** The parcel lockers of the town the customer is in, asked for on a tap. */
export const lockersNearby = () => Geolocation.getCurrentPosition({ enableHighAccuracy: false });
