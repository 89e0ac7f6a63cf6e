import {
  consentGateCapacitor,
  consentGateDart,
  consentGateKotlin,
  consentGateReactNative,
  consentGateSwift,
} from '../../../server/src/fixes/consent-gate';
import {
  contactPickerCapacitor,
  contactPickerDart,
  contactPickerExpo,
  contactPickerHeader,
  contactPickerJava,
  contactPickerKotlin,
  contactPickerObjectiveC,
  contactPickerSwift,
} from '../../../server/src/fixes/contact-picker';
import {
  photoPickerCapacitor,
  photoPickerDart,
  photoPickerExpo,
  photoPickerHeader,
  photoPickerJava,
  photoPickerKotlin,
  photoPickerObjectiveC,
  photoPickerReactNative,
  photoPickerSwift,
} from '../../../server/src/fixes/photo-picker';
import { packageName, type Snippet } from './snippet';

const consent = 'Nothing collects before the user has agreed';
const photo = 'One picture of the user’s choice, without a permission';

const contact = 'One contact of the user’s choice, without a permission';
const phone = 'One phone number of the user’s choice, without a permission';

export const snippets: readonly Snippet[] = [
  { language: 'kotlin', prefix: 'msec-consent-gate', description: consent, code: consentGateKotlin(packageName) },
  {
    language: 'swift',
    prefix: 'msec-consent-gate',
    description: consent,
    code: `import Foundation\n\n${consentGateSwift}`,
  },
  { language: 'dart', prefix: 'msec-consent-gate', description: consent, code: consentGateDart },
  {
    language: 'typescript',
    prefix: 'msec-consent-gate-react-native',
    description: `${consent}, React Native`,
    code: consentGateReactNative(true),
  },
  {
    language: 'typescript',
    prefix: 'msec-consent-gate-capacitor',
    description: `${consent}, Capacitor`,
    code: consentGateCapacitor(true),
  },
  { language: 'kotlin', prefix: 'msec-photo-picker', description: photo, code: photoPickerKotlin(packageName) },
  {
    language: 'swift',
    prefix: 'msec-photo-picker',
    description: photo,
    code: `import PhotosUI\nimport UIKit\n\n${photoPickerSwift}`,
  },
  { language: 'java', prefix: 'msec-photo-picker', description: photo, code: photoPickerJava(packageName) },
  {
    language: 'objective-c',
    prefix: 'msec-photo-picker',
    description: photo,
    code: `${photoPickerHeader}\n${photoPickerObjectiveC.replace('#import "PhotoPicker.h"\n\n', '')}`,
  },
  { language: 'dart', prefix: 'msec-photo-picker', description: photo, code: photoPickerDart },
  {
    language: 'typescript',
    prefix: 'msec-photo-picker-react-native',
    description: `${photo}, React Native`,
    code: photoPickerReactNative,
  },
  {
    language: 'typescript',
    prefix: 'msec-photo-picker-expo',
    description: `${photo}, Expo`,
    code: photoPickerExpo,
  },
  {
    language: 'typescript',
    prefix: 'msec-photo-picker-capacitor',
    description: `${photo}, Capacitor`,
    code: photoPickerCapacitor,
  },
  {
    language: 'kotlin',
    prefix: 'msec-contact-picker',
    description: phone,
    code: contactPickerKotlin(packageName, 'Phone', true),
  },
  {
    language: 'java',
    prefix: 'msec-contact-picker',
    description: phone,
    code: contactPickerJava(packageName, 'Phone', true),
  },
  {
    language: 'swift',
    prefix: 'msec-contact-picker',
    description: contact,
    code: `import Contacts\nimport ContactsUI\nimport UIKit\n${contactPickerSwift}`,
  },
  {
    language: 'objective-c',
    prefix: 'msec-contact-picker',
    description: contact,
    code: `${contactPickerHeader}\n${contactPickerObjectiveC.replace('#import "ContactPicker.h"\n\n', '')}`,
  },
  { language: 'dart', prefix: 'msec-contact-picker', description: contact, code: contactPickerDart },
  {
    language: 'typescript',
    prefix: 'msec-contact-picker-expo',
    description: `${contact}, Expo`,
    code: contactPickerExpo(true),
  },
  {
    language: 'typescript',
    prefix: 'msec-contact-picker-capacitor',
    description: `${contact}, Capacitor`,
    code: contactPickerCapacitor,
  },
];
