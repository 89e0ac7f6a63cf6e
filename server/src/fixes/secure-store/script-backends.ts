import type { AddedName } from '../../models/added-dependencies';

/** Where secrets of scripts are kept: the store of Expo, of bare React Native, or of Capacitor. */
export type ScriptBackend = 'expo' | 'keychain' | 'capacitor';

/**
 * Imports of a secure store, and `save`, `load` and `erase` on it; types stand between `⟨` and `⟩`. Facts: docs.expo.dev,
 * "SecureStore" (keys hold letters, digits, `.`, `-` and `_`; values of more than 2048 bytes may be refused),
 * react-native-keychain 10, @aparajita/capacitor-secure-storage 8.
 */
export const scriptBackends: Readonly<Record<ScriptBackend, { readonly imports: string; readonly code: string }>> = {
  expo: {
    imports: "import * as SecureStore from 'expo-secure-store';\n",
    code: `const options = { keychainAccessible: SecureStore.WHEN_UNLOCKED_THIS_DEVICE_ONLY };
// The store may refuse more than 2048 bytes, and a character may take three.
const partLength = 680;
const nameOf = (key⟨: string⟩) => key.replace(/[^\\w.-]/g, '_');

async function partsOf(name⟨: string⟩)⟨: Promise<number>⟩ {
  return Number((await SecureStore.getItemAsync(\`\${name}.parts\`, options)) ?? 0);
}

async function save(key⟨: string⟩, value⟨: string⟩)⟨: Promise<void>⟩ {
  const name = nameOf(key);
  const before = await partsOf(name);
  const count = Math.max(1, Math.ceil(value.length / partLength));
  for (let part = 0; part < count; part++) {
    const text = value.slice(part * partLength, (part + 1) * partLength);
    await SecureStore.setItemAsync(\`\${name}.\${part}\`, text, options);
  }
  await SecureStore.setItemAsync(\`\${name}.parts\`, String(count), options);
  for (let part = count; part < before; part++) await SecureStore.deleteItemAsync(\`\${name}.\${part}\`, options);
}

async function load(key⟨: string⟩)⟨: Promise<string | null>⟩ {
  const name = nameOf(key);
  const count = await partsOf(name);
  let value = '';
  for (let part = 0; part < count; part++) {
    const text = await SecureStore.getItemAsync(\`\${name}.\${part}\`, options);
    if (text === null) return null;
    value += text;
  }
  return count === 0 ? null : value;
}

async function erase(key⟨: string⟩)⟨: Promise<void>⟩ {
  const name = nameOf(key);
  const count = await partsOf(name);
  await SecureStore.deleteItemAsync(\`\${name}.parts\`, options);
  for (let part = 0; part < count; part++) await SecureStore.deleteItemAsync(\`\${name}.\${part}\`, options);
}
`,
  },
  keychain: {
    imports: "import * as Keychain from 'react-native-keychain';\n",
    code: `async function save(key⟨: string⟩, value⟨: string⟩)⟨: Promise<void>⟩ {
  const accessible = Keychain.ACCESSIBLE.WHEN_UNLOCKED_THIS_DEVICE_ONLY;
  await Keychain.setGenericPassword(key, value, { service: key, accessible });
}

async function load(key⟨: string⟩)⟨: Promise<string | null>⟩ {
  const entry = await Keychain.getGenericPassword({ service: key });
  return entry ? entry.password : null;
}

async function erase(key⟨: string⟩)⟨: Promise<void>⟩ {
  await Keychain.resetGenericPassword({ service: key });
}
`,
  },
  capacitor: {
    imports: "import { KeychainAccess, SecureStorage } from '@aparajita/capacitor-secure-storage';\n",
    code: `const save = (key⟨: string⟩, value⟨: string⟩)⟨: Promise<void>⟩ =>
  SecureStorage.set(key, value, false, false, KeychainAccess.whenUnlockedThisDeviceOnly);

async function load(key⟨: string⟩)⟨: Promise<string | null>⟩ {
  const value = await SecureStorage.get(key, false);
  return value === null ? null : String(value);
}

async function erase(key⟨: string⟩)⟨: Promise<void>⟩ {
  await SecureStorage.remove(key);
}
`,
  },
};

/** The package that a secure store needs. */
export const scriptPackages: Readonly<Record<ScriptBackend, AddedName>> = {
  expo: 'expo-secure-store',
  keychain: 'react-native-keychain',
  capacitor: '@aparajita/capacitor-secure-storage',
};
