import { installIdJava, installIdKotlin } from '../../../server/src/fixes/install-id/android';
import { installIdObjectiveC, installIdSwift } from '../../../server/src/fixes/install-id/apple';
import {
  installIdCapacitor,
  installIdDart,
  installIdExpo,
  installIdReactNative,
} from '../../../server/src/fixes/install-id/hybrid';
import { packageName, type Snippet } from './snippet';

const description = 'Random identifier of the installation instead of one of the device';

export const snippets: readonly Snippet[] = [
  { language: 'kotlin', prefix: 'msec-install-id', description, code: installIdKotlin(packageName) },
  { language: 'java', prefix: 'msec-install-id', description, code: installIdJava(packageName) },
  { language: 'swift', prefix: 'msec-install-id', description, code: `import Foundation\n\n${installIdSwift}` },
  {
    language: 'objective-c',
    prefix: 'msec-install-id',
    description,
    code: `#import <Foundation/Foundation.h>\n\n${installIdObjectiveC}`,
  },
  { language: 'dart', prefix: 'msec-install-id', description, code: installIdDart },
  {
    language: 'typescript',
    prefix: 'msec-install-id-expo',
    description: `${description}, Expo`,
    code: installIdExpo(true),
  },
  {
    language: 'typescript',
    prefix: 'msec-install-id-react-native',
    description: `${description}, React Native`,
    code: installIdReactNative(true),
  },
  {
    language: 'typescript',
    prefix: 'msec-install-id-capacitor',
    description: `${description}, Capacitor`,
    code: installIdCapacitor(true),
  },
];
