import { KeychainAccess, SecureStorage } from '@aparajita/capacitor-secure-storage';

/** As the first version kept it: readable from the first unlock until the next restart. */
export const keepForDay = (accessToken: string): Promise<void> =>
  SecureStorage.set('accessToken', accessToken, false, false, KeychainAccess.afterFirstUnlock);

export const keep = (accessToken: string): Promise<void> =>
  SecureStorage.set('accessToken', accessToken, false, false, KeychainAccess.whenUnlockedThisDeviceOnly);
