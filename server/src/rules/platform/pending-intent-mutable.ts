import {
  flagImmutable,
  flagMutable,
  namesTarget,
  needsMutable,
  pendingIntentCalls,
} from '../../models/pending-intents';
import { defineRule, type Match, type RuleContext } from '../../rule-kit/rule';
import type { CallNode, SyntaxNode } from '../../syntax/nodes';
import { nodesOfKind, unwrap } from '../../syntax/walk';
import { fixes } from './pending-intent-mutable.fixes';
import type { Message, State } from './pending-intent-mutable.state';

type Mutability = 'mutable' | 'immutable' | 'unset' | 'unknown';

interface Flags {
  readonly mutability: Mutability;
  readonly allowsImplicit: boolean;
}

/** What an expression of flags says, through variables and branches of the file. */
function flagsOf(ctx: RuleContext, expression: SyntaxNode, depth = 0): Flags {
  const value = ctx.semantics.constantValue(expression);
  if (typeof value === 'number') {
    const mutability = value & flagMutable ? 'mutable' : value & flagImmutable ? 'immutable' : 'unset';
    return { mutability, allowsImplicit: false };
  }
  const names = new Set<string>();
  let open = false;
  for (const node of [...nodesOfKind(expression, 'name'), ...nodesOfKind(expression, 'member')]) {
    if (/^FLAG_/.test(node.name)) names.add(node.name);
    else if (!/^[A-Z]/.test(node.name)) {
      const declaration = ctx.semantics.declarationOf(node);
      const made = declaration?.kind === 'variable' && depth < 3 ? declaration.initializer : undefined;
      if (!made) open ||= !/^(or|android|app|os)$/.test(node.name);
      else {
        const inner = flagsOf(ctx, made, depth + 1);
        if (inner.mutability === 'unknown') open = true;
        if (inner.mutability === 'mutable') names.add('FLAG_MUTABLE');
        if (inner.mutability === 'immutable') names.add('FLAG_IMMUTABLE');
        if (inner.allowsImplicit) names.add('FLAG_ALLOW_UNSAFE_IMPLICIT_INTENT');
      }
    }
  }
  // A function may add a flag: `FLAG_UPDATE_CURRENT.withMutability()`.
  for (const call of nodesOfKind(expression, 'call')) if (!/^(or|and)$/.test(call.name)) open = true;
  const allowsImplicit = names.has('FLAG_ALLOW_UNSAFE_IMPLICIT_INTENT');
  if (names.has('FLAG_MUTABLE')) return { mutability: 'mutable', allowsImplicit };
  if (names.has('FLAG_IMMUTABLE')) return { mutability: 'immutable', allowsImplicit };
  return { mutability: open ? 'unknown' : 'unset', allowsImplicit };
}

/** Where an intent goes: to a named component or app, to whoever answers its action, or nobody can tell. */
interface Target {
  readonly kind: 'explicit' | 'implicit' | 'unknown';
  readonly made?: CallNode;
}

const scopeFunctions =
  /^(apply|also|addFlags|setFlags|putExtra|putExtras|setAction|setData|addCategory|setType|setDataAndType|let|run)$/;

function targetOf(ctx: RuleContext, expression: SyntaxNode, depth = 0): Target {
  const node = unwrap(expression);
  if (depth > 4) return { kind: 'unknown' };
  if (node.kind === 'call') {
    const made = /(^|\.)Intent$/.test(ctx.semantics.qualifiedName(node.name) ?? node.name);
    if (made) return targetOfConstructor(ctx, node);
    if (namesTarget.test(node.name)) return { kind: 'explicit' };
    if (node.receiver && scopeFunctions.test(node.name)) {
      const inside = [...nodesOfKind(node, 'call')].some((call) => namesTarget.test(call.name));
      const assigned = [...nodesOfKind(node, 'assignment')].some(({ target }) => setsTarget(target));
      return inside || assigned ? { kind: 'explicit' } : targetOf(ctx, node.receiver, depth + 1);
    }
    return { kind: 'unknown' };
  }
  if (node.kind === 'collection' || (node.kind === 'native' && node.children.length > 0)) return { kind: 'unknown' };
  const declaration = ctx.semantics.declarationOf(node);
  if (declaration?.kind !== 'variable') return { kind: 'unknown' };
  const values = declaration.initializer ? [declaration.initializer] : [];
  for (const use of ctx.semantics.referencesTo(declaration)) {
    const { parent } = use;
    if (parent?.kind === 'call' && parent.receiver === use && namesTarget.test(parent.name))
      return { kind: 'explicit' };
    if (
      parent?.kind === 'member' &&
      parent.receiver === use &&
      parent.parent?.kind === 'assignment' &&
      setsTarget(parent)
    ) {
      return { kind: 'explicit' };
    }
    if (parent?.kind === 'assignment' && parent.target === use) values.push(parent.value);
    // Another function may name the target.
    const passed = parent?.kind === 'call' && parent.args.some(({ value }) => value === use);
    if (
      passed &&
      !pendingIntentCalls[parent.name] &&
      !/^(startActivity|sendBroadcast|startService)$/.test(parent.name)
    ) {
      return { kind: 'unknown' };
    }
  }
  const [only] = values;
  return values.length === 1 && only ? targetOf(ctx, only, depth + 1) : { kind: 'unknown' };
}

const setsTarget = (node: SyntaxNode): boolean =>
  (node.kind === 'member' || node.kind === 'name') && /^(`?package`?|component|selector)$/.test(node.name);

/** `Intent()`, `Intent(action)` and `Intent(action, uri)` name nobody; a context and a class do, and a copied intent may. */
function targetOfConstructor(ctx: RuleContext, call: CallNode): Target {
  const values = call.args.map(({ value }) => unwrap(value));
  if (values.length === 0) return { kind: 'implicit', made: call };
  const isClass = (node: SyntaxNode): boolean =>
    /(::class|\.class\b|\bclass$)/.test(ctx.file.text.slice(node.range.start, node.range.end));
  if (values.some(isClass) || values.length > 2) return { kind: 'explicit' };
  const [first] = values;
  const text = first ? ctx.file.text.slice(first.range.start, first.range.end) : '';
  const action = first && typeof ctx.semantics.constantValue(first) === 'string';
  if (action || /(^|\.)(ACTION_\w+|\w+_ACTION)$/.test(text)) return { kind: 'implicit', made: call };
  return { kind: 'unknown' };
}

function* check(ctx: RuleContext, call: CallNode): Iterable<Match<Message>> {
  const positions = pendingIntentCalls[call.name];
  const intent = positions && call.args[positions.intent]?.value;
  const flags = positions && call.args[positions.flags]?.value;
  if (!intent || !flags || !ctx.semantics.matchesApi(call, `android.app.PendingIntent#${call.name}`)) return;
  const { mutability, allowsImplicit } = flagsOf(ctx, flags);
  const target = targetOf(ctx, intent);
  const state: State = { flags, ...(target.made ? { intent: target.made } : {}) };
  if (allowsImplicit && target.kind !== 'explicit') {
    yield { messageId: 'unsafe-implicit', at: flags, state };
  } else if (mutability === 'unset') {
    if ((ctx.project.targetSdk ?? 31) < 31 && target.kind === 'implicit')
      yield { messageId: 'unset-implicit', at: flags, state };
  } else if (mutability === 'mutable') {
    if (target.kind === 'implicit') yield { messageId: 'mutable-implicit', at: flags, state };
    else if (target.kind === 'explicit' && !needsMutable.test(ctx.file.text))
      yield { messageId: 'mutable', at: flags, state };
  }
}

export default defineRule({
  id: 'platform/pending-intent-mutable',
  meta: {
    title: 'Pending intent that others can fill in',
    category: 'platform',
    severity: 'error',
    precision: 'high',
    languages: ['kotlin', 'java'],
    cwe: [927],
    masvs: ['MASVS-PLATFORM-1'],
    maswe: ['MASWE-0032'],
    mission: [2],
    since: '0.1.0',
    notIn: {
      swift: 'Pending intents are Android’s.',
      'objective-c': 'Pending intents are Android’s.',
      dart: 'Plugins make the pending intents, in Kotlin and Java.',
      typescript: 'Plugins make the pending intents, in Kotlin and Java.',
      javascript: 'Plugins make the pending intents, in Kotlin and Java.',
    },
    docs: {
      what: 'Finds pending intents with `FLAG_MUTABLE`, or without either flag below API level 31, whose intent names no component and no package, mutable ones with a named component where nothing in the file needs to fill them in, and `FLAG_ALLOW_UNSAFE_IMPLICIT_INTENT`. Flags and intents are followed through variables and scope functions of the file. Files that use direct reply, bubbles, inline suggestions, geofences, NFC dispatch and the like may have mutable intents with a named target.',
      why: 'Whoever gets a mutable pending intent may fill in what is missing, such as the component it goes to, its data or permission grants, and send it with the identity of your app: it then opens screens and providers that are closed to others.',
      fix: 'Use `FLAG_IMMUTABLE`. Where the system has to fill something in, as in a direct reply, keep `FLAG_MUTABLE` and name the component: `Intent(context, ReplyReceiver::class.java)`.',
      references: [
        'https://developer.android.com/privacy-and-security/risks/pending-intent',
        'https://developer.android.com/reference/android/app/PendingIntent#FLAG_MUTABLE',
        'https://developer.android.com/about/versions/12/behavior-changes-12#pending-intent-mutability',
        'https://developer.android.com/about/versions/14/behavior-changes-14#safer-intents',
        'https://mas.owasp.org/MASWE/MASVS-PLATFORM/MASWE-0032/',
      ],
    },
  },
  messages: {
    'mutable-implicit':
      'Others can fill in this pending intent and send it as your app. It is mutable and names no component. Use FLAG_IMMUTABLE.',
    'unset-implicit':
      'Others can fill in this pending intent and send it as your app. Without a flag it is mutable below API level 31, and it names no component. Use FLAG_IMMUTABLE.',
    mutable: {
      text: 'This pending intent is mutable although nothing here fills it in. Whoever gets it can change its extras and data. Use FLAG_IMMUTABLE.',
      severity: 'warning',
    },
    'unsafe-implicit':
      'This flag switches off the check against mutable intents that name nobody. Others can send the intent as your app, to a component of theirs. Name the component and use FLAG_IMMUTABLE.',
  },
  queries: [{ on: 'call', names: Object.keys(pendingIntentCalls), check }],
  fixes,
});
