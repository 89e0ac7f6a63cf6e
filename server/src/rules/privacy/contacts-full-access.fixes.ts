import type { Edit } from '../../core/edit';
import { folderOf } from '../../core/uri';
import {
  androidPickerName,
  type ContactData,
  contactPickerCapacitor,
  contactPickerDart,
  contactPickerExpo,
  contactPickerExpoLegacy,
  contactPickerHeader,
  contactPickerJava,
  contactPickerKotlin,
  contactPickerObjectiveC,
  contactPickerSince,
  contactPickerSwift,
} from '../../fixes/contact-picker';
import { deleteDeclaration } from '../../fixes/declaration';
import { blockExpoPermissions } from '../../fixes/expo-permissions';
import { insert, replace } from '../../fixes/text-edits';
import type { Fix, Match, RuleContext } from '../../rule-kit/rule';
import { child } from '../../syntax/document';
import type { Message, State } from './contacts-full-access';
import { usedFieldsEdits } from './contacts-full-access.fields';

const leavesFinding = 'The code that reads all contacts stays until it uses the picker.';
const stateOf = (match: Match<Message>): State => (match.state ?? {}) as State;

/** The picker of the package in use, as a function of its own file. */
function scriptPicker(api: string | undefined, typed: boolean): string | undefined {
  const module = api?.slice(0, api.indexOf('#'));
  if (module === 'expo-contacts' && api?.includes('Contact.')) return contactPickerExpo(typed);
  if (module?.startsWith('expo-contacts')) return contactPickerExpoLegacy(module);
  return module === '@capacitor-community/contacts' ? contactPickerCapacitor : undefined;
}

/** What a file reads of contacts, by the tables that it names. */
function dataOf(text: string): ContactData {
  const tables = [...text.matchAll(/\b(Phone|Email|StructuredPostal)\.CONTENT_(?:FILTER_)?URI\b/g)].map(
    ([, name]) => name,
  );
  return tables.includes('Phone') ? 'Phone' : ((tables[0] as ContactData | undefined) ?? 'Phone');
}

/** Whether the SDK that the app is built with knows the contact picker of Android 17. */
const knowsSessions = (ctx: RuleContext): boolean =>
  ctx.project.platformLevels.some(({ kind, value }) => kind === 'compile-sdk' && value >= contactPickerSince);

function addPicker(ctx: RuleContext, match: Match<Message>): readonly Edit[] | undefined {
  const { api } = stateOf(match);
  const data = dataOf(ctx.file.text);
  const { file, project } = ctx;
  const create = (name: string, text: string | undefined): readonly Edit[] | undefined => {
    const uri = `${folderOf(file.uri)}/${name}`;
    return text === undefined || project.exists(uri) ? undefined : [{ edit: 'create-file', uri, text }];
  };
  const packageName = file.tree?.root.packageName ?? '';
  switch (file.treeLanguage) {
    case 'kotlin':
      return create(`${androidPickerName(data)}.kt`, contactPickerKotlin(packageName, data, knowsSessions(ctx)));
    case 'java':
      return create(`${androidPickerName(data)}.java`, contactPickerJava(packageName, data, knowsSessions(ctx)));
    case 'swift': {
      if (project.symbols.classes('ContactPicker').length > 0 || file.text.includes('class ContactPicker'))
        return undefined;
      return [
        { edit: 'add-import', import: { module: 'ContactsUI' } },
        { edit: 'add-import', import: { module: 'UIKit' } },
        insert(file.text.length, `${file.text.endsWith('\n') ? '' : '\n'}${contactPickerSwift}`),
      ];
    }
    case 'objective-c': {
      if (project.symbols.classes('ContactPicker').length > 0) return undefined;
      const header = create('ContactPicker.h', contactPickerHeader);
      const source = create('ContactPicker.m', contactPickerObjectiveC);
      return header && source && [...header, ...source];
    }
    case 'typescript':
    case 'javascript': {
      const typed = file.language === 'typescript';
      return create(`contact-picker.${typed ? 'ts' : 'js'}`, scriptPicker(api, typed));
    }
    case 'dart': {
      const fits = api?.includes('flutter_contacts') && !/#(getContacts|requestPermission)$/.test(api);
      return create('contact_picker.dart', fits ? contactPickerDart : undefined);
    }
    default:
      return undefined;
  }
}

/** `"expo-contacts"` in Expo's plugins brings both permissions along; its option `false` leaves the purpose string out. */
function keepPluginOut(ctx: RuleContext, match: Match<Message>): readonly Edit[] | undefined {
  const { node } = stateOf(match);
  const written = node?.parent?.name === 'plugins' ? node : node?.parent;
  const plugins = written?.parent;
  if (!node || !written || !plugins) return undefined;
  const blocked = blockExpoPermissions(ctx, ['READ_CONTACTS', 'WRITE_CONTACTS'], plugins);
  const option = '"contactsPermission": false';
  if (written === node) return blocked && [...blocked, replace(ctx, node.range, `["expo-contacts", { ${option} }]`)];
  const options = written.children[1];
  const given = options && child(options, 'contactsPermission');
  if (!blocked) return undefined;
  if (given) return [...blocked, replace(ctx, given.range, option)];
  const first = options?.children[0];
  const at = first?.range.start ?? node.range.end;
  return [...blocked, insert(at, first ? `${option}, ` : `, { ${option} }`)];
}

export const fixes: readonly Fix<Message>[] = [
  {
    title: 'Delete the permission (reading all contacts fails; pickers work)',
    applicability: 'suggestion',
    for: ['permission'],
    languages: ['xml'],
    edits(_ctx, match) {
      const { node } = stateOf(match);
      return node && [{ edit: 'remove', range: node.range }];
    },
  },
  {
    title: 'Delete the entry (reading all contacts fails; pickers work)',
    applicability: 'suggestion',
    for: ['purpose', 'configured'],
    languages: ['plist', 'json', 'xml'],
    edits: (ctx, match) => deleteDeclaration(ctx, stateOf(match).node),
  },
  {
    title: 'Block what the plugin adds (reading all contacts fails; pickers work)',
    applicability: 'suggestion',
    for: ['plugin'],
    languages: ['json'],
    edits: keepPluginOut,
  },
  {
    title: 'Add a contact picker that needs no permission',
    applicability: 'manual',
    leavesFinding,
    for: ['reads-all', 'asks-for-all'],
    languages: ['kotlin', 'java', 'swift', 'objective-c', 'typescript', 'javascript', 'dart'],
    edits: addPicker,
  },
  {
    title: 'Read only what the function uses of the contacts',
    applicability: 'manual',
    leavesFinding: 'All contacts are still read; a picker hands over the chosen one only.',
    for: ['reads-all'],
    languages: ['kotlin', 'java', 'typescript', 'javascript'],
    edits(ctx, match) {
      const { call, api } = stateOf(match);
      return call && usedFieldsEdits(ctx, call, api);
    },
  },
];
