import { codeLanguages } from '../../core/language';
import type { SourceKind } from '../../models/api-model';
import { defineRule, type FlowPath, type Query, type RuleContext } from '../../rule-kit/rule';
import type { SyntaxNode } from '../../syntax/nodes';
import { fixes, type Message, type State } from './pii-to-analytics.fixes';

/** What is sent to analytics, by how grave it is. One query each, so that a graver kind is not hidden by a milder one. */
function sent(messageId: Message, sources: readonly SourceKind[]): Query<Message> {
  return {
    on: 'flow',
    sources,
    sinks: ['analytics'],
    sanitizers: ['encryption', 'hash', 'redaction', 'metadata'],
    keyIsSource: true,
    *check(ctx, path) {
      const { name } = path.source;
      if (pseudonymous.test(name) || isPushToken(ctx, path)) return;
      const at = placeOf(path);
      yield { messageId, at, data: { name, service: path.sink.model.label }, state: { path } satisfies State };
    },
  };
}

/** Names that only look personal: identifiers that mean nothing outside the service. */
const pseudonymous = /(^|_)(anonymous|random|install|pseudo)|uuid$/i;

/** Push services need their own token; it opens nothing. */
const isPushToken = (ctx: RuleContext, { source, sink }: FlowPath): boolean =>
  /token$/i.test(source.name) &&
  /push|fcm|apns|device|registration|notif/i.test(
    ctx.file.text.slice(sink.call.range.start, sink.call.range.end) + source.name,
  );

/** The part of the event that brings the value, or the whole event when it was put together elsewhere. */
function placeOf({ source, sink }: FlowPath): SyntaxNode {
  for (let node: SyntaxNode | undefined = source.node; node; node = node.parent) {
    if (node === sink.value || node === sink.call) return source.node;
  }
  const part = partNamed(sink.value, source.name);
  const { parent } = source.node;
  return part ?? (parent?.kind === 'call' || parent?.kind === 'pair' ? source.node : sink.value);
}

/** The entry of a literal event whose key or value has the source's name. */
function partNamed(value: SyntaxNode, name: string): SyntaxNode | undefined {
  const stack = [value];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.kind === 'pair' && (node.name === name || lastName(node.value) === name)) return node.value;
    if ((node.kind === 'name' || node.kind === 'member') && node.name === name) return node;
    stack.push(...node.children);
  }
  return undefined;
}

const lastName = (node: SyntaxNode): string | undefined =>
  node.kind === 'name' || node.kind === 'member' ? node.name : undefined;

export default defineRule({
  id: 'privacy/pii-to-analytics',
  meta: {
    title: 'Personal data sent to analytics',
    category: 'privacy',
    severity: 'warning',
    precision: 'high',
    languages: codeLanguages,
    cwe: [359, 201],
    masvs: ['MASVS-PRIVACY-2'],
    maswe: ['MASWE-0067', 'MASWE-0068'],
    mission: [1],
    since: '0.1.0',
    gravestOnly: true,
    docs: {
      what: 'Follows personal, financial and health data, coordinates and credentials to the events, user ids and user properties of analytics and marketing services: Firebase, Google Analytics, Amplitude, Mixpanel, Segment, PostHog, RudderStack, Heap, Braze, OneSignal, CleverTap, AppsFlyer, Adjust, Flurry, Branch, Meta, Clarity and UXCam. Values are followed through variables, maps, bundles and functions, also across files. Hashed, encrypted, masked and counted values, opaque ids, flags and fixed texts are left alone. Crash reports belong to `storage/sensitive-log`.',
      why: 'An analytics service joins what an app tells it with what other apps tell it, keeps it for years, and shows it to everyone with access to the dashboard. Most of these services forbid personal data in their terms, and an e-mail address as user id turns every later event into personal data.',
      fix: 'Measure what happens, not who does it: leave the value out, or send a category or a count. Where events of one person must belong together, use a random id of the installation that the user can renew. Start the service only after consent.',
      references: [
        'https://mas.owasp.org/MASWE/MASVS-PRIVACY/MASWE-0067/',
        'https://support.google.com/analytics/answer/6366371',
        'https://developer.apple.com/app-store/user-privacy-and-data-use/',
      ],
    },
  },
  messages: {
    credential:
      '`{name}` is sent to {service}. Everyone with access to the dashboard can sign in with it. Leave it out of the event.',
    sensitive:
      '`{name}` is sent to {service}. The service keeps facts about money or health for years, beside all that it knows of the user. Leave it out, or send a category.',
    location:
      '`{name}` is sent to {service}. Exact coordinates show where somebody lives and works. Leave them out, or send the region.',
    'personal-data':
      '`{name}` is sent to {service}. It turns every event into personal data and joins it with what other apps report. Leave it out, or use a random id.',
  },
  projectWords: ['installId'],
  queries: [
    sent('credential', ['credential', 'password', 'otp']),
    sent('sensitive', ['financial', 'health']),
    sent('location', ['location-data']),
    sent('personal-data', ['personal-data']),
  ],
  fixes,
});
