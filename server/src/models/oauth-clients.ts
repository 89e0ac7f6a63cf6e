import type { CodeLanguage } from '../core/language';

/** An argument that takes the secret of an OAuth client. */
export interface OauthSecretArgument {
  /** As the syntax tree names the call: function, class, or the whole selector of Objective-C. */
  readonly call: string;
  readonly languages: readonly CodeLanguage[];
  readonly label?: string;
  readonly index?: number;
  /** What the library takes where a client has no secret; without it the argument is left out. */
  readonly none?: { readonly text: string; readonly module?: string };
}

/** Libraries that sign in to an OAuth server, by what their users import. */
export const oauthModules =
  /^(?:net\.openid\.appauth\b|<?AppAuth(?:Core)?\b|package:(?:flutter_appauth|oauth2)\/|react-native-app-auth$|expo-auth-session(?:\/|$))/;

const appAuth = { languages: ['kotlin', 'java'], index: 0 } as const;
const noClient = { text: 'NoClientAuthentication.INSTANCE', module: 'net.openid.appauth.NoClientAuthentication' };
const apple = { label: 'clientSecret', none: { text: 'nil' } } as const;

/** Facts: sources of AppAuth for Android 0.11 and iOS 2, flutter_appauth 12 and oauth2 2. */
export const oauthSecretArguments: readonly OauthSecretArgument[] = [
  { ...appAuth, call: 'ClientSecretBasic', none: noClient },
  { ...appAuth, call: 'ClientSecretPost', none: noClient },
  { ...apple, languages: ['swift'], call: 'OIDAuthorizationRequest' },
  { ...apple, languages: ['swift'], call: 'OIDTokenRequest' },
  ...[
    'initWithConfiguration:clientId:clientSecret:scopes:redirectURL:responseType:additionalParameters:',
    'initWithConfiguration:clientId:clientSecret:scope:redirectURL:responseType:state:nonce:codeVerifier:codeChallenge:codeChallengeMethod:additionalParameters:',
    'initWithConfiguration:grantType:authorizationCode:redirectURL:clientID:clientSecret:scopes:refreshToken:codeVerifier:additionalParameters:',
    'initWithConfiguration:grantType:authorizationCode:redirectURL:clientID:clientSecret:scope:refreshToken:codeVerifier:additionalParameters:',
  ].map((call) => ({ ...apple, languages: ['objective-c'] as const, call })),
  { languages: ['dart'], call: 'AuthorizationTokenRequest', label: 'clientSecret' },
  { languages: ['dart'], call: 'TokenRequest', label: 'clientSecret' },
  { languages: ['dart'], call: 'AuthorizationCodeGrant', label: 'secret' },
];

/** Names of an OAuth client's secret in files. Facebook's client token is public and has another name. */
export const clientSecretName = /client_?-?secret$/i;

/** Variables that bundlers write into the app. */
export const bundledVariable = /^(EXPO_PUBLIC|VITE|REACT_APP|NEXT_PUBLIC|VUE_APP|NG_APP|PUBLIC)_/;

/** Packages that pack a whole `.env` file into the app. */
export const envPackages = /^(react-native-config|react-native-dotenv|flutter_dotenv)$/;
