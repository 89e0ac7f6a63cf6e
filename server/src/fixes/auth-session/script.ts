import { typed } from '../helper-file';
import { asyncStorage, localStorageOfPage, secureItems } from '../secure-store/script';
import type { ScriptBackend } from '../secure-store/script-backends';

export type AuthStorageBackend = ScriptBackend;

/**
 * Source of `secure-auth-storage.ts` (or `.js`): a storage adapter for sign-in SDKs with `getItem`, `setItem` and `removeItem`, as
 * Supabase, Firebase and Amplify call them.
 */
export const secureAuthStorageScript = (backend: AuthStorageBackend, typescript: boolean): string =>
  secureItems(
    backend === 'capacitor' ? localStorageOfPage : asyncStorage('@react-native-async-storage/async-storage'),
    backend,
    'secureAuthStorage',
    typescript,
  );

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
