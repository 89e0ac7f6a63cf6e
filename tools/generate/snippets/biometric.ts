import { biometricKeyJava, biometricKeyKotlin } from '../../../server/src/fixes/biometric/android';
import { biometricGateSwift } from '../../../server/src/fixes/biometric/apple';
import { packageName, type Snippet } from './snippet';

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
];
