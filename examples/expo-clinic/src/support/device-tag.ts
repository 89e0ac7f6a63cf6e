import * as Application from 'expo-application';

/** Finds the phone again when a patient calls the help desk. */
export async function reportDevice(): Promise<void> {
  const device = await Application.getIosIdForVendorAsync();
  await fetch('https://api.clinic.example/support/devices', {
    method: 'POST',
    body: JSON.stringify({ device }),
  });
}
