import * as SecureStore from 'expo-secure-store';
import type { Session } from '../network/api';

const options: SecureStore.SecureStoreOptions = {
  keychainAccessible: SecureStore.WHEN_UNLOCKED_THIS_DEVICE_ONLY,
};

/** Keeps the session in the keychain, or encrypted with a key of the Android Keystore. */
export async function saveSession(session: Session): Promise<void> {
  await SecureStore.setItemAsync('clinic.refreshToken', session.refreshToken, options);
}

export async function clearSession(): Promise<void> {
  await SecureStore.deleteItemAsync('clinic.refreshToken');
}
