import { biometricKeyJava, biometricKeyKotlin } from '../../../server/src/fixes/biometric/android';
import { biometricGateObjectiveC, biometricGateSwift } from '../../../server/src/fixes/biometric/apple';
import { biometricGateDart, biometricUnlockScript } from '../../../server/src/fixes/biometric/hybrid';
import { packageName, type Snippet } from './snippet';

const packageOf = { expo: 'Expo', keychain: 'React Native', capacitor: 'Capacitor' } as const;

export const snippets: readonly Snippet[] = [
  {
    language: 'kotlin',
    prefix: 'msec-biometric-crypto',
    description: 'Keystore key that works after a strong biometric check only',
    code: biometricKeyKotlin(packageName),
  },
  {
    language: 'java',
    prefix: 'msec-biometric-crypto',
    description: 'Keystore key that works after a strong biometric check only',
    code: biometricKeyJava(packageName),
  },
  {
    language: 'swift',
    prefix: 'msec-keychain-biometric',
    description: 'Keychain item that only the current biometry opens',
    code: `import Foundation\nimport LocalAuthentication\nimport Security\n\n${biometricGateSwift(true)}`,
  },
  {
    language: 'objective-c',
    prefix: 'msec-keychain-biometric',
    description: 'Keychain item that only the current biometry opens',
    code: `#import <Foundation/Foundation.h>
#import <LocalAuthentication/LocalAuthentication.h>
#import <Security/Security.h>

${biometricGateObjectiveC.replace('static void BiometricGateUnlock', '__attribute__((unused)) static void BiometricGateUnlock')}`,
  },
  ...(['expo', 'keychain', 'capacitor'] as const).map(
    (store): Snippet => ({
      language: 'typescript',
      prefix: `msec-biometric-token-${store}`,
      description: `Token that only the current biometry opens, ${packageOf[store]}`,
      code: biometricUnlockScript(store, 'rejection', true),
    }),
  ),
  {
    language: 'dart',
    prefix: 'msec-biometric-token',
    description: 'Token that only the current biometry opens',
    code: biometricGateDart,
  },
];
