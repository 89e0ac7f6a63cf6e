import * as SecureStore from 'expo-secure-store';

/** As the first version kept it: readable on a locked phone. */
export async function keepForever(refreshToken: string): Promise<void> {
  await SecureStore.setItemAsync('refreshToken', refreshToken, { keychainAccessible: SecureStore.ALWAYS });
}

export async function keep(refreshToken: string): Promise<void> {
  const keychainAccessible = SecureStore.WHEN_UNLOCKED_THIS_DEVICE_ONLY;
  await SecureStore.setItemAsync('refreshToken', refreshToken, { keychainAccessible });
}
