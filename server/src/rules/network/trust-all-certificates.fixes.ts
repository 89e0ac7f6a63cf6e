import type { Edit } from '../../core/edit';
import { codeLanguages } from '../../core/language';
import { xmlResourceUri } from '../../fixes/android-resource';
import { removePartEdits } from '../../fixes/remove-part';
import { debugOnlyEdits, defaultHandlingEdits } from '../../fixes/server-trust';
import { delegateToPlatformEdits, removeTrustManagerEdits } from '../../fixes/trust-manager';
import type { Fix, Match, RuleContext } from '../../rule-kit/rule';
import { attribute, descendants } from '../../syntax/document';
import type { Message, State } from './trust-all-certificates.state';

const stateOf = (match: Match<Message>): State => match.state as State;

function managerEdits(ctx: RuleContext, match: Match<Message>): readonly Edit[] | undefined {
  const state = stateOf(match);
  return state?.kind === 'manager' ? removeTrustManagerEdits(ctx, state.type) : undefined;
}

function delegateEdits(ctx: RuleContext, match: Match<Message>): readonly Edit[] | undefined {
  const state = stateOf(match);
  return state?.kind === 'manager' ? delegateToPlatformEdits(ctx, state.checks) : undefined;
}

const debugTrust = `<?xml version="1.0" encoding="utf-8"?>
<network-security-config>
    <debug-overrides>
        <trust-anchors>
            <certificates src="user" />
        </trust-anchors>
    </debug-overrides>
</network-security-config>
`;

/** The manifest of the app that the code belongs to, when it has no network security config yet. */
function securityConfigEdits(ctx: RuleContext): readonly Edit[] | undefined {
  const manifests = ctx.project
    .documents('android-manifest')
    .filter(({ uri }) => /\/main\/AndroidManifest\.xml$/.test(uri));
  const own = manifests.filter(({ uri }) => ctx.file.uri.startsWith(uri.slice(0, uri.lastIndexOf('/') + 1)));
  const manifest = own[0] ?? (manifests.length === 1 ? manifests[0] : undefined);
  if (!manifest?.document) return undefined;
  for (const node of descendants(manifest.document.root)) {
    if (node.name !== 'application') continue;
    const name = 'android:networkSecurityConfig';
    if (attribute(node, name)) return undefined;
    const resource = xmlResourceUri(manifest.uri, 'network_security_config');
    return [
      {
        edit: 'set-attribute',
        uri: manifest.uri,
        element: node.range.start,
        name,
        value: '@xml/network_security_config',
      },
      { edit: 'create-file', uri: resource, text: debugTrust },
    ];
  }
  return undefined;
}

export const fixes: readonly Fix<Message>[] = [
  {
    title: 'Remove the trust manager, so that the platform checks certificates',
    applicability: 'safe',
    for: ['empty-check'],
    languages: ['kotlin', 'java'],
    edits: managerEdits,
  },
  {
    title: 'Let the platform’s trust manager check certificates',
    applicability: 'safe',
    for: ['empty-check'],
    languages: ['kotlin', 'java'],
    edits: (ctx, match) => (managerEdits(ctx, match) ? undefined : delegateEdits(ctx, match)),
  },
  {
    title: 'Check certificates; trust installed ones in debug builds only',
    applicability: 'suggestion',
    for: ['empty-check'],
    languages: ['kotlin', 'java'],
    edits(ctx, match) {
      const code = managerEdits(ctx, match) ?? delegateEdits(ctx, match);
      const configuration = securityConfigEdits(ctx);
      return code && configuration && [...code, ...configuration];
    },
  },
  {
    title: 'Leave the answer to the platform',
    applicability: 'safe',
    for: ['unchecked-trust'],
    languages: ['swift', 'objective-c'],
    edits(ctx, match) {
      const state = stateOf(match);
      return state?.kind === 'credential' ? defaultHandlingEdits(ctx, state.call) : undefined;
    },
  },
  {
    title: 'Accept the certificate in debug builds only (#if DEBUG)',
    applicability: 'manual',
    for: ['unchecked-trust'],
    languages: ['swift', 'objective-c'],
    leavesFinding:
      'The code that accepts every certificate stays in debug builds, where it is reported as a warning until the test server has a certificate that the device trusts.',
    edits(ctx, match) {
      const state = stateOf(match);
      return state?.kind === 'credential' ? debugOnlyEdits(ctx, state.call) : undefined;
    },
  },
  {
    title: 'Remove the override, so that certificates are checked',
    applicability: 'safe',
    for: ['validation-off', 'lax-callback'],
    languages: [...codeLanguages, 'properties'],
    edits(ctx, match) {
      const state = stateOf(match);
      if (state?.kind === 'key') return [{ edit: 'set-key', path: state.path, value: undefined }];
      if (state?.kind === 'remove') return removePartEdits(state.node, ctx.file.text);
      if (state?.kind !== 'replace') return undefined;
      const { range, text } = state;
      return [{ edit: 'replace', range, expect: ctx.file.text.slice(range.start, range.end), text }];
    },
  },
];
