import * as Location from 'expo-location';

/** The clinics of the town the patient is in. */
export async function cityOfPatient() {
  await Location.requestBackgroundPermissionsAsync();
  return Location.getCurrentPositionAsync({ accuracy: Location.Accuracy.Highest });
}
