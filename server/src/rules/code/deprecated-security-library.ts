import type { Edit } from '../../core/edit';
import { canAdd, type DeprecatedLibrary, deprecationOf, legacySignInWords } from '../../models/deprecated-libraries';
import { type Dependency, defineRule, type Match, type RuleContext } from '../../rule-kit/rule';
import { attribute, descendants } from '../../syntax/document';

type Message = 'deprecated' | 'built-in' | 'apache-http';

interface State {
  readonly dependency: Dependency;
  readonly row: DeprecatedLibrary;
}

const stateOf = (match: Match<Message>): State => match.state as State;

export default defineRule({
  id: 'code/deprecated-security-library',
  meta: {
    title: 'Abandoned or replaced security library',
    category: 'code',
    severity: 'warning',
    precision: 'high',
    languages: ['gradle', 'toml', 'json', 'yaml', 'podfile', 'swift', 'xml'],
    cwe: [1104, 477],
    masvs: ['MASVS-CODE-3'],
    maswe: ['MASWE-0046', 'MASWE-0044'],
    mission: [4],
    since: '0.1.0',
    withoutFix: {
      podfile: 'A pod is exchanged together with the code that calls it; `pod install` has to run in between.',
      swift: 'A package is exchanged together with the code that imports it.',
      'apache-http':
        'The line only keeps code alive that uses the old client. It can go when that code has moved to another one.',
    },
    docs: {
      what: 'Finds dependencies that security rests on and that are deprecated, renamed or abandoned, in Gradle files, version catalogs, `package.json`, `pubspec.yaml`, Podfiles, Swift packages and Cordova configuration; `useLibrary` of Apache’s HTTP client, and `play-services-auth` where the project uses its old sign-in classes. Packages that only a lock file names are left to `code/outdated-dependency`.',
      why: 'Holes found in them from now on stay open, and their services may be gone already. The longer data is written with an abandoned store, the harder it is to move.',
      fix: 'Move to the successor. Where packages and classes stayed the same, the coordinate can simply be exchanged; otherwise add the successor beside the old library, move code and stored data over, then remove the old one.',
      references: [
        'https://developer.android.com/jetpack/androidx/releases/security',
        'https://developer.android.com/google/play/integrity/migrate',
        'https://firebase.google.com/support/dynamic-links-faq',
      ],
    },
  },
  messages: {
    deprecated: '{name} is deprecated: {reason}. Holes found in it stay open. Use {instead}.{guide}',
    'built-in': '{name} is no longer needed: {reason}. An unmaintained plugin only adds risk. Remove it.',
    'apache-http':
      'Android removed this HTTP client in version 6. Holes found in it, also in how it checks certificates, stay open. Use OkHttp.',
  },
  projectWords: legacySignInWords,
  queries: [
    {
      on: 'entry',
      roles: ['gradle-build'],
      names: ['useLibrary'],
      *check(_ctx, node) {
        if (node.value === 'org.apache.http.legacy' && node.valueRange) {
          yield { messageId: 'apache-http', at: { range: node.valueRange }, state: { node } };
        }
      },
    },
    {
      on: 'project',
      *check(project) {
        for (const dependency of project.dependencies) {
          const row = deprecationOf(dependency);
          if (!row || row.usedWords?.every((word) => !project.usesWord(word))) continue;
          const guide = row.guide ? ` Guide: ${row.guide}` : '';
          yield {
            messageId: row.removable ? 'built-in' : 'deprecated',
            at: { range: dependency.range },
            uri: dependency.uri,
            data: { name: dependency.name, reason: row.reason, instead: row.instead, guide },
            ...(row.severity ? { severity: row.severity } : dependency.dev ? { severity: 'information' as const } : {}),
            state: { dependency, row } satisfies State,
          };
        }
      },
    },
  ],
  fixes: [
    {
      title: 'Exchange the library for its successor (same packages and classes)',
      applicability: 'suggestion',
      for: ['deprecated'],
      languages: ['gradle', 'toml'],
      edits(ctx, match) {
        const { dependency, row } = stateOf(match);
        if (!row.successor?.dropIn || !dependency.versionRange) return undefined;
        const { text } = ctx.file;
        const written = text.slice(dependency.range.start, dependency.range.end);
        const version = text.slice(dependency.versionRange.start, dependency.versionRange.end);
        // A name assembled elsewhere or a version shared through a variable is left to the developer.
        if (!written.startsWith(dependency.name) || version !== dependency.version) return undefined;
        const renamed: Edit = {
          edit: 'replace',
          range: { start: dependency.range.start, end: dependency.range.start + dependency.name.length },
          expect: dependency.name,
          text: row.successor.name,
        };
        return [
          renamed,
          { edit: 'replace', range: dependency.versionRange, expect: version, text: row.successor.version },
        ];
      },
    },
    {
      title: 'Add the successor beside it, to move the code over',
      applicability: 'manual',
      leavesFinding: 'The old library stays until the code and the data it stored have moved.',
      for: ['deprecated'],
      languages: ['gradle', 'json', 'yaml'],
      edits(_ctx, match) {
        const { dependency, row } = stateOf(match);
        if (!row.successor || row.successor.dropIn || !canAdd(dependency.ecosystem)) return undefined;
        return [
          {
            edit: 'add-dependency',
            ecosystem: dependency.ecosystem,
            name: row.successor.name,
            version: row.successor.version,
          },
        ];
      },
    },
    {
      title: 'Remove the plugin (the platform has it built in)',
      applicability: 'suggestion',
      for: ['built-in'],
      languages: ['json', 'xml'],
      edits(ctx, match) {
        const { dependency } = stateOf(match);
        if (dependency.ecosystem === 'cordova') return removePlugin(ctx, dependency);
        const section = dependency.dev ? 'devDependencies' : 'dependencies';
        return dependency.ecosystem === 'npm'
          ? [{ edit: 'set-key', path: [section, dependency.name], value: undefined }]
          : undefined;
      },
    },
  ],
});

/** `<plugin name="…" />` of Cordova's configuration. */
function removePlugin(ctx: RuleContext, { range }: Dependency): readonly Edit[] | undefined {
  if (!ctx.file.document) return undefined;
  for (const node of descendants(ctx.file.document.root)) {
    const name = node.name === 'plugin' ? attribute(node, 'name') : undefined;
    if (name?.valueRange.start === range.start) return [{ edit: 'remove', range: node.range }];
  }
  return undefined;
}
