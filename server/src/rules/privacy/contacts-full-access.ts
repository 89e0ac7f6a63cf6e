import { contactApis, contactCallNames } from '../../models/contact-apis';
import { declarationQueries } from '../../rule-kit/declarations';
import { listedApi } from '../../rule-kit/listed-api';
import { originalName } from '../../rule-kit/original-name';
import { defineRule, type Match, type ProjectFacts, type RuleContext } from '../../rule-kit/rule';
import { child, type DocumentNode } from '../../syntax/document';
import type { CallNode, SyntaxNode } from '../../syntax/nodes';
import { enclosing, entryOf, unwrap } from '../../syntax/walk';
import { fixes } from './contacts-full-access.fixes';

export type Message = 'permission' | 'purpose' | 'configured' | 'plugin' | 'reads-all' | 'asks-for-all';

export interface State {
  readonly node?: DocumentNode;
  readonly api?: string;
  /** What reads all contacts. */
  readonly call?: CallNode;
}

/** Diallers, messengers and backup apps work on the address book itself. */
const roleWords = ['CallScreeningService', 'InCallService', 'ROLE_DIALER', 'ROLE_SMS', 'ROLE_CALL_SCREENING'];
const worksOnContacts = (project: ProjectFacts): boolean => roleWords.some((word) => project.usesWord(word));

function* report(ctx: RuleContext, match: Match<Message>): Iterable<Match<Message>> {
  yield worksOnContacts(ctx.project) ? { ...match, severity: 'information' } : match;
}

/** `ContactsContract.Contacts.CONTENT_URI` as written: the whole table and not one row of it. */
function isContactsTable(ctx: RuleContext, node: SyntaxNode): boolean {
  const target = unwrap(node);
  if (target.kind !== 'member' || !/^(CONTENT|CONTENT_FILTER|ENTERPRISE_CONTENT_FILTER)_URI$/.test(target.name))
    return false;
  for (
    let owner: SyntaxNode | undefined = target.receiver;
    owner;
    owner = owner.kind === 'member' ? owner.receiver : undefined
  ) {
    if (owner.kind !== 'name' && owner.kind !== 'member') return false;
    const qualified = ctx.semantics.qualifiedName(owner.name) ?? '';
    if (owner.name === 'ContactsContract' || /\.ContactsContract(\.|$)/.test(qualified)) return true;
  }
  return false;
}

const androidPicker = 'a contact picker: ACTION_PICK_CONTACTS on Android 17, ACTION_PICK before';

/** Questions whether it was granted ask for nothing. */
const onlyLooks = /^(check|should|has|is|get)/;

/** `Manifest.permission.READ_CONTACTS`, `PermissionsAndroid.PERMISSIONS.READ_CONTACTS`, `PERMISSIONS.IOS.CONTACTS`. */
function* asked(ctx: RuleContext, node: SyntaxNode): Iterable<Match<Message>> {
  if (node.kind !== 'member') return;
  const call = enclosing(node, 'call');
  if (call && onlyLooks.test(originalName(ctx, call))) return;
  const owner = node.receiver?.kind === 'member' || node.receiver?.kind === 'name' ? node.receiver.name : '';
  if (!(node.name === 'CONTACTS' ? /^IOS$/ : /^(permission|PERMISSIONS|ANDROID)$/).test(owner)) return;
  const script = ctx.file.treeLanguage === 'typescript' || ctx.file.treeLanguage === 'javascript';
  const data = { instead: script ? 'a contact picker' : androidPicker };
  yield* report(ctx, { messageId: 'asks-for-all', at: { range: node.nameRange }, data });
}

const limitsToOne = /(_ID|\b_id|CONTACT_ID|LOOKUP|lookup|RAW_CONTACT_ID|NUMBER)\b/;

function* query(ctx: RuleContext, call: CallNode): Iterable<Match<Message>> {
  const table = call.args[0]?.value;
  if (!table || !isContactsTable(ctx, table)) return;
  const selection = call.args[2]?.value;
  if (selection && limitsToOne.test(ctx.file.text.slice(selection.range.start, selection.range.end))) return;
  const state: State = { call };
  yield* report(ctx, { messageId: 'reads-all', at: table, data: { instead: androidPicker }, state });
}

const reader =
  /^(?:(?:getAll|getAllDetails|getAllWithoutPhotos|getContacts|getContactsAsync|getAllContacts|find)(?:\(.*)?|enumerateContacts.*)$/;

function* apiCall(ctx: RuleContext, call: CallNode): Iterable<Match<Message>> {
  const row = listedApi(ctx, call, contactApis);
  if (!row || readsOne(call)) return;
  // The row's name, because a file may import the function under another.
  const messageId = reader.test(row.api.split(/[#.]/).pop() ?? '') ? 'reads-all' : 'asks-for-all';
  yield* report(ctx, {
    messageId,
    at: { range: call.nameRange },
    data: { instead: row.instead },
    state: { api: row.api, call } satisfies State,
  });
}

/** `getContactsAsync({ id })` reads what was picked. */
const readsOne = (call: CallNode): boolean =>
  call.args[0] !== undefined && entryOf(call.args[0].value, 'id') !== undefined;

export default defineRule({
  id: 'privacy/contacts-full-access',
  meta: {
    title: 'Whole address book requested',
    category: 'privacy',
    severity: 'warning',
    precision: 'high',
    languages: ['xml', 'plist', 'json', 'kotlin', 'java', 'swift', 'objective-c', 'typescript', 'javascript', 'dart'],
    cwe: [359, 250],
    masvs: ['MASVS-PRIVACY-1'],
    maswe: ['MASWE-0066', 'MASWE-0069'],
    mission: [1],
    since: '0.1.0',
    docs: {
      what: 'Finds the permission and purpose string for the whole address book and calls that read or request all contacts, also through permission packages and the plugin of expo-contacts, on Android, iOS, React Native, Capacitor, Cordova and Flutter. Queries for one contact and pickers are left alone; in diallers, messengers and call screening apps the finding is a remark only.',
      why: 'An address book holds names, numbers and relations of people who never agreed to anything. Once read, it leaks with everything else the app holds. The system’s picker hands over just what the user chooses and needs no permission. Google Play lets apps that target API level 37 keep the permission only where the picker does not suffice; review whether that is so.',
      fix: 'Let the user pick: `ContactsPickerSessionContract.ACTION_PICK_CONTACTS` on Android 17, `ACTION_PICK` on the data that is needed before, `CNContactPickerViewController`, `Contact.presentPicker()`, `Contacts.pickContact()`, `FlutterContacts.native.showPicker()`. Where full access stays, read only the fields that are used. Then delete the permission.',
      references: [
        'https://developer.android.com/about/versions/17/features/contact-picker',
        'https://developer.apple.com/documentation/contactsui/cncontactpickerviewcontroller',
        'https://docs.expo.dev/versions/latest/sdk/contacts/',
        'https://support.google.com/googleplay/android-developer/answer/16935362',
      ],
    },
  },
  messages: {
    permission:
      'This permission opens the whole address book. It belongs to people who never agreed, and leaks with the rest. Let the user pick contacts, which needs no permission.',
    purpose:
      'This purpose string asks for the whole address book. It belongs to people who never agreed, and leaks with the rest. Use the contact picker, which needs no permission.',
    configured:
      'This entry requests the whole address book. It belongs to people who never agreed, and leaks with the rest. Let the user pick contacts, which needs no permission.',
    plugin:
      'This plugin adds the permissions for the whole address book. It belongs to people who never agreed, and leaks with the rest. Block the permissions and let the user pick contacts.',
    'reads-all':
      'This reads the whole address book. It belongs to people who never agreed, and leaks with the rest. Use {instead}.',
    'asks-for-all':
      'This asks for the whole address book. It belongs to people who never agreed, and leaks with the rest. Use {instead}, which needs no permission.',
  },
  projectWords: roleWords,
  queries: [
    ...declarationQueries<Message>(
      ['READ_CONTACTS'],
      ['NSContactsUsageDescription'],
      function* (ctx, { kind, node, at }) {
        yield* report(ctx, { messageId: kind, at, state: { node } satisfies State });
      },
    ),
    {
      // The plugin asks for both permissions whatever the app calls.
      on: 'entry',
      roles: ['expo-config'],
      names: ['plugins'],
      *check(ctx, plugins) {
        const android = plugins.parent && child(plugins.parent, 'android');
        const blocked = android && child(android, 'blockedPermissions');
        if (blocked?.children.some(({ value }) => /(^|\.)READ_CONTACTS$/.test(String(value)))) return;
        for (const plugin of plugins.children) {
          const node = plugin.value === 'expo-contacts' ? plugin : plugin.children[0];
          if (node?.value !== 'expo-contacts' || !node.valueRange) continue;
          yield* report(ctx, { messageId: 'plugin', at: { range: node.valueRange }, state: { node } satisfies State });
        }
      },
    },
    {
      on: 'name',
      names: ['READ_CONTACTS', 'CONTACTS'],
      languages: ['kotlin', 'java', 'typescript', 'javascript'],
      check: asked,
    },
    { on: 'call', names: ['query', 'managedQuery'], languages: ['kotlin', 'java'], check: query },
    {
      on: 'call',
      names: contactCallNames,
      languages: ['swift', 'objective-c', 'typescript', 'javascript', 'dart'],
      check: apiCall,
    },
    {
      // Every contact of a container or group is every contact.
      on: 'call',
      names: ['predicateForContactsInContainer', 'predicateForContactsInContainerWithIdentifier:'],
      languages: ['swift', 'objective-c'],
      *check(ctx, call) {
        const instead = 'CNContactPickerViewController, or ContactAccessButton on iOS 18';
        yield* report(ctx, { messageId: 'reads-all', at: { range: call.nameRange }, data: { instead } });
      },
    },
    {
      // permission_handler: `Permission.contacts.request()`; flutter_contacts 2: `FlutterContacts.permissions.request(…)`.
      on: 'call',
      names: ['request'],
      languages: ['dart'],
      *check(ctx, call) {
        const asked = call.receiver;
        const owner = asked?.kind === 'member' ? asked.receiver : undefined;
        if (asked?.kind !== 'member' || (owner?.kind !== 'name' && owner?.kind !== 'member')) return;
        const own = owner.name === 'FlutterContacts' && asked.name === 'permissions';
        if (!own && !(owner.name === 'Permission' && asked.name === 'contacts')) return;
        const state: State = own ? { api: 'flutter_contacts FlutterContacts#permissions' } : {};
        const data = { instead: 'FlutterContacts.native.showPicker()' };
        yield* report(ctx, { messageId: 'asks-for-all', at: asked, data, state });
      },
    },
  ],
  fixes,
});
