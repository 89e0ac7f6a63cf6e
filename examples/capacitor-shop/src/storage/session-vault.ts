import { SecureStorage } from '@aparajita/capacitor-secure-storage';
import type { Session } from '../network/api';

/** Keeps the session in the keychain, or encrypted with a key of the Android Keystore. */
export async function saveSession(session: Session): Promise<void> {
  await SecureStorage.setItem('refreshToken', session.refreshToken);
}
