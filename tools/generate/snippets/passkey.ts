import { passkeySources } from '../../../server/src/fixes/passkey';
import { packageName, type Snippet } from './snippet';

const prefix = 'msec-passkey';
const description = 'Sign-in with a passkey';

export const snippets: readonly Snippet[] = [
  { language: 'kotlin', prefix, description, code: `package ${packageName}\n\n${passkeySources.kotlin}` },
  { language: 'java', prefix, description, code: `package ${packageName};\n\n${passkeySources.java}` },
  { language: 'swift', prefix, description, code: passkeySources.swift },
  { language: 'objective-c', prefix, description, code: passkeySources.objectiveC },
  { language: 'dart', prefix, description, code: passkeySources.dart },
  {
    language: 'typescript',
    prefix: `${prefix}-react-native`,
    description: `${description}, React Native`,
    code: passkeySources.reactNative,
  },
  {
    language: 'typescript',
    prefix: `${prefix}-capacitor`,
    description: `${description}, Capacitor`,
    code: passkeySources.capacitor,
  },
];
