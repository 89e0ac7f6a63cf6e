import { KeychainAccess, SecureStorage } from '@aparajita/capacitor-secure-storage';

/** The newsletter's service signs in on its own. */
export async function keepInPage(accessToken: string): Promise<void> {
  localStorage.setItem('newsletter.access_token', accessToken);
  localStorage.setItem('newsletter.language', 'en');
}

export const keepSealed = (accessToken: string): Promise<void> =>
  SecureStorage.set('newsletter.access_token', accessToken, false, false, KeychainAccess.whenUnlockedThisDeviceOnly);
