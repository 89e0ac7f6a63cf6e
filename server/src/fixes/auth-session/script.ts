import type { AddedName } from '../../models/added-dependencies';
/**
 * Sources of storage adapters for sign-in SDKs in JavaScript: `getItem`, `setItem` and `removeItem`, as Supabase, Firebase and
 * Amplify call them. Facts: docs.expo.dev, "SecureStore" (keys hold letters, digits, `.`, `-` and `_`; values of more than
 * 2048 bytes may be refused), react-native-keychain 10, @aparajita/capacitor-secure-storage 8.
 */

export type AuthStorageBackend = 'expo' | 'keychain' | 'capacitor';

/** Types of a text that is written with `⟨: string⟩` around them; JavaScript goes without. */
const typed = (text: string, typescript: boolean): string => text.replace(/⟨([^⟨⟩]*)⟩/g, typescript ? '$1' : '');

const expo = `import AsyncStorage from '@react-native-async-storage/async-storage';
import * as SecureStore from 'expo-secure-store';

const options = { keychainAccessible: SecureStore.WHEN_UNLOCKED_THIS_DEVICE_ONLY };
// The store may refuse more than 2048 bytes, and a character may take three.
const partLength = 680;
const nameOf = (key⟨: string⟩) => key.replace(/[^\\w.-]/g, '_');

async function partsOf(name⟨: string⟩)⟨: Promise<number>⟩ {
  return Number((await SecureStore.getItemAsync(\`\${name}.parts\`, options)) ?? 0);
}

async function moveFromAsyncStorage(key⟨: string⟩)⟨: Promise<string | null>⟩ {
  const old = await AsyncStorage.getItem(key);
  if (old !== null) await secureAuthStorage.setItem(key, old);
  return old;
}

/** Keeps the session in the keychain and the Android Keystore. One that is still in AsyncStorage moves over when it is read. */
export const secureAuthStorage = {
  async setItem(key⟨: string⟩, value⟨: string⟩)⟨: Promise<void>⟩ {
    const name = nameOf(key);
    const before = await partsOf(name);
    const count = Math.ceil(value.length / partLength);
    for (let part = 0; part < count; part++) {
      const text = value.slice(part * partLength, (part + 1) * partLength);
      await SecureStore.setItemAsync(\`\${name}.\${part}\`, text, options);
    }
    await SecureStore.setItemAsync(\`\${name}.parts\`, String(count), options);
    for (let part = count; part < before; part++) await SecureStore.deleteItemAsync(\`\${name}.\${part}\`, options);
    await AsyncStorage.removeItem(key);
  },
  async getItem(key⟨: string⟩)⟨: Promise<string | null>⟩ {
    const name = nameOf(key);
    const count = await partsOf(name);
    if (count === 0) return moveFromAsyncStorage(key);
    let value = '';
    for (let part = 0; part < count; part++) {
      const text = await SecureStore.getItemAsync(\`\${name}.\${part}\`, options);
      if (text === null) return null;
      value += text;
    }
    return value;
  },
  async removeItem(key⟨: string⟩)⟨: Promise<void>⟩ {
    const name = nameOf(key);
    const count = await partsOf(name);
    await SecureStore.deleteItemAsync(\`\${name}.parts\`, options);
    for (let part = 0; part < count; part++) await SecureStore.deleteItemAsync(\`\${name}.\${part}\`, options);
    await AsyncStorage.removeItem(key);
  },
};
`;

const keychain = `import AsyncStorage from '@react-native-async-storage/async-storage';
import * as Keychain from 'react-native-keychain';

async function moveFromAsyncStorage(key⟨: string⟩)⟨: Promise<string | null>⟩ {
  const old = await AsyncStorage.getItem(key);
  if (old !== null) await secureAuthStorage.setItem(key, old);
  return old;
}

/** Keeps the session in the keychain and the Android Keystore. One that is still in AsyncStorage moves over when it is read. */
export const secureAuthStorage = {
  async setItem(key⟨: string⟩, value⟨: string⟩)⟨: Promise<void>⟩ {
    const accessible = Keychain.ACCESSIBLE.WHEN_UNLOCKED_THIS_DEVICE_ONLY;
    await Keychain.setGenericPassword('session', value, { service: key, accessible });
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
`;

const capacitor = `import { KeychainAccess, SecureStorage } from '@aparajita/capacitor-secure-storage';

async function moveFromLocalStorage(key⟨: string⟩)⟨: Promise<string | null>⟩ {
  const old = localStorage.getItem(key);
  if (old !== null) await secureAuthStorage.setItem(key, old);
  return old;
}

/** Keeps the session in the keychain and the Android Keystore. One that is still in the web view moves over when it is read. */
export const secureAuthStorage = {
  async setItem(key⟨: string⟩, value⟨: string⟩)⟨: Promise<void>⟩ {
    await SecureStorage.set(key, value, false, false, KeychainAccess.whenUnlockedThisDeviceOnly);
    localStorage.removeItem(key);
  },
  async getItem(key⟨: string⟩)⟨: Promise<string | null>⟩ {
    const value = await SecureStorage.get(key, false);
    return value === null ? moveFromLocalStorage(key) : String(value);
  },
  async removeItem(key⟨: string⟩)⟨: Promise<void>⟩ {
    await SecureStorage.remove(key);
    localStorage.removeItem(key);
  },
};
`;

const sources: Readonly<Record<AuthStorageBackend, string>> = { expo, keychain, capacitor };

/** Source of `secure-auth-storage.ts` (or `.js`). */
export function secureAuthStorageScript(backend: AuthStorageBackend, typescript: boolean): string {
  return typed(sources[backend], typescript);
}

/** Source of `memory-auth-storage.ts` (or `.js`): the synchronous store that amazon-cognito-identity-js asks for. */
export function memoryAuthStorageScript(typescript: boolean): string {
  return typed(
    `const values = new Map⟨<string, string>⟩();

/** Keeps the session until the app's process ends. The server should still limit how long its refresh token lives. */
export const memoryAuthStorage = {
  setItem: (key⟨: string⟩, value⟨: string⟩) => {
    values.set(key, value);
  },
  getItem: (key⟨: string⟩) => values.get(key) ?? null,
  removeItem: (key⟨: string⟩) => {
    values.delete(key);
  },
  clear: () => values.clear(),
};
`,
    typescript,
  );
}

/** The package that an adapter needs. */
export const authStoragePackages: Readonly<Record<AuthStorageBackend, AddedName>> = {
  expo: 'expo-secure-store',
  keychain: 'react-native-keychain',
  capacitor: '@aparajita/capacitor-secure-storage',
};
