import { pkceDart, pkceExpo, pkceKotlin, pkceReactNative, pkceSwift } from '../../../server/src/fixes/oauth/sources';
import { packageName, type Snippet } from './snippet';

const prefix = 'msec-oauth-pkce';
const description = 'OAuth sign-in with PKCE in the system browser';

export const snippets: readonly Snippet[] = [
  { prefix, language: 'kotlin', description: `${description} (AppAuth)`, code: pkceKotlin(packageName) },
  { prefix, language: 'swift', description: `${description} (ASWebAuthenticationSession)`, code: pkceSwift },
  { prefix, language: 'dart', description: `${description} (flutter_appauth)`, code: pkceDart },
  { prefix, language: 'typescript', description: `${description} (expo-auth-session)`, code: pkceExpo(true) },
  {
    prefix,
    language: 'typescript',
    description: `${description} (react-native-app-auth)`,
    code: pkceReactNative(true),
  },
];
