import { NativeBiometric } from '@capgo/capacitor-native-biometric';
import { login, type Session } from '../network/api';
import { saveSession } from '../storage/session-preferences';

const server = 'almond.app';

/** Keeps the password itself, to fill it in again. */
export async function signIn(email: string, password: string): Promise<Session> {
  console.debug('Signing in', email, password);
  const session = await login(email, password);
  await NativeBiometric.setCredentials({ username: email, password, server });
  await saveSession(session);
  return session;
}
