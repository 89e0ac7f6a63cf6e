import type { Edit } from '../../core/edit';
import { folderOf } from '../../core/uri';
import type { Fix, Match, RuleContext } from '../../rule-kit/rule';
import type { Message, State } from './contacts-full-access';

const leavesFinding = 'The code that reads all contacts stays until it uses the picker.';
const stateOf = (match: Match<Message>): State => (match.state ?? {}) as State;
export const kotlinPicker = (
  packageName: string,
): string => `${packageName ? `package ${packageName}\n\n` : ''}import android.net.Uri
import androidx.activity.ComponentActivity
import androidx.activity.result.ActivityResultLauncher
import androidx.activity.result.contract.ActivityResultContracts

/** Lets the user choose one contact; needs no permission. Call it before the activity is started, launch it later. */
fun ComponentActivity.contactPicker(onPicked: (Uri?) -> Unit): ActivityResultLauncher<Void?> =
    registerForActivityResult(ActivityResultContracts.PickContact()) { contact -> onPicked(contact) }
`;

export const swiftPicker = `
/// Lets the user choose one contact; needs no permission and no purpose string.
final class ContactPicker: NSObject, CNContactPickerDelegate {
    private var onPicked: ((CNContact) -> Void)?

    func present(from controller: UIViewController, onPicked: @escaping (CNContact) -> Void) {
        self.onPicked = onPicked
        let picker = CNContactPickerViewController()
        picker.delegate = self
        controller.present(picker, animated: true)
    }

    func contactPicker(_ picker: CNContactPickerViewController, didSelect contact: CNContact) {
        onPicked?(contact)
    }
}
`;

/** The picker of the package in use, as a function of its own file. */
export function scriptPicker(api: string | undefined, typed: boolean): string | undefined {
  const module = api?.slice(0, api.indexOf('#'));
  const comment = '/** Lets the user choose one contact; needs no permission. */\n';
  if (module === 'expo-contacts' && api?.includes('Contact.')) {
    const type = typed ? ': Promise<Contact | null>' : '';
    return `import { Contact } from 'expo-contacts';\n\n${comment}export const pickContact = ()${type} => Contact.presentPicker();\n`;
  }
  if (module?.startsWith('expo-contacts')) {
    return `import { presentContactPickerAsync } from '${module}';\n\n${comment}export const pickContact = () => presentContactPickerAsync();\n`;
  }
  if (module === '@capacitor-community/contacts') {
    return `import { Contacts } from '@capacitor-community/contacts';\n\n${comment}export const pickContact = () => Contacts.pickContact({ projection: { name: true, phones: true } });\n`;
  }
  return undefined;
}

export const dartPicker = `import 'package:flutter_contacts/flutter_contacts.dart';

/// Lets the user choose one contact; needs no permission. Null when nothing was chosen.
Future<Contact?> pickContact() => FlutterContacts.openExternalPick();
`;

function addPicker(ctx: RuleContext, match: Match<Message>): readonly Edit[] | undefined {
  const { api } = stateOf(match);
  const { file } = ctx;
  const folder = folderOf(file.uri);
  switch (file.language) {
    case 'kotlin':
      return [
        {
          edit: 'create-file',
          uri: `${folder}/ContactPicker.kt`,
          text: kotlinPicker(file.tree?.root.packageName ?? ''),
        },
      ];
    case 'swift': {
      if (ctx.project.symbols.classes('ContactPicker').length > 0 || file.text.includes('class ContactPicker'))
        return undefined;
      const end = { start: file.text.length, end: file.text.length };
      return [
        { edit: 'add-import', import: { module: 'ContactsUI' } },
        { edit: 'add-import', import: { module: 'UIKit' } },
        { edit: 'replace', range: end, expect: '', text: `${file.text.endsWith('\n') ? '' : '\n'}${swiftPicker}` },
      ];
    }
    case 'typescript':
    case 'javascript': {
      const text = scriptPicker(api, file.language === 'typescript');
      return text
        ? [
            {
              edit: 'create-file',
              uri: `${folder}/contact-picker.${file.language === 'typescript' ? 'ts' : 'js'}`,
              text,
            },
          ]
        : undefined;
    }
    case 'dart':
      return api?.includes('flutter_contacts')
        ? [{ edit: 'create-file', uri: `${folder}/contact_picker.dart`, text: dartPicker }]
        : undefined;
    default:
      return undefined;
  }
}

export const fixes: readonly Fix<Message>[] = [
  {
    title: 'Delete the permission (reading all contacts fails; pickers go on working)',
    applicability: 'suggestion',
    for: ['permission'],
    languages: ['xml'],
    edits(_ctx, match) {
      const { node } = stateOf(match);
      return node && [{ edit: 'remove', range: node.range }];
    },
  },
  {
    title: 'Delete the entry (reading all contacts fails; pickers go on working)',
    applicability: 'suggestion',
    for: ['purpose', 'configured'],
    languages: ['plist', 'json'],
    edits(ctx, match) {
      const { node } = stateOf(match);
      if (!node || (ctx.file.language !== 'plist' && ctx.file.language !== 'json')) return undefined;
      return [{ edit: 'set-key', path: node.path, value: undefined }];
    },
  },
  {
    title: 'Add a contact picker that needs no permission',
    applicability: 'manual',
    leavesFinding,
    for: ['reads-all', 'asks-for-all'],
    languages: ['kotlin', 'swift', 'typescript', 'javascript', 'dart'],
    edits: addPicker,
  },
];
