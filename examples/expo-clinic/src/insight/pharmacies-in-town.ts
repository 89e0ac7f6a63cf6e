import * as Location from 'expo-location';

/** The pharmacies of the town the patient is in, asked for on a tap. */
export async function townOfPatient() {
  await Location.requestForegroundPermissionsAsync();
  return Location.getCurrentPositionAsync({ accuracy: Location.Accuracy.Low });
}
