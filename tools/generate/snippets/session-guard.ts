import {
  sessionGuardDart,
  sessionGuardHeader,
  sessionGuardJava,
  sessionGuardKotlin,
  sessionGuardObjectiveC,
  sessionGuardScript,
  sessionGuardSwift,
} from '../../../server/src/fixes/session-guard/sources';
import { packageName, type Snippet } from './snippet';

const description = 'Ends the session after a time away and after an absolute time';

export const snippets: readonly Snippet[] = [
  { prefix: 'msec-session-guard', description, language: 'kotlin', code: sessionGuardKotlin(packageName) },
  { prefix: 'msec-session-guard', description, language: 'java', code: sessionGuardJava(packageName) },
  {
    prefix: 'msec-session-guard',
    description,
    language: 'objective-c',
    code: `${sessionGuardHeader}\n${sessionGuardObjectiveC.replace('#import "SessionGuard.h"\n\n', '')}`,
  },
  { prefix: 'msec-session-guard', description, language: 'swift', code: `import UIKit\n${sessionGuardSwift}` },
  { prefix: 'msec-session-guard', description, language: 'dart', code: sessionGuardDart },
  {
    prefix: 'msec-session-guard-react-native',
    description: `${description}, React Native`,
    language: 'typescript',
    code: sessionGuardScript('react-native', true),
  },
  {
    prefix: 'msec-session-guard-capacitor',
    description: `${description}, Capacitor`,
    language: 'typescript',
    code: sessionGuardScript('capacitor', true),
  },
];
