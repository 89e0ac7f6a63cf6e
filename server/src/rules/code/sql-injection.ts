import { codeLanguages } from '../../core/language';
import { databaseName, readsAsSql, type SqlCall, sqlCalls, untrusted } from '../../models/sql-calls';
import { defineRule, type Match, type RuleContext } from '../../rule-kit/rule';
import type { CallNode, SyntaxNode } from '../../syntax/nodes';
import { unwrap } from '../../syntax/walk';
import { fixes } from './sql-injection.fixes';
import { piecesOf, valuesOf } from './sql-injection.text';

export type Message = 'sql' | 'predicate';

export interface State {
  readonly call: CallNode;
  readonly row: SqlCall;
  /** The text as it stands at the call. */
  readonly text: SyntaxNode;
}

const textAt = (call: CallNode, at: SqlCall['at']): SyntaxNode | undefined =>
  typeof at === 'number'
    ? call.args[at]?.label === undefined || call.form === 'message'
      ? call.args[at]?.value
      : undefined
    : call.args.find(({ label }) => label === at)?.value;

const sourceOf = (ctx: RuleContext, node: SyntaxNode): string => ctx.file.text.slice(node.range.start, node.range.end);

/** Whether the call is of a database, and how surely. */
function resolve(ctx: RuleContext, call: CallNode, row: SqlCall): 'sure' | 'likely' | undefined {
  if (!row.owner) return call.receiver === undefined || call.form === 'new' ? 'sure' : undefined;
  const type = ctx.semantics.receiverType(call);
  if (type) {
    // A file may import the type under another name.
    const name = (type.qualifiedName ?? type.name).split(/\W/).at(-1) ?? type.name;
    return row.owner.test(name) ? 'sure' : named(ctx, call, row, true);
  }
  return named(ctx, call, row, false);
}

/** Wrappers of a project and receivers of unknown type are taken by what they are called. */
function named(ctx: RuleContext, call: CallNode, row: SqlCall, typed: boolean): 'likely' | undefined {
  if (typed && row.common) return undefined;
  if (!row.common) return 'likely';
  return call.receiver && databaseName.test(sourceOf(ctx, call.receiver)) ? 'likely' : undefined;
}

function isForeign(ctx: RuleContext, node: SyntaxNode, depth = 0): boolean {
  if (untrusted.test(sourceOf(ctx, node))) return true;
  const declaration = ctx.semantics.declarationOf(unwrap(node));
  if (declaration?.kind !== 'variable' || !declaration.initializer || depth > 3) return false;
  return isForeign(ctx, declaration.initializer, depth + 1);
}

function* check(ctx: RuleContext, call: CallNode): Iterable<Match<Message>> {
  const language = ctx.file.treeLanguage;
  for (const row of sqlCalls) {
    if (row.name !== call.name || !language || !row.languages.includes(language)) continue;
    const text = textAt(call, row.at);
    const certainty = text && resolve(ctx, call, row);
    if (!text || !certainty) continue;
    const pieces = piecesOf(ctx, text);
    const fixed = pieces.map((piece) => piece.text ?? '').join(' ');
    // Without any fixed text nobody knows whether this is put together at all.
    if (pieces.length < 2 || !readsAsSql.test(fixed)) continue;
    const predicate = row.placeholder === '%@';
    const found = valuesOf(ctx, pieces)
      .map(({ node, isName }) => ({ node, isName: isName && !predicate, foreign: isForeign(ctx, node) }))
      .filter(({ foreign, isName }) => foreign || !isName);
    const worst = found.find(({ foreign }) => foreign) ?? found[0];
    if (!worst) continue;
    yield {
      messageId: predicate ? 'predicate' : 'sql',
      at: worst.node,
      data: { name: shortened(sourceOf(ctx, worst.node)) },
      state: { call, row, text } satisfies State,
      ...(worst.foreign ? { severity: 'error' as const } : {}),
      ...(certainty === 'likely' ? { precision: 'medium' as const } : {}),
    };
    return;
  }
}

const shortened = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
};

export default defineRule({
  id: 'code/sql-injection',
  meta: {
    title: 'Values written into SQL text',
    category: 'code',
    severity: 'warning',
    precision: 'high',
    languages: codeLanguages,
    cwe: [89],
    masvs: ['MASVS-CODE-4'],
    maswe: ['MASWE-0050'],
    mission: [4],
    since: '0.1.0',
    docs: {
      what: 'Finds SQL and predicates that are put together from values by concatenation, templates or formats: SQLite on Android, Room’s raw queries, selections of content resolvers, sqlite3, FMDB, GRDB, SQLite.swift and `NSPredicate`, expo-sqlite, op-sqlite, web SQL and its plugins, TypeORM conditions, sqflite and drift. Values are followed through variables of the file. Constants, numbers, names of tables and columns, escaped values, lists of placeholders and tagged templates that bind are left alone. Values from intents, links, input fields and the like make it an error.',
      why: 'A value with a quote in it ends the text and goes on as SQL: it reads other rows, changes or deletes them, or gets around a check. Even without an attacker a name such as O’Neill breaks the query.',
      fix: 'Write a placeholder and pass the value as an argument: `rawQuery("… WHERE name = ?", arrayOf(name))`. Take names of tables and columns from a list of your own.',
      references: [
        'https://developer.android.com/privacy-and-security/risks/sql-injection',
        'https://docs.expo.dev/versions/latest/sdk/sqlite/',
        'https://github.com/tekartik/sqflite/blob/master/sqflite/doc/sql.md',
        'https://developer.apple.com/documentation/foundation/nspredicate',
        'https://mas.owasp.org/MASWE/MASVS-CODE/MASWE-0050/',
      ],
    },
  },
  messages: {
    sql: '`{name}` is pasted into SQL. A quote in it ends the string, and what follows runs as SQL. Write a placeholder and pass the value as an argument.',
    predicate:
      '`{name}` is pasted into the format of a predicate. A quote in it changes what is looked for. Write %@ and pass the value as an argument.',
  },
  queries: [{ on: 'call', names: [...new Set(sqlCalls.map(({ name }) => name))], check }],
  fixes,
});
