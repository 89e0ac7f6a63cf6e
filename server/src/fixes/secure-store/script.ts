/** How a helper names what it replaces, and which word in it tells that a file is the helper. */
export interface ScriptStore {
  readonly fileName: string;
  readonly exportName: string;
  readonly marker: string;
}

export const secureStorage: ScriptStore = {
  fileName: 'secure-storage',
  exportName: 'secureStorage',
  marker: 'moveFromAsyncStorage',
};

export const securePreferences: ScriptStore = {
  fileName: 'secure-preferences',
  exportName: 'securePreferences',
  marker: 'moveFromPreferences',
};

/** The type annotations of a TypeScript text that is written with `⟨: string⟩` around them; JavaScript goes without. */
function typed(text: string, typescript: boolean): string {
  return text.replace(/⟨([^⟨⟩]*)⟩/g, typescript ? '$1' : '');
}

/**
 * `secureStorage` with the methods of AsyncStorage, on expo-secure-store. Facts: docs.expo.dev, "SecureStore"; keys may hold
 * letters, digits, `.`, `-` and `_`.
 */
export function expoSecureStorage(asyncStorageModule: string, typescript: boolean): string {
  return typed(
    `import AsyncStorage from '${asyncStorageModule}';
import * as SecureStore from 'expo-secure-store';

const options = { keychainAccessible: SecureStore.WHEN_UNLOCKED_THIS_DEVICE_ONLY };

async function moveFromAsyncStorage(key⟨: string⟩)⟨: Promise<string | null>⟩ {
  const old = await AsyncStorage.getItem(key);
  if (old !== null) await secureStorage.setItem(key, old);
  return old;
}

/** Keeps values in the keychain and the Android Keystore. A value that is still in AsyncStorage moves over when it is read. */
export const secureStorage = {
  async setItem(key⟨: string⟩, value⟨: string⟩)⟨: Promise<void>⟩ {
    await SecureStore.setItemAsync(key, value, options);
    await AsyncStorage.removeItem(key);
  },
  async getItem(key⟨: string⟩)⟨: Promise<string | null>⟩ {
    return (await SecureStore.getItemAsync(key, options)) ?? moveFromAsyncStorage(key);
  },
  async removeItem(key⟨: string⟩)⟨: Promise<void>⟩ {
    await SecureStore.deleteItemAsync(key, options);
    await AsyncStorage.removeItem(key);
  },
};
`,
    typescript,
  );
}

/** `secureStorage` with the methods of AsyncStorage, on react-native-keychain 10. */
export function keychainSecureStorage(asyncStorageModule: string, typescript: boolean): string {
  return typed(
    `import AsyncStorage from '${asyncStorageModule}';
import * as Keychain from 'react-native-keychain';

async function moveFromAsyncStorage(key⟨: string⟩)⟨: Promise<string | null>⟩ {
  const old = await AsyncStorage.getItem(key);
  if (old !== null) await secureStorage.setItem(key, old);
  return old;
}

/** Keeps values in the keychain and the Android Keystore. A value that is still in AsyncStorage moves over when it is read. */
export const secureStorage = {
  async setItem(key⟨: string⟩, value⟨: string⟩)⟨: Promise<void>⟩ {
    const accessible = Keychain.ACCESSIBLE.WHEN_UNLOCKED_THIS_DEVICE_ONLY;
    await Keychain.setGenericPassword(key, value, { service: key, accessible });
    await AsyncStorage.removeItem(key);
  },
  async getItem(key⟨: string⟩)⟨: Promise<string | null>⟩ {
    const entry = await Keychain.getGenericPassword({ service: key });
    return entry ? entry.password : moveFromAsyncStorage(key);
  },
  async removeItem(key⟨: string⟩)⟨: Promise<void>⟩ {
    await Keychain.resetGenericPassword({ service: key });
    await AsyncStorage.removeItem(key);
  },
};
`,
    typescript,
  );
}

/** `securePreferences` with the methods of Capacitor's Preferences, on @aparajita/capacitor-secure-storage 8. */
export function capacitorSecurePreferences(typescript: boolean): string {
  return typed(
    `import { KeychainAccess, SecureStorage } from '@aparajita/capacitor-secure-storage';
import { Preferences } from '@capacitor/preferences';

async function moveFromPreferences(key⟨: string⟩)⟨: Promise<{ value: string | null }>⟩ {
  const { value } = await Preferences.get({ key });
  if (value !== null) await securePreferences.set({ key, value });
  return { value };
}

/** Keeps values in the keychain and the Android Keystore. A value that is still in Preferences moves over when it is read. */
export const securePreferences = {
  async set({ key, value }⟨: { key: string; value: string }⟩)⟨: Promise<void>⟩ {
    await SecureStorage.set(key, value, false, false, KeychainAccess.whenUnlockedThisDeviceOnly);
    await Preferences.remove({ key });
  },
  async get({ key }⟨: { key: string }⟩)⟨: Promise<{ value: string | null }>⟩ {
    const value = await SecureStorage.get(key, false);
    return value === null ? moveFromPreferences(key) : { value: String(value) };
  },
  async remove({ key }⟨: { key: string }⟩)⟨: Promise<void>⟩ {
    await SecureStorage.remove(key);
    await Preferences.remove({ key });
  },
};
`,
    typescript,
  );
}
