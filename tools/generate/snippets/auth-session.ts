import { secureLocalStorageDart, secureSessionManagerKotlin } from '../../../server/src/fixes/auth-session/native';
import { secureAuthStorageScript } from '../../../server/src/fixes/auth-session/script';
import { secureStoreKotlin } from '../../../server/src/fixes/secure-store/kotlin';
import { packageName, type Snippet } from './snippet';

const onServer = 'On the server, let refresh tokens end after hours, not months, and revoke them at sign-out.';

const script = (sdk: string, code: string): Snippet => ({
  language: 'typescript',
  prefix: `msec-auth-memory-${sdk.toLowerCase()}`,
  description: `${sdk} session in memory only`,
  code: `${code}\n`,
});

const memory: readonly Snippet[] = [
  script(
    'Firebase',
    `import { initializeApp } from 'firebase/app';
import { inMemoryPersistence, initializeAuth } from 'firebase/auth';

// ${onServer}
export const auth = initializeAuth(initializeApp({}), { persistence: inMemoryPersistence });`,
  ),
  script(
    'Supabase',
    `import { createClient } from '@supabase/supabase-js';

// ${onServer}
export const supabase = createClient('https://project.supabase.co', 'publishable-key', {
  auth: { persistSession: false },
});`,
  ),
  script(
    'Amplify',
    `import { Amplify } from 'aws-amplify';
import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito';
import { sharedInMemoryStorage } from 'aws-amplify/utils';
import outputs from './amplify_outputs.json';

// ${onServer}
Amplify.configure(outputs);
cognitoUserPoolsTokenProvider.setKeyValueStorage(sharedInMemoryStorage);`,
  ),
  script(
    'Auth0',
    `import { createAuth0Client } from '@auth0/auth0-spa-js';

// ${onServer}
export const auth0 = createAuth0Client({ domain: 'tenant.auth0.com', clientId: 'client', cacheLocation: 'memory' });`,
  ),
  script(
    'MSAL',
    `import { PublicClientApplication } from '@azure/msal-browser';

// ${onServer}
export const msal = new PublicClientApplication({
  auth: { clientId: 'client' },
  cache: { cacheLocation: 'sessionStorage' },
});`,
  ),
  {
    language: 'dart',
    prefix: 'msec-auth-memory',
    description: 'Supabase session in memory only',
    code: `import 'package:supabase_flutter/supabase_flutter.dart';

// ${onServer}
Future<void> openBackend() => Supabase.initialize(
      url: 'https://project.supabase.co',
      publishableKey: 'publishable-key',
      authOptions: const FlutterAuthClientOptions(localStorage: EmptyLocalStorage()),
    );
`,
  },
  {
    language: 'kotlin',
    prefix: 'msec-auth-memory',
    description: 'Supabase session in memory only',
    code: `package ${packageName}

import io.github.jan.supabase.auth.Auth
import io.github.jan.supabase.auth.MemorySessionManager
import io.github.jan.supabase.createSupabaseClient

// ${onServer}
val backend = createSupabaseClient("https://project.supabase.co", "publishable-key") {
    install(Auth) {
        sessionManager = MemorySessionManager()
    }
}
`,
  },
];

/** The store's file and the manager's file in one: its package and imports stand once. */
function kotlinAdapter(): string {
  const [managerHead = '', managerBody = ''] = secureSessionManagerKotlin(packageName).split(/\n\n(?=\/\*\*)/);
  const [storeHead = '', ...storeBody] = secureStoreKotlin(packageName).split(/\n\n(?=\/\*\*)/);
  const imports = [managerHead, storeHead].flatMap((head) =>
    head.split('\n').filter((line) => line.startsWith('import')),
  );
  const sorted = [...new Set(imports)].sort().join('\n');
  return `package ${packageName}\n\n${sorted}\n\n${managerBody.trimEnd()}\n\n${storeBody.join('\n\n')}`;
}

const adapters: readonly Snippet[] = [
  {
    language: 'typescript',
    prefix: 'msec-auth-secure-adapter-expo',
    description: 'Store for sign-in SDKs on expo-secure-store',
    code: secureAuthStorageScript('expo', true),
  },
  {
    language: 'typescript',
    prefix: 'msec-auth-secure-adapter-keychain',
    description: 'Store for sign-in SDKs on react-native-keychain',
    code: secureAuthStorageScript('keychain', true),
  },
  {
    language: 'typescript',
    prefix: 'msec-auth-secure-adapter-capacitor',
    description: 'Store for sign-in SDKs in the keychain and Keystore, for Capacitor',
    code: secureAuthStorageScript('capacitor', true),
  },
  {
    language: 'dart',
    prefix: 'msec-auth-secure-adapter',
    description: 'Supabase session in flutter_secure_storage',
    code: secureLocalStorageDart,
  },
  {
    language: 'kotlin',
    prefix: 'msec-auth-secure-adapter',
    description: 'Supabase session encrypted with a key of the Android Keystore',
    code: kotlinAdapter(),
  },
];

export const snippets: readonly Snippet[] = [...memory, ...adapters];
