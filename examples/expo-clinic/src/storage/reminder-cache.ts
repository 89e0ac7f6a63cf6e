import * as SecureStore from 'expo-secure-store';
import { createMMKV } from 'react-native-mmkv';

const cache = createMMKV({ id: 'reminders' });

/** The token of the service that sends reminders. */
export function keepReminderToken(accessToken: string) {
  cache.set('access_token', accessToken);
  cache.set('sound', 'chime');
}

export const keepSealedReminderToken = (accessToken: string) =>
  SecureStore.setItemAsync('reminders.access_token', accessToken, {
    keychainAccessible: SecureStore.WHEN_UNLOCKED_THIS_DEVICE_ONLY,
  });
