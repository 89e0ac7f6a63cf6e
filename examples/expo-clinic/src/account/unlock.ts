import * as LocalAuthentication from 'expo-local-authentication';
import { router } from 'expo-router';

/** Believes a yes or no that a changed app can answer by itself. */
export async function unlockRecords(): Promise<void> {
  const result = await LocalAuthentication.authenticateAsync({ promptMessage: 'Unlock your records' });
  if (result.success) {
    router.replace('/records');
  }
}
