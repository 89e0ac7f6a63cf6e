import {
  stepUpDart,
  stepUpJava,
  stepUpKotlin,
  stepUpObjectiveC,
  stepUpScript,
  stepUpSwift,
} from '../../../server/src/fixes/step-up/sources';
import { packageName, type Snippet } from './snippet';

const common = {
  prefix: 'msec-stepup',
  description: 'Proof of the user before a sensitive action',
} as const;

export const snippets: readonly Snippet[] = [
  { ...common, language: 'kotlin', code: stepUpKotlin(packageName) },
  { ...common, language: 'java', code: stepUpJava(packageName) },
  { ...common, language: 'swift', code: `import Foundation\n${stepUpSwift}` },
  { ...common, language: 'objective-c', code: `#import <UIKit/UIKit.h>\n\n${stepUpObjectiveC}` },
  { ...common, language: 'dart', code: stepUpDart },
  { ...common, language: 'typescript', code: stepUpScript(true) },
];
