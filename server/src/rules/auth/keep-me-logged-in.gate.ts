import { contains } from '../../core/location';
import { isSessionFlagName, screenCalls, screenName, screenSlots } from '../../models/session-names';
import type { Match, RuleContext } from '../../rule-kit/rule';
import type { CallNode, SyntaxNode } from '../../syntax/nodes';
import { nodesOfKind, walk } from '../../syntax/walk';
import type { Message } from './keep-me-logged-in';

/** Names of functions and properties that ask a session class whether somebody is signed in. */
export const gateNames: readonly string[] = [
  'isLoggedIn',
  'isUserLoggedIn',
  'loggedIn',
  'isLogin',
  'isSignedIn',
  'isUserSignedIn',
  'isAuthenticated',
  'hasSession',
  'getIsLoggedIn',
  'stayLoggedIn',
  'keepLoggedIn',
  'rememberMe',
  'autoLogin',
];

/** Words of files that keep such a flag. */
export const keeperWords: readonly string[] = ['putBoolean', 'setBool', 'putBool', 'booleanPreferencesKey'];

/** A flag as a condition may name it: the node that reads it, and its own name. */
export interface ReadFlag {
  readonly read?: SyntaxNode;
  readonly name: string;
}

/** Whether code below a node shows another screen. */
function showsScreen(node: SyntaxNode | undefined): boolean {
  let found = false;
  if (node) {
    walk(node, (part) => {
      if (part.kind === 'call') found ||= screenCalls.includes(part.name) || (isScreen(part) && inView(part));
      else if (part.kind === 'assignment' && (part.target.kind === 'member' || part.target.kind === 'name'))
        found ||= screenSlots.has(part.target.name);
      return !found;
    });
  }
  return found;
}

const isScreen = (call: CallNode): boolean =>
  /^[A-Z]/.test(call.name) && screenName.test(call.name) && call.name !== 'View';
/** A constructor that is what a branch gives, not an argument of something else. */
const inView = (call: CallNode): boolean => call.form === 'jsx' || call.parent?.kind !== 'call';

/** Variables between the read and the condition: `val stored = data.map { … }`, `val known = stored.first()`. */
const MAX_HOPS = 3;

/** Whether an expression stands for the flag in this file: by its own name, or through variables it is read into. */
function standsFor(ctx: RuleContext, expression: SyntaxNode, flag: ReadFlag, hops = 0): boolean {
  let found = false;
  walk(expression, (part) => {
    if (part === flag.read) found = true;
    else if (part.kind === 'name' || part.kind === 'member' || part.kind === 'call') {
      found = part.name === flag.name || isSessionFlagName(part.name) || holdsRead(ctx, part, flag, hops);
    }
    return !found;
  });
  return found;
}

function holdsRead(ctx: RuleContext, part: SyntaxNode, flag: ReadFlag, hops: number): boolean {
  if (!flag.read || part.kind !== 'name') return false;
  const declaration = ctx.semantics.declarationOf(part);
  // `const { value } = await Preferences.get(…)`
  if (declaration?.nativeKind === 'BindingElement' && declaration.parent)
    return contains(declaration.parent.range, flag.read.range);
  if (declaration?.kind === 'variable' && declaration.initializer) {
    if (contains(declaration.initializer.range, flag.read.range)) return true;
    return hops < MAX_HOPS && standsFor(ctx, declaration.initializer, flag, hops + 1);
  }
  // `getItem(…).then((value) => …)`
  const lambda = declaration?.kind === 'parameter' ? declaration.parent : undefined;
  return lambda?.parent?.kind === 'call' && contains(lambda.parent.range, flag.read.range);
}

/** The condition in this file that picks a screen by the flag. */
export function gateOf(ctx: RuleContext, flag: ReadFlag): SyntaxNode | undefined {
  if (!ctx.file.tree) return undefined;
  for (const node of nodesOfKind(ctx.file.tree.root, 'conditional')) {
    if (!node.condition || !standsFor(ctx, node.condition, flag)) continue;
    if (picksScreen(node)) return node.condition;
  }
  return undefined;
}

const picksScreen = (node: Extract<SyntaxNode, { kind: 'conditional' }>): boolean =>
  showsScreen(node.then) || showsScreen(node.otherwise) || inScreenSlot(node);

/** `initialRoute: loggedIn ? '/home' : '/login'`, `val startDestination = if (…) … else …`. */
function inScreenSlot(node: SyntaxNode): boolean {
  const { parent } = node;
  if (parent?.kind === 'call')
    return parent.args.some(({ label, value }) => value === node && label !== undefined && screenSlots.has(label));
  if (parent?.kind === 'variable') return screenSlots.has(parent.name) || /^(start|initial)/.test(parent.name);
  return false;
}

/** What a value that is asked for in Kotlin passes on its way to a variable or a condition. */
const passes = /^(collectAsState|collectAsStateWithLifecycle|observeAsState|first|firstOrNull|getValue|orFalse)$/;

/** The outermost expression that a flag's value makes up. */
function wholeValue(node: SyntaxNode): SyntaxNode {
  let current = node;
  for (let { parent } = current; parent; parent = current.parent) {
    const whole =
      parent.kind === 'wrapper' ||
      parent.kind === 'unary' ||
      parent.kind === 'binary' ||
      (parent.kind === 'member' && parent.name === 'value') ||
      (parent.kind === 'call' && parent.receiver === current && passes.test(parent.name));
    if (!whole) break;
    current = parent;
  }
  return current;
}

/** `if (session.isLoggedIn()) startActivity(…)`, where some file of the project keeps that flag in preferences. */
export function* flagGate(ctx: RuleContext, node: SyntaxNode): Iterable<Match<Message>> {
  if ((node.kind !== 'call' && node.kind !== 'member') || !node.receiver || !isSessionFlagName(node.name)) return;
  const value = wholeValue(node);
  const { parent } = value;
  const asked = parent?.kind === 'conditional' && parent.condition === value && picksScreen(parent);
  const held = parent?.kind === 'variable' && gateOf(ctx, { read: node, name: node.name }) !== undefined;
  if (!asked && !held) return;
  const stores = keeperWords.flatMap((word) => ctx.project.filesUsing(word));
  const keeper = ctx.project.filesUsing(node.name).find((uri) => uri !== ctx.file.uri && stores.includes(uri));
  if (keeper) yield { messageId: 'gate', at: { range: node.nameRange }, data: { key: node.name }, precision: 'medium' };
}
