import { Preferences } from '@capacitor/preferences';
import type { Session } from '../network/api';

/** Keeps the session in a store that is not encrypted. */
export async function saveSession(session: Session): Promise<void> {
  await Preferences.set({ key: 'accessToken', value: session.accessToken });
  await Preferences.set({ key: 'currency', value: session.currency });
  localStorage.setItem('refreshToken', session.refreshToken);
}
