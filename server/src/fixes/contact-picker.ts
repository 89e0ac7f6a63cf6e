import { packageLine } from './helper-file';

/** Which of a contact's data the app reads, by the class of `ContactsContract.CommonDataKinds`. */
export type ContactData = 'Phone' | 'Email' | 'StructuredPostal';

const nouns: Readonly<Record<ContactData, { readonly name: string; readonly words: string; readonly column: string }>> =
  {
    Phone: { name: 'PickPhone', words: 'a phone number', column: 'NUMBER' },
    Email: { name: 'PickEmail', words: 'an e-mail address', column: 'ADDRESS' },
    StructuredPostal: { name: 'PickPostalAddress', words: 'a postal address', column: 'FORMATTED_ADDRESS' },
  };

/** The class that the Android picker is written as: `PickPhone`. */
export const androidPickerName = (data: ContactData): string => nouns[data].name;

/** The API level from which the system has a contact picker of its own. Source: developer.android.com, "Contact picker". */
export const contactPickerSince = 37;

const explanation = (data: ContactData): readonly string[] => [
  `Lets the user choose ${nouns[data].words}; needs no permission. Query the address that it gives for \`${data}.${nouns[data].column}\``,
  `and \`${data}.DISPLAY_NAME\` at once, because access ends with the process.`,
];

/**
 * An activity result contract in Kotlin. With `sessions` it asks for the contact picker of Android 17, which needs the SDK of that
 * version to compile; without, the system shows that picker to apps that target Android 17. Facts: developer.android.com "Contact
 * picker", `ContactsPickerSessionContract`.
 */
export const contactPickerKotlin = (packageName: string, data: ContactData, sessions: boolean): string => {
  const old = `Intent(Intent.ACTION_PICK, ${data}.CONTENT_URI)`;
  const create = sessions
    ? ` {
        if (Build.VERSION.SDK_INT < ${contactPickerSince}) return ${old}
        val fields = arrayListOf(${data}.CONTENT_ITEM_TYPE)
        return Intent(ContactsPickerSessionContract.ACTION_PICK_CONTACTS)
            .putStringArrayListExtra(ContactsPickerSessionContract.EXTRA_PICK_CONTACTS_REQUESTED_DATA_FIELDS, fields)
    }`
    : ` = ${old}`;
  return `${packageLine(packageName)}import android.app.Activity
import android.content.Context
import android.content.Intent
import android.net.Uri
${sessions ? 'import android.os.Build\n' : ''}import android.provider.ContactsContract.CommonDataKinds.${data}
${sessions ? 'import android.provider.ContactsPickerSessionContract\n' : ''}import androidx.activity.result.contract.ActivityResultContract

/**
${explanation(data)
  .map((line) => ` * ${line}`)
  .join('\n')}
 */
class ${nouns[data].name} : ActivityResultContract<Unit, Uri?>() {
    override fun createIntent(context: Context, input: Unit): Intent${create}

    override fun parseResult(resultCode: Int, intent: Intent?): Uri? =
        intent?.data?.takeIf { resultCode == Activity.RESULT_OK }
}
`;
};

/** The same in Java. */
export const contactPickerJava = (packageName: string, data: ContactData, sessions: boolean): string => {
  const old = `return new Intent(Intent.ACTION_PICK, ${data}.CONTENT_URI);`;
  const create = sessions
    ? `        if (Build.VERSION.SDK_INT < ${contactPickerSince}) {
            ${old}
        }
        ArrayList<String> fields = new ArrayList<>(List.of(${data}.CONTENT_ITEM_TYPE));
        return new Intent(ContactsPickerSessionContract.ACTION_PICK_CONTACTS)
                .putStringArrayListExtra(
                        ContactsPickerSessionContract.EXTRA_PICK_CONTACTS_REQUESTED_DATA_FIELDS, fields);`
    : `        ${old}`;
  return `${packageLine(packageName, ';')}import android.app.Activity;
import android.content.Context;
import android.content.Intent;
import android.net.Uri;
${sessions ? 'import android.os.Build;\n' : ''}import android.provider.ContactsContract.CommonDataKinds.${data};
${sessions ? 'import android.provider.ContactsPickerSessionContract;\n' : ''}import androidx.activity.result.contract.ActivityResultContract;
${sessions ? 'import java.util.ArrayList;\nimport java.util.List;\n' : ''}
/**
${explanation(data)
  .map((line) => ` * ${line}`)
  .join('\n')}
 */
public final class ${nouns[data].name} extends ActivityResultContract<Void, Uri> {
    @Override
    public Intent createIntent(Context context, Void input) {
${create}
    }

    @Override
    public Uri parseResult(int resultCode, Intent intent) {
        return resultCode == Activity.RESULT_OK && intent != null ? intent.getData() : null;
    }
}
`;
};

/** `ContactPicker` in Swift, without imports. Facts: developer.apple.com, `CNContactPickerViewController`. */
export const contactPickerSwift = `
/// Lets the user choose one contact; needs no permission and no purpose string. Keep it as long as the picker is shown.
final class ContactPicker: NSObject, CNContactPickerDelegate {
    private var onPicked: ((CNContact) -> Void)?

    @MainActor
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

export const contactPickerHeader = `#import <ContactsUI/ContactsUI.h>

NS_ASSUME_NONNULL_BEGIN

/// Lets the user choose one contact; needs no permission and no purpose string. Keep it as long as the picker is shown.
@interface ContactPicker : NSObject <CNContactPickerDelegate>

- (void)presentFrom:(UIViewController *)controller onPicked:(void (^)(CNContact *contact))onPicked;

@end

NS_ASSUME_NONNULL_END
`;

export const contactPickerObjectiveC = `#import "ContactPicker.h"

@interface ContactPicker ()

@property (nonatomic, copy) void (^onPicked)(CNContact *contact);

@end

@implementation ContactPicker

- (void)presentFrom:(UIViewController *)controller onPicked:(void (^)(CNContact *contact))onPicked {
    self.onPicked = onPicked;
    CNContactPickerViewController *picker = [[CNContactPickerViewController alloc] init];
    picker.delegate = self;
    [controller presentViewController:picker animated:YES completion:nil];
}

- (void)contactPicker:(CNContactPickerViewController *)picker didSelectContact:(CNContact *)contact {
    self.onPicked(contact);
}

@end
`;

const scriptComment = '/** Lets the user choose one contact; needs no permission. */\n';

export const contactPickerExpo = (typed: boolean): string =>
  `import { Contact } from 'expo-contacts';\n\n${scriptComment}export const pickContact = ()${typed ? ': Promise<Contact | null>' : ''} => Contact.presentPicker();\n`;

export const contactPickerExpoLegacy = (module: string): string =>
  `import { presentContactPickerAsync } from '${module}';\n\n${scriptComment}export const pickContact = () => presentContactPickerAsync();\n`;

export const contactPickerCapacitor = `import { Contacts } from '@capacitor-community/contacts';\n\n${scriptComment}export const pickContact = () => Contacts.pickContact({ projection: { name: true, phones: true } });\n`;

/** For flutter_contacts 2; `openExternalPick` of 1 reads the contact after the pick, with the permission. Facts: pub.dev, `NativeApi.showPicker`. */
export const contactPickerDart = `import 'package:flutter_contacts/flutter_contacts.dart';

/// Lets the user choose one contact; needs no permission. Null when nothing was chosen.
Future<Contact?> pickContact() => FlutterContacts.native.showPicker();
`;
