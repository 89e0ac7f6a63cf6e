import type { DatedFact } from './dated-fact';

/** Packages that sign users in or hold their session, by name in npm. */
export const authenticationPackages: DatedFact & { readonly pattern: RegExp } = {
  pattern:
    /^(expo-secure-store|expo-auth-session|expo-local-authentication|expo-apple-authentication|react-native-app-auth|react-native-auth0|react-native-keychain|react-native-msal|@react-native-firebase\/auth|@react-native-google-signin\/.+|@supabase\/supabase-js|@clerk\/.+|@aws-amplify\/.+|aws-amplify|@auth0\/.+|@okta\/.+|firebase)$/,
  checked: '2026-11-01',
  source: 'npm, by the names of the packages',
};
