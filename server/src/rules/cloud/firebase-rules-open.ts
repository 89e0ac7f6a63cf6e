import type { Severity } from '../../core/diagnostic';
import type { Edit } from '../../core/edit';
import { insert } from '../../fixes/text-edits';
import { defineRule, type Match, type RuleContext } from '../../rule-kit/rule';
import { attribute, type DocumentNode } from '../../syntax/document';

type Message = 'open-write' | 'open-everything' | 'open-read' | 'public-read';

interface Grant {
  readonly access: 'read' | 'write';
  /** Segments of the path from the database's root; wildcards keep their braces or dollar sign. */
  readonly path: readonly string[];
}

/** Collections that are published on purpose more often than not. */
const publishedCollections = /^(public|config|catalog|products|posts|articles|news|flags)$/i;

const isWildcard = (segment: string): boolean => /^(\{.*\}|\$.+)$/.test(segment);
const isRecursive = (segment: string): boolean => /^\{\w+=\*\*\}$/.test(segment);

/** Names under which apps keep the signed-in user's id in a path. */
const ownerWildcard =
  /^(?:\{(\w*(?:user|uid|owner|account|member|customer)\w*)\}|\$(\w*(?:user|uid|owner|account|member|customer)\w*))$/i;

/** The variable of the innermost wildcard that holds a user id. */
function ownerVariable(path: readonly string[]): string | undefined {
  for (const segment of [...path].reverse()) {
    const match = ownerWildcard.exec(segment);
    if (match) return match[1] ?? `$${match[2]}`;
  }
  return undefined;
}

/** The `match` path of an `allow`, without the fixed prefix of the product. */
function matchPath(node: DocumentNode): string[] {
  const parts: string[] = [];
  for (let current = node.parent; current; current = current.parent) {
    if (current.name === 'match' && typeof current.value === 'string')
      parts.unshift(...current.value.split('/').filter(Boolean));
  }
  const prefix = parts[0] === 'databases' ? 3 : parts[0] === 'b' ? 3 : 0;
  return parts.slice(prefix);
}

/** `true`, `(true)`, `true == true`: nothing is asked. */
const asksNothing = (condition: string | undefined): boolean =>
  condition === undefined || /^\(*\s*(true|true\s*==\s*true|1\s*==\s*1)\s*\)*$/.test(condition.trim());

function judge(grant: Grant): { messageId: Message; severity?: Severity } {
  if (grant.access === 'write') return { messageId: 'open-write' };
  // What lies below a published folder is published, too.
  const lastFixed = [...grant.path].reverse().find((segment) => !isWildcard(segment));
  if (lastFixed && publishedCollections.test(lastFixed)) return { messageId: 'public-read' };
  if (grant.path.length === 0 || grant.path.some(isRecursive)) return { messageId: 'open-everything' };
  return { messageId: 'open-read' };
}

interface State {
  /** Replaces the condition (the fix inserts ` if` where there is none), and says what is to do where nobody may any more. */
  readonly edits: readonly Edit[];
}

function ownerCondition(path: readonly string[]): string {
  const owner = ownerVariable(path);
  return owner ? `request.auth != null && request.auth.uid == ${owner}` : 'false';
}

function databaseCondition(path: readonly string[]): string {
  const owner = ownerVariable(path);
  return owner ? `auth != null && auth.uid === ${owner}` : 'false';
}

/** Behind a closed `allow` that ends its line: who needs it has to be let in again. */
function closedComment(text: string, { range: { end } }: Extract<Edit, { edit: 'replace' }>): Edit | undefined {
  const semicolon = /^\s*;(?=[ \t]*(?:\r?\n|$))/.exec(text.slice(end));
  return semicolon
    ? insert(end + semicolon[0].length, ' // Name who may, by a role or an owner in the path.')
    : undefined;
}

const describe = (path: readonly string[]): string => (path.length > 0 ? `/${path.join('/')}` : 'the whole database');

export default defineRule({
  id: 'cloud/firebase-rules-open',
  meta: {
    title: 'Firebase data open to everyone',
    category: 'cloud',
    severity: 'error',
    precision: 'high',
    languages: ['firebase-rules', 'json'],
    cwe: [862, 284],
    masvs: ['MASVS-AUTH-1'],
    maswe: [],
    mission: [2],
    since: '0.1.0',
    docs: {
      what: 'Finds Firestore and Storage rules that allow an operation without a condition or with `if true`, and Realtime Database rules with `".read"` or `".write"` set to `true`.',
      why: 'The app’s configuration, which everyone can read from the package, is all one needs to talk to the database. These rules are the only guard, and here they let anyone read or change the data, signed in or not. Open databases are the most common leak of mobile back ends.',
      fix: 'Ask for a signed-in user who owns the document. Where a path has no owner in it, close it and open it again for the roles that need it. A collection or folder that is public on purpose may stay readable, but never writable.',
      references: [
        'https://firebase.google.com/docs/rules/insecure-rules',
        'https://firebase.google.com/docs/firestore/security/rules-conditions',
        'https://firebase.google.com/docs/database/security/rules-conditions',
      ],
    },
  },
  messages: {
    'open-write':
      'Anyone can write to {path}. Nobody has to sign in to change or delete this data. Allow it to the owner only.',
    'open-everything':
      'Anyone can read {path}, with everything below it. Nobody has to sign in to copy all of it. Allow it to the owner only.',
    'open-read': {
      text: 'Anyone can read {path}. Nobody has to sign in to copy this data. Allow it to the owner only.',
      severity: 'warning',
    },
    'public-read': {
      text: 'Anyone can read {path}. The name suggests that this is meant; make sure that nothing personal is stored here.',
      severity: 'information',
    },
  },
  queries: [
    {
      on: 'entry',
      roles: ['firestore-rules', 'storage-rules'],
      names: ['allow'],
      *check(ctx, node) {
        const condition = attribute(node, 'condition');
        if (!asksNothing(condition?.value) || isEmulatorFile(ctx)) return;
        const methods = attribute(node, 'methods');
        const path = matchPath(node);
        const writes = /\b(write|create|update|delete)\b/.test(methods?.value ?? '');
        const edit: Extract<Edit, { edit: 'replace' }> = condition
          ? {
              edit: 'replace',
              range: condition.valueRange,
              expect: ctx.file.text.slice(condition.valueRange.start, condition.valueRange.end),
              text: ownerCondition(path),
            }
          : {
              edit: 'replace',
              range: {
                start: (methods?.valueRange ?? node.nameRange).end,
                end: (methods?.valueRange ?? node.nameRange).end,
              },
              expect: '',
              text: `: if ${ownerCondition(path)}`,
            };
        const comment = ownerVariable(path) ? undefined : closedComment(ctx.file.text, edit);
        const at = { range: condition?.valueRange ?? methods?.valueRange ?? node.nameRange };
        yield {
          ...judge({ access: writes ? 'write' : 'read', path }),
          at,
          data: { path: describe(path) },
          state: { edits: comment ? [edit, comment] : [edit] },
        };
      },
    },
    {
      on: 'entry',
      roles: ['realtime-database-rules'],
      names: ['.read', '.write'],
      *check(ctx, node) {
        if (!(node.value === true || node.value === 'true') || !node.valueRange || isEmulatorFile(ctx)) return;
        const path = node.path.slice(1, -1);
        const access = node.name === '.read' ? 'read' : 'write';
        const quoted = typeof node.value === 'string';
        const condition = databaseCondition(path);
        const edit: Edit = {
          edit: 'replace',
          range: node.valueRange,
          expect: ctx.file.text.slice(node.valueRange.start, node.valueRange.end),
          text: quoted || condition === 'false' ? condition : JSON.stringify(condition),
        };
        yield {
          ...judge({ access, path }),
          at: { range: node.valueRange },
          data: { path: describe(path) },
          state: { edits: [edit] },
        };
      },
    },
  ],
  fixes: [
    {
      title: 'Allow the owner only, or nobody where the path names no owner',
      applicability: 'suggestion',
      for: ['open-write', 'open-everything', 'open-read', 'public-read'],
      languages: ['firebase-rules', 'json'],
      edits: (_ctx, match: Match<Message>) => (match.state as State).edits,
    },
  ],
});

/** Rules that only the local emulator loads; test folders are left out by the engine. */
const isEmulatorFile = (ctx: RuleContext): boolean => /emulator/i.test(ctx.file.uri.slice(ctx.project.root.length));
