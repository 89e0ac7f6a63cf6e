import { SecureStorage } from '@aparajita/capacitor-secure-storage';
import { refresh, type Session } from '../network/api';

/** Resumes with a token that the server can withdraw. */
export async function resume(): Promise<Session | undefined> {
  const refreshToken = await SecureStorage.getItem('refreshToken');
  console.debug('Resuming, token present:', refreshToken !== null);
  return refreshToken ? refresh(refreshToken) : undefined;
}
