import * as SecureStore from 'expo-secure-store';
import { refresh, type Session } from '../network/api';

/** Resumes with a token that the server can withdraw and that only the owner's finger or face releases. */
export async function resume(): Promise<Session | undefined> {
  const refreshToken = await SecureStore.getItemAsync('clinic.refreshToken', { requireAuthentication: true });
  console.log('Resuming, token present:', refreshToken !== null);
  return refreshToken ? refresh(refreshToken) : undefined;
}
