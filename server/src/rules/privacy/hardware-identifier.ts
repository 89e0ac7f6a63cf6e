import { codeLanguages } from '../../core/language';
import type { TextRange } from '../../core/location';
import {
  type DeviceIdentifier,
  deviceIdentifierNames,
  deviceIdentifiers,
  phoneStateWords,
} from '../../models/device-identifiers';
import { defineRule, type Match, type ProjectFacts, type RuleContext } from '../../rule-kit/rule';
import { destinationsOf } from '../../semantics/flow/destinations';
import { lastIdentifier } from '../../semantics/flow/name-sources';
import { attribute } from '../../syntax/document';
import type { CallNode, MemberNode, SyntaxNode } from '../../syntax/nodes';
import { fixes } from './hardware-identifier.fixes';
import type { Message, State } from './hardware-identifier.state';

/** Who manages devices has to tell them apart. */
const managementWords = ['DeviceAdminReceiver', 'DevicePolicyManager', 'ManagedConfigurations'];
const managesDevices = (project: ProjectFacts): boolean => managementWords.some((word) => project.usesWord(word));

/** The row of a call or property read, with the smallest place that shows it. */
function identify(
  ctx: RuleContext,
  node: SyntaxNode,
): { row: DeviceIdentifier; at: { range: TextRange }; nameOnly: boolean } | undefined {
  if (node.kind !== 'call' && node.kind !== 'member') return undefined;
  for (const row of deviceIdentifiers) {
    if (row.dependency && !ctx.project.dependsOn(row.dependency)) continue;
    const resolution = ctx.semantics.matchesModel(node, row);
    if (!resolution) continue;
    const key = row.only && node.kind === 'call' ? node.args[row.only.arg]?.value : undefined;
    return { row, at: key ?? { range: node.nameRange }, nameOnly: resolution === 'name-only' };
  }
  return undefined;
}

/** Shown on a page or copied by the user's own hand: the user decides who gets it. */
function onlyShown(ctx: RuleContext, node: SyntaxNode): boolean {
  const places = destinationsOf(ctx.semantics, node).filter(({ kind }) => kind === 'argument');
  return (
    places.length > 0 &&
    places.every(
      ({ call }) =>
        call && (call.form === 'jsx' || /^(Clipboard|UIPasteboard)$/.test(lastIdentifier(call.receiver ?? call) ?? '')),
    )
  );
}

function* read(ctx: RuleContext, node: CallNode | MemberNode): Iterable<Match<Message>> {
  const found = managesDevices(ctx.project) ? undefined : identify(ctx, node);
  if (!found) return;
  const { row, at, nameOnly } = found;
  if (!row.permanent && onlyShown(ctx, node)) return;
  yield {
    messageId: row.permanent ? 'hardware' : 'app-scoped',
    at,
    data: { identifier: row.label },
    ...(nameOnly ? { precision: 'medium' as const } : {}),
    state: { node, row } satisfies State,
  };
}

export default defineRule({
  id: 'privacy/hardware-identifier',
  meta: {
    title: 'Permanent device identifier',
    category: 'privacy',
    severity: 'warning',
    precision: 'high',
    languages: [...codeLanguages, 'xml'],
    cwe: [359],
    masvs: ['MASVS-PRIVACY-2'],
    maswe: ['MASWE-0068'],
    mission: [1],
    since: '0.1.0',
    gravestOnly: true,
    docs: {
      what: 'Finds code that reads what a device is recognised by: IMEI, IMSI, serial numbers, MAC addresses, the identifier of the DRM system, phone number, ANDROID_ID, the identifier for vendor, and what packages of React Native, Expo, Capacitor, Cordova and Flutter make of them. Identifiers that no reset changes are warnings. Those that the system makes for one app or vendor are a remark, and a warning where data flow shows that they reach a request, an analytics service or a log. Also finds `READ_PRIVILEGED_PHONE_STATE`, and `READ_PHONE_STATE` in projects that read identifiers and watch no calls. Model and system version are no identifiers. Apps that manage devices are left alone.',
      why: 'Such an identifier joins everything that any app or service knows about a person, over years, after a new installation, and without a way to say no. Since Android 10 the system gives most of them to no app, so the code is dead weight or breaks. One that is needed to tell installations apart can be random.',
      fix: 'Make a random identifier on the first start and keep it in the app’s own storage: it ends with the installation and can be renewed when the user asks. Firebase installation ids and, for advertising and fraud, the App Set ID do the same. Then delete `READ_PHONE_STATE`.',
      references: [
        'https://developer.android.com/identity/user-data-ids',
        'https://developer.apple.com/documentation/uikit/uidevice/identifierforvendor',
        'https://mas.owasp.org/MASWE/MASVS-PRIVACY/MASWE-0068/',
      ],
    },
  },
  messages: {
    hardware:
      'This reads {identifier}, which no reset changes. It joins what all services know about a person, for years. Use a random identifier of the installation.',
    'app-scoped': {
      text: 'This reads {identifier}, which outlives the session and sign-out. It recognises the device whoever uses it. A random identifier of the installation can be renewed.',
      severity: 'information',
    },
    sent: 'The value read here, {identifier}, goes into {sink}. Whoever receives it recognises the device for years. Send a random identifier of the installation.',
    permission:
      'Only code that reads identifiers of the phone uses this permission. It asks for calls and numbers, and since Android 10 it gives no identifier to apps. Use a random identifier and delete it.',
  },
  projectWords: [...managementWords, ...phoneStateWords.identifiers, ...phoneStateWords.calls, 'installId'],
  queries: [
    { on: 'call', names: deviceIdentifierNames, check: read },
    {
      on: 'name',
      names: deviceIdentifierNames,
      *check(ctx, node) {
        if (node.kind === 'member') yield* read(ctx, node);
      },
    },
    {
      on: 'flow',
      sources: ['device-identifier'],
      sinks: ['network', 'analytics', 'log'],
      sanitizers: ['metadata'],
      *check(ctx, { source, sink }) {
        const { node } = source;
        if (managesDevices(ctx.project)) return;
        const found = identify(ctx, node);
        const at = found?.at ?? (node.kind === 'call' || node.kind === 'member' ? { range: node.nameRange } : node);
        const data = { identifier: found?.row.label ?? source.name, sink: sink.model.label };
        yield { messageId: 'sent', at, data, state: { node, row: found?.row } satisfies State };
      },
    },
    {
      on: 'entry',
      roles: ['android-manifest'],
      names: ['uses-permission', 'uses-permission-sdk-23'],
      *check(ctx, node) {
        const name = attribute(node, 'android:name');
        if (!name || ctx.isDebugSource || attribute(node, 'tools:node')?.value === 'remove') return;
        const privileged = name.value === 'android.permission.READ_PRIVILEGED_PHONE_STATE';
        if (!privileged && !(name.value === 'android.permission.READ_PHONE_STATE' && servesIdentifiers(ctx.project)))
          return;
        yield { messageId: 'permission', at: { range: name.valueRange }, state: { element: node } satisfies State };
      },
    },
  ],
  fixes,
});

/** The permission also tells about calls and networks; who uses that needs it. */
function servesIdentifiers(project: ProjectFacts): boolean {
  const uses = (words: readonly string[]) => words.some((word) => project.usesWord(word));
  return (
    project.complete && uses(phoneStateWords.identifiers) && !uses(phoneStateWords.calls) && !managesDevices(project)
  );
}
