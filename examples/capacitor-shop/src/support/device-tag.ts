import { Device } from '@capacitor/device';

/** Finds the phone again when a customer calls. */
export async function deviceTag(): Promise<string> {
  const { identifier } = await Device.getId();
  return identifier;
}
