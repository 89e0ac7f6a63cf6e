import type { Edit } from '../../core/edit';
import type { RuleContext } from '../../rule-kit/rule';
import { addDependency } from '../add-dependency';
import { helperFile, webCrypto } from '../helper-file';
import {
  passwordHashDart,
  passwordHashJava,
  passwordHashKotlin,
  passwordHashObjectiveC,
  passwordHashScript,
  passwordHashSwift,
} from './password-hash';

/** A file beside the match with a PBKDF2 hash for passwords; undefined when the project has it. */
export const passwordHashEdits = (ctx: RuleContext): readonly Edit[] | undefined =>
  helperFile(ctx, {
    name: 'PasswordHash',
    kotlin: passwordHashKotlin,
    java: passwordHashJava,
    swift: passwordHashSwift,
    objectiveC: passwordHashObjectiveC,
    dart: passwordHashDart,
    script: (_ctx, typescript) => passwordHashScript(webCrypto(ctx).line, typescript),
    dependencies: () => {
      if (ctx.file.treeLanguage === 'dart') return [addDependency('cryptography')];
      return /script$/.test(ctx.file.treeLanguage ?? '') ? webCrypto(ctx).dependencies : [];
    },
  });
