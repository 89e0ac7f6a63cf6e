import { typed } from '../helper-file';
import { type ScriptBackend, scriptBackends } from './script-backends';

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

export const secureWebStorage: ScriptStore = {
  fileName: 'secure-web-storage',
  exportName: 'secureWebStorage',
  marker: 'moveFromLocalStorage',
};

export const securePreferences: ScriptStore = {
  fileName: 'secure-preferences',
  exportName: 'securePreferences',
  marker: 'moveFromPreferences',
};

/** A plain store that is there for the whole app, with the methods `getItem` and `removeItem`. */
export interface PlainStore {
  /** What the helper imports for it. */
  readonly imports: string;
  readonly object: string;
  /** What the store's methods give needs waiting for. */
  readonly waits: boolean;
  readonly word: string;
  readonly place: string;
}

export const asyncStorage = (module: string): PlainStore => ({
  imports: `import AsyncStorage from '${module}';\n`,
  object: 'AsyncStorage',
  waits: true,
  word: 'AsyncStorage',
  place: 'AsyncStorage',
});

export const localStorageOfPage: PlainStore = {
  imports: '',
  object: 'localStorage',
  waits: false,
  word: 'LocalStorage',
  place: 'the web view',
};

/** An object with `setItem`, `getItem` and `removeItem` in the place of a plain store. */
export function secureItems(plain: PlainStore, backend: ScriptBackend, name: string, typescript: boolean): string {
  const { imports, code } = scriptBackends[backend];
  const wait = plain.waits ? 'await ' : '';
  return typed(
    `${plain.imports}${imports}
${code}
async function moveFrom${plain.word}(key⟨: string⟩)⟨: Promise<string | null>⟩ {
  const old = ${wait}${plain.object}.getItem(key);
  if (old !== null) await ${name}.setItem(key, old);
  return old;
}

/** Keeps values in the keychain and the Android Keystore. A value that is still in ${plain.place} moves over when it is read. */
export const ${name} = {
  async setItem(key⟨: string⟩, value⟨: string⟩)⟨: Promise<void>⟩ {
    await save(key, value);
    ${wait}${plain.object}.removeItem(key);
  },
  async getItem(key⟨: string⟩)⟨: Promise<string | null>⟩ {
    return (await load(key)) ?? moveFrom${plain.word}(key);
  },
  async removeItem(key⟨: string⟩)⟨: Promise<void>⟩ {
    await erase(key);
    ${wait}${plain.object}.removeItem(key);
  },
};
`,
    typescript,
  );
}

/** `securePreferences` with the methods of Capacitor's Preferences, or of Storage as the plugin was called before. */
export function capacitorSecurePreferences(
  typescript: boolean,
  module = '@capacitor/preferences',
  plain = 'Preferences',
): string {
  const { imports, code } = scriptBackends.capacitor;
  return typed(
    `${imports}import { ${plain} } from '${module}';

${code}
async function moveFromPreferences(key⟨: string⟩)⟨: Promise<{ value: string | null }>⟩ {
  const { value } = await ${plain}.get({ key });
  if (value !== null) await securePreferences.set({ key, value });
  return { value };
}

/** Keeps values in the keychain and the Android Keystore. A value that is still in ${plain} moves over when it is read. */
export const securePreferences = {
  async set({ key, value }⟨: { key: string; value: string }⟩)⟨: Promise<void>⟩ {
    await save(key, value);
    await ${plain}.remove({ key });
  },
  async get({ key }⟨: { key: string }⟩)⟨: Promise<{ value: string | null }>⟩ {
    const value = await load(key);
    return value === null ? moveFromPreferences(key) : { value };
  },
  async remove({ key }⟨: { key: string }⟩)⟨: Promise<void>⟩ {
    await erase(key);
    await ${plain}.remove({ key });
  },
};
`,
    typescript,
  );
}

/** A plain store of which an app makes its own: what its methods are called, and its type. */
export interface InstanceStore extends ScriptStore {
  readonly type: string;
  readonly write: string;
  readonly read: string;
  readonly remove: string;
  readonly missing: 'null' | 'undefined';
  readonly waits: boolean;
}

export const mmkvStore = (remove: 'remove' | 'delete'): InstanceStore => ({
  fileName: 'secure-mmkv',
  exportName: 'secretsOf',
  marker: 'secretsOf',
  type: 'MMKV',
  write: 'set',
  read: 'getString',
  remove,
  missing: 'undefined',
  waits: false,
});

export const ionicStore: InstanceStore = {
  fileName: 'secure-ionic-storage',
  exportName: 'secretsOf',
  marker: 'secretsOf',
  type: 'Storage',
  write: 'set',
  read: 'get',
  remove: 'remove',
  missing: 'null',
  waits: true,
};

export const asyncStorageInstance: InstanceStore = {
  fileName: 'secure-async-storage',
  exportName: 'secretsOf',
  marker: 'secretsOf',
  type: 'AsyncStorage',
  write: 'setItem',
  read: 'getItem',
  remove: 'removeItem',
  missing: 'null',
  waits: true,
};

/**
 * `secretsOf(store, name)`: the methods that write, read and remove text of a plain store, kept in the secure one. The name
 * tells the slots of several stores apart.
 */
export function secretsOfInstance(
  store: InstanceStore,
  module: string,
  backend: ScriptBackend,
  typescript: boolean,
): string {
  const { imports, code } = scriptBackends[backend];
  const wait = store.waits ? 'await ' : '';
  const fallback = store.missing === 'null' ? 'null' : 'undefined';
  return typed(
    `${imports}⟨import type { ${store.type} } from '${module}';
⟩
${code}
/** Keeps values in the keychain and the Android Keystore. A value that is still in the plain store moves over when it is read. */
export function secretsOf(plain⟨: ${store.type}⟩, name = '') {
  const slotOf = (key⟨: string⟩) => (name ? \`\${name}.\${key}\` : key);
  return {
    async ${store.write}(key⟨: string⟩, value⟨: string⟩)⟨: Promise<void>⟩ {
      await save(slotOf(key), value);
      ${wait}plain.${store.remove}(key);
    },
    async ${store.read}(key⟨: string⟩)⟨: Promise<string | ${store.missing}>⟩ {
      const value = await load(slotOf(key));
      if (value !== null) return value;
      const old = ${wait}plain.${store.read}(key);
      if (typeof old !== 'string') return ${fallback};
      await save(slotOf(key), old);
      ${wait}plain.${store.remove}(key);
      return old;
    },
    async ${store.remove}(key⟨: string⟩)⟨: Promise<void>⟩ {
      await erase(slotOf(key));
      ${wait}plain.${store.remove}(key);
    },
  };
}
`,
    typescript,
  );
}
