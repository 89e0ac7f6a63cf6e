import { clientSecretName, oauthModules } from '../../models/oauth-clients';
import { secretsIn } from '../../models/secret-formats';
import { looksSecret, namesClientKey, namesSecret } from '../../models/secret-values';
import { feedsCipher } from '../../rule-kit/crypto-input';
import type { Match, RuleContext } from '../../rule-kit/rule';
import type { NodeOfKind, SyntaxNode } from '../../syntax/nodes';
import { enclosing } from '../../syntax/walk';
import type { Message, State } from './hardcoded-secret.state';

/** Parts of names that say key, password or token; see `namesSecret` for the names themselves. */
export const nameParts =
  'ecret SECRET Key _key -key KEY assword PASSWORD asswd PASSWD wd Pwd PWD hrase PHRASE asscode PASSCODE redential CREDENTIAL ' +
  'oken TOKEN earer BEARER nemonic MNEMONIC onnectionString CONNECTION_STRING connection_string jwt Jwt JWT';

/** Files of published test vectors and built-in self tests. */
const testVectors = /(^|[/a-z\d_])(Self_?Test|Test_?Vectors?|self[-_]test|test[-_]vectors?)\.\w+$/;

export function* namedSecret(ctx: RuleContext, node: NodeOfKind<'string'>): Iterable<Match<Message>> {
  if (ctx.isTest || testVectors.test(ctx.file.uri) || node.parent?.kind === 'template' || !looksSecret(node.value))
    return;
  const name = nameOfValue(ctx, node);
  if (!name || !namesSecret(name) || feedsCipher(ctx, node) || isOauthSecret(ctx, node, name)) return;
  if (isClientKey(ctx, node, name)) return;
  if (secretsIn(ctx.file.text).some(({ start, end }) => node.range.start <= start && end <= node.range.end)) return;
  const state: State = { secret: node.contentRange, what: name, variable: variableName(name) };
  yield { messageId: 'named-secret', at: node, data: { name }, precision: 'medium', state };
}

/** `Flurry.startSession(apiKey: "…")`: a key that whoever has the app may have. */
function isClientKey(ctx: RuleContext, literal: SyntaxNode, name: string): boolean {
  const call = enclosing(literal, 'call');
  const head = call ? ctx.file.text.slice(call.range.start, literal.range.start).slice(0, 80) : '';
  return namesClientKey(name) || namesClientKey(head);
}

/** A name as environments write it: `payApiKey` → `PAY_API_KEY`. */
export const variableName = (name: string): string =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z\d]+/g, '_')
    .replace(/^_+/, '')
    .toUpperCase();

/** `auth/oauth-public-client-secret` reports these. */
function isOauthSecret(ctx: RuleContext, node: SyntaxNode, name: string): boolean {
  if (name === 'client_secret') return node.parent?.kind !== 'variable';
  return clientSecretName.test(name) && [...ctx.semantics.importedModules].some((module) => oauthModules.test(module));
}

/** What the value is called: its variable, key, parameter, label, setter, or the name handed over with it. */
function nameOfValue(ctx: RuleContext, literal: SyntaxNode): string | undefined {
  let node = literal;
  while (node.parent?.kind === 'wrapper') node = node.parent;
  const { parent } = node;
  switch (parent?.kind) {
    case 'variable':
    case 'parameter':
      return parent.name;
    case 'pair':
      return parent.value === node ? parent.name : undefined;
    case 'assignment': {
      const { target } = parent;
      if (parent.value !== node) return undefined;
      if (target.kind === 'name' || target.kind === 'member') return target.name;
      return target.kind === 'index' ? constantText(ctx, target.index) : undefined;
    }
    case 'call': {
      const index = parent.args.findIndex((arg) => arg.value === node);
      const arg = parent.args[index];
      if (!arg) return undefined;
      if (arg.label && (parent.form !== 'message' || parent.args.length > 1)) return arg.label;
      const before = parent.args[index - 1]?.value;
      if (before) return constantText(ctx, before);
      if (parent.name === 'to' && parent.receiver) return constantText(ctx, parent.receiver);
      const setter = /^(?:set|with)?_?([A-Za-z]\w*?):?$/.exec(parent.name);
      return parent.args.length === 1 && !/^(get|read|find|load|has|is|remove|delete)/.test(parent.name)
        ? setter?.[1]
        : undefined;
    }
    default:
      return undefined;
  }
}

function constantText(ctx: RuleContext, node: SyntaxNode): string | undefined {
  const value = ctx.semantics.constantValue(node);
  return typeof value === 'string' && value.length <= 60 ? value : undefined;
}
