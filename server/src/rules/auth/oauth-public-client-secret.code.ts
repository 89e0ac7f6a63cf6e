import { type OauthSecretArgument, oauthModules, oauthSecretArguments } from '../../models/oauth-clients';
import { isPlaceholder } from '../../models/placeholder-values';
import { bundledValue, hasKnownForm } from '../../rule-kit/bundled-value';
import { originalName } from '../../rule-kit/original-name';
import type { Match, RuleContext } from '../../rule-kit/rule';
import { onServer } from '../../rule-kit/server-code';
import { valueBeside } from '../../rule-kit/value-beside';
import type { CallNode, NodeOfKind, SyntaxNode } from '../../syntax/nodes';
import { enclosing, nodesOfKind, unwrap } from '../../syntax/walk';

/** The messages of this rule. */
export type Message =
  | 'client-secret'
  | 'secret-in-request'
  | 'client-credentials'
  | 'password-grant'
  | 'packed-secret'
  | 'packed-variable';

/** What a fix has to take away. */
export interface State {
  /** The value, pair, argument or statement that carries the secret; undefined where it stands inside a text. */
  readonly part?: SyntaxNode;
  readonly row?: OauthSecretArgument;
  readonly call?: CallNode;
}

const importsOauth = (ctx: RuleContext, call?: CallNode): boolean =>
  [...ctx.semantics.importedModules].some((module) => oauthModules.test(module)) ||
  (call !== undefined &&
    oauthModules.test(ctx.file.text.slice(call.range.start, call.nameRange.end).replace(/^new\s+/, '')));

/** A secret that everyone who has the app can read, and that `storage/hardcoded-secret` does not report by its form. */
function isPacked(ctx: RuleContext, node: SyntaxNode): boolean {
  const value = bundledValue(ctx, node);
  return value !== undefined && !hasKnownForm(ctx, value);
}

/** AppAuth, flutter_appauth, oauth2. */
export function* secretArgument(ctx: RuleContext, call: NodeOfKind<'call'>): Iterable<Match<Message>> {
  if (!importsOauth(ctx, call)) return;
  const name = originalName(ctx, call);
  for (const row of oauthSecretArguments) {
    if (
      (row.call !== name && row.call !== call.name) ||
      !row.languages.some((language) => language === ctx.file.treeLanguage)
    )
      continue;
    const argument = call.args.find(({ label }, index) =>
      row.label ? label === row.label : label === undefined && index === row.index,
    );
    if (!argument || !isPacked(ctx, argument.value) || onServer(ctx)) return;
    yield { messageId: 'client-secret', at: argument.value, state: { part: argument.value, row, call } };
  }
}

/** `clientSecret` of react-native-app-auth and expo-auth-session. */
export function* secretEntry(ctx: RuleContext, pair: NodeOfKind<'pair'>): Iterable<Match<Message>> {
  if (!importsOauth(ctx) || !isPacked(ctx, pair.value) || onServer(ctx)) return;
  yield { messageId: 'client-secret', at: pair.value, state: { part: pair } };
}

/** `client_secret` and `grant_type` as entries of a request, in scripts also without quotes. */
export function* requestEntry(ctx: RuleContext, pair: NodeOfKind<'pair'>): Iterable<Match<Message>> {
  if (pair.key.kind === 'string') return;
  yield* parameter(ctx, pair.name ?? '', pair.value, pair);
}

/** The same by a text: a key, an argument, or a part of a form. */
export function* requestText(ctx: RuleContext, node: NodeOfKind<'string'>): Iterable<Match<Message>> {
  const beside = valueBeside(node);
  if (/^(client_secret|grant_type)$/.test(node.value)) {
    if (beside) yield* parameter(ctx, node.value, beside, partOf(node));
    return;
  }
  if (/grant_type=/.test(node.value)) {
    const grant = /grant_type=(\w*)/.exec(node.value)?.[1] ?? '';
    yield* grantOf(ctx, grant, node, node.value);
  }
  const written = /client_secret=([^&\s]*)/.exec(node.value);
  if (!written) return;
  const value = written[1] === '' ? following(node) : undefined;
  const found = value ? isPacked(ctx, value) : written[1] !== '' && !isPlaceholder(written[1] ?? '');
  if (found && !onServer(ctx)) yield { messageId: 'secret-in-request', at: value ?? node, state: {} };
}

function* parameter(ctx: RuleContext, name: string, value: SyntaxNode, part: SyntaxNode): Iterable<Match<Message>> {
  if (name === 'grant_type') {
    const grant = ctx.semantics.constantValue(unwrap(value));
    if (typeof grant === 'string') yield* grantOf(ctx, grant, value, '');
  } else if (name === 'client_secret' && isPacked(ctx, value) && !onServer(ctx)) {
    const scope = scopeOf(value);
    const own = /client_credentials|grant_type['"]?\W+password/.test(
      ctx.file.text.slice(scope.range.start, scope.range.end),
    );
    yield { messageId: 'secret-in-request', at: value, state: own ? {} : { part } };
  }
}

/** Grants in which the app proves itself with a secret, or takes the user's password for another server. */
function* grantOf(ctx: RuleContext, grant: string, at: SyntaxNode, text: string): Iterable<Match<Message>> {
  // Supabase's own address for the sign-in with a password.
  if ((grant !== 'client_credentials' && grant !== 'password') || /\/auth\/v1\/token/.test(text) || onServer(ctx))
    return;
  if (grant === 'client_credentials') {
    if (!secretNearby(ctx, at)) yield { messageId: 'client-credentials', at };
  } else yield { messageId: 'password-grant', at, precision: 'medium' };
}

/** A client's secret in the same request is reported itself. */
function secretNearby(ctx: RuleContext, node: SyntaxNode): boolean {
  const scope = scopeOf(node);
  for (const text of nodesOfKind(scope, 'string')) {
    const value = text.value === 'client_secret' ? valueBeside(text) : undefined;
    if (value ? isPacked(ctx, value) : /client_secret=/.test(text.value)) return true;
  }
  for (const pair of nodesOfKind(scope, 'pair')) {
    if (pair.name === 'client_secret' && isPacked(ctx, pair.value)) return true;
  }
  return false;
}

const scopeOf = (node: SyntaxNode): SyntaxNode => enclosing(node, 'function') ?? enclosing(node, 'variable') ?? node;

/** The entry, call or statement around a parameter's name. */
function partOf(name: SyntaxNode): SyntaxNode {
  const { parent } = name;
  if (parent?.kind === 'index') return parent.parent ?? name;
  return parent ?? name;
}

/** What comes behind a part of a template or a concatenation. */
function following(node: SyntaxNode): SyntaxNode | undefined {
  const { parent } = node;
  if (parent?.kind === 'template') return parent.parts[parent.parts.indexOf(node) + 1];
  if (parent?.kind !== 'binary') return undefined;
  if (parent.left === node) return parent.right;
  const outer = parent.parent;
  return outer?.kind === 'binary' && outer.left === parent ? outer.right : undefined;
}
