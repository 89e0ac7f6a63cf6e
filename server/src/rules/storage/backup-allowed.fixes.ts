import type { TextRange } from '../../core/location';
import { resourceFile } from '../../fixes/android-resource';
import { insert, replace } from '../../fixes/text-edits';
import type { Fix, Match } from '../../rule-kit/rule';
import type { Message } from './backup-allowed';

export interface State {
  readonly element?: number;
  readonly remove?: TextRange;
  /** The only `include` of a section. */
  readonly lastInclude?: TextRange;
  /** The rules that lack a section. */
  readonly section?: TextRange;
  readonly path?: readonly string[];
  readonly value?: TextRange;
}

const stateOf = (match: Match<Message>): State => (match.state ?? {}) as State;

const domains = ['root', 'file', 'database', 'sharedpref', 'external'];
const excludes = (names: readonly string[], indent: string): string =>
  names.map((domain) => `${indent}<exclude domain="${domain}" path="." />\n`).join('');

/** Nothing leaves the device, neither to the cloud nor to another device. */
export const noBackup = `<?xml version="1.0" encoding="utf-8"?>
<data-extraction-rules>
    <cloud-backup disableIfNoEncryptionCapabilities="true">
${excludes(domains, '        ')}    </cloud-backup>
    <device-transfer>
${excludes(domains, '        ')}    </device-transfer>
</data-extraction-rules>
`;

/** Files still move; settings and databases, where sessions live, do not. */
const withoutStores = `<?xml version="1.0" encoding="utf-8"?>
<data-extraction-rules>
    <cloud-backup disableIfNoEncryptionCapabilities="true">
${excludes(['sharedpref', 'database'], '        ')}    </cloud-backup>
    <device-transfer>
${excludes(['sharedpref', 'database'], '        ')}    </device-transfer>
</data-extraction-rules>
`;

/** The same for Android 11 and older. */
const legacyWithoutStores = `<?xml version="1.0" encoding="utf-8"?>
<full-backup-content>
${excludes(['sharedpref', 'database'], '    ')}</full-backup-content>
`;

export const fixes: readonly Fix<Message>[] = [
  {
    title: 'Turn backup and device transfer off (new devices start empty)',
    applicability: 'suggestion',
    for: ['backed-up', 'backed-up-by-default', 'transfer-possible'],
    languages: ['xml'],
    edits(ctx, match) {
      const { element } = stateOf(match);
      if (element === undefined) return undefined;
      return [
        { edit: 'set-attribute', element, name: 'android:allowBackup', value: 'false' },
        ...resourceFile(ctx, element, 'android:dataExtractionRules', 'data_extraction_rules', noBackup),
      ];
    },
  },
  {
    title: 'Keep the backup, but leave settings and databases out of it',
    applicability: 'suggestion',
    for: ['backed-up', 'backed-up-by-default'],
    languages: ['xml'],
    edits(ctx, match) {
      const { element } = stateOf(match);
      if (element === undefined) return undefined;
      return [
        ...resourceFile(ctx, element, 'android:dataExtractionRules', 'data_extraction_rules', withoutStores),
        ...resourceFile(ctx, element, 'android:fullBackupContent', 'backup_rules', legacyWithoutStores),
      ];
    },
  },
  {
    title: 'Leave this store out of the backup',
    applicability: 'suggestion',
    for: ['whole-store-included', 'whole-store-transferred'],
    languages: ['xml'],
    edits(ctx, match) {
      const { remove, lastInclude } = stateOf(match);
      if (!lastInclude) return remove && [{ edit: 'remove', range: remove }];
      const { text } = ctx.file;
      const before = text.slice(text.lastIndexOf('\n', lastInclude.start - 1) + 1, lastInclude.start);
      const indent = before.trim() === '' ? before : '';
      return [replace(ctx, lastInclude, excludes(domains, indent).trim())];
    },
  },
  {
    title: 'Let this kind of backup copy nothing',
    applicability: 'suggestion',
    for: ['cloud-unlimited', 'transfer-unlimited'],
    languages: ['xml'],
    edits(ctx, match) {
      const { section } = stateOf(match);
      const close = section ? ctx.file.text.lastIndexOf('</', section.end) : -1;
      if (!section || close <= section.start) return undefined;
      const name = match.messageId === 'cloud-unlimited' ? 'cloud-backup' : 'device-transfer';
      const flag = name === 'cloud-backup' ? ' disableIfNoEncryptionCapabilities="true"' : '';
      const lines = `    <${name}${flag}>\n${excludes(domains, '        ')}    </${name}>\n`;
      return [insert(ctx.file.text.lastIndexOf('\n', close) + 1, lines)];
    },
  },
  {
    title: 'Back up only where it is encrypted',
    applicability: 'safe',
    for: ['unencrypted-backup'],
    languages: ['xml'],
    edits(_ctx, match) {
      const { element } = stateOf(match);
      if (element === undefined) return undefined;
      return [{ edit: 'set-attribute', element, name: 'disableIfNoEncryptionCapabilities', value: 'true' }];
    },
  },
  {
    title: 'Do not keep data after removal',
    applicability: 'suggestion',
    for: ['fragile-data'],
    languages: ['xml'],
    edits(_ctx, match) {
      const { element } = stateOf(match);
      if (element === undefined) return undefined;
      return [{ edit: 'set-attribute', element, name: 'android:hasFragileUserData', value: 'false' }];
    },
  },
  {
    title: 'Set android.allowBackup to false (new devices start empty)',
    applicability: 'suggestion',
    for: ['expo-backed-up'],
    languages: ['json', 'typescript', 'javascript'],
    edits(ctx, match) {
      const { path, value } = stateOf(match);
      if (path) return [{ edit: 'set-key', path, value: false }];
      return (
        value && [{ edit: 'replace', range: value, expect: ctx.file.text.slice(value.start, value.end), text: 'false' }]
      );
    },
  },
  {
    title: 'Let the plugin keep the encrypted store out of backups',
    applicability: 'safe',
    for: ['secure-store-backed-up'],
    languages: ['json', 'typescript', 'javascript'],
    edits(ctx, match) {
      const { value } = stateOf(match);
      return (
        value && [{ edit: 'replace', range: value, expect: ctx.file.text.slice(value.start, value.end), text: 'true' }]
      );
    },
  },
];
