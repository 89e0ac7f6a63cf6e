import assert from 'node:assert/strict';
import { XMLParser } from 'fast-xml-parser';
import type { Inventory, InventoryEntry } from '../../server/src/inventory/inventory';
import { htmlReport } from '../../server/src/report/html/html-report';
import { appleDraft, playDraft } from '../../server/src/report/inventory/disclosure-drafts';
import { cli } from '../cli/run-in-process';
import { temporaryFolder } from '../harness/temporary-folder';
import { reportInput } from '../report/sample-findings';

const manifest = (...permissions: string[]) =>
  `<manifest xmlns:android="http://schemas.android.com/apk/res/android">\n${permissions
    .map((name) => `  <uses-permission android:name="android.permission.${name}" />\n`)
    .join('')}  <application />\n</manifest>\n`;
const plist = (...keys: string[]) =>
  `<?xml version="1.0"?>\n<plist version="1.0"><dict>${keys.map((key) => `<key>${key}</key><string>why</string>`).join('')}</dict></plist>\n`;

async function inventory(files: Readonly<Record<string, string>>): Promise<Inventory> {
  const folder = temporaryFolder(files);
  const { out, err, code } = await cli(folder.path, ['inventory', '--format', 'json', '--quiet']);
  assert.equal(code, 0, err);
  return JSON.parse(out)[0];
}

const find = (from: Inventory, type: string): InventoryEntry => {
  const found = from.entries.find((entry) => entry.type === type);
  assert.ok(found, `${type} in ${from.entries.map((entry) => entry.type).join(', ')}`);
  return found;
};
const names = (list: readonly { name: string }[]) => [...new Set(list.map(({ name }) => name))];

describe('data inventory', () => {
  it('joins what an Android app declares, reads, keeps and passes on', async () => {
    const found = await inventory({
      'app/src/main/AndroidManifest.xml': manifest('READ_CONTACTS', 'RECORD_AUDIO'),
      'app/build.gradle':
        "plugins { id 'com.android.application' }\ndependencies {\n  implementation 'com.google.firebase:firebase-analytics:22.0.0'\n}\n",
      'settings.gradle': '',
      'app/src/main/java/a/A.kt': `package a
import android.content.Context
import android.provider.ContactsContract
import android.util.Log
class A(private val context: Context) {
  // PHPhotoLibrary in a comment is nothing
  fun names() = context.contentResolver.query(ContactsContract.Contacts.CONTENT_URI, null, null, null, null)
  fun f(email: String) { Log.d("a", email) }
}
`,
      'app/src/test/java/a/ATest.kt': 'package a\nval calendar = CalendarContract.Events.CONTENT_URI\n',
    });
    const contacts = find(found, 'contacts');
    assert.deepEqual(
      [names(contacts.declared), names(contacts.read), contacts.marks],
      [['android.permission.READ_CONTACTS'], ['ContactsContract'], []],
    );
    assert.deepEqual(find(found, 'voice').marks, ['declared-unused']);
    const email = find(found, 'name-email');
    assert.deepEqual(
      email.goesTo.map(({ kind, value, name }) => [kind, value, name]),
      [['log', 'email', 'the Android log']],
    );
    assert.deepEqual(email.marks, ['more-than-protected']);
    assert.deepEqual(
      find(found, 'usage').receivedBy.map(({ service, purpose }) => [service, purpose]),
      [['Firebase Analytics', 'analytics']],
    );
    for (const type of ['photos-videos', 'calendar'])
      assert.ok(!found.entries.some((entry) => entry.type === type), type);
    assert.deepEqual(
      found.entries.map(({ weight }) => weight),
      found.entries.map(({ weight }) => weight).sort((a, b) => b - a),
    );
  });

  it('marks what an iOS app uses without a purpose string, or does not name in its privacy manifest', async () => {
    const swift =
      'import CoreLocation\nimport Foundation\nfinal class F {\n  let manager = CLLocationManager()\n  func send(email: String) {\n    var request = URLRequest(url: URL(string: "https://a.example.org")!)\n    request.httpBody = email.data(using: .utf8)\n  }\n}\n';
    const files = {
      'App/Info.plist': plist('NSFaceIDUsageDescription'),
      'App/F.swift': swift,
      Podfile: 'target "App" do\nend\n',
    };
    const bare = await inventory(files);
    assert.deepEqual(find(bare, 'precise-location').marks, ['used-undeclared']);
    assert.deepEqual(find(bare, 'name-email').marks, []);
    const declared = await inventory({
      ...files,
      'App/Info.plist': plist('NSLocationWhenInUseUsageDescription'),
      'App/PrivacyInfo.xcprivacy':
        '<?xml version="1.0"?>\n<plist version="1.0"><dict><key>NSPrivacyCollectedDataTypes</key><array/></dict></plist>\n',
    });
    assert.deepEqual(find(declared, 'precise-location').marks, []);
    assert.deepEqual(find(declared, 'name-email').marks, ['not-in-privacy-manifest']);
  });

  it('knows the packages of Expo, Capacitor and Flutter', async () => {
    const expo = await inventory({
      'package.json':
        '{ "dependencies": { "expo": "~57.0.0", "expo-contacts": "~15.0.0", "posthog-react-native": "^4.0.0" } }',
      'app.json': '{ "expo": { "name": "a", "android": { "permissions": ["READ_CALENDAR"] } } }',
    });
    assert.deepEqual(names(find(expo, 'contacts').broughtBy), ['expo-contacts']);
    assert.deepEqual(names(find(expo, 'calendar').declared), ['READ_CALENDAR']);
    assert.equal(find(expo, 'usage').receivedBy[0]?.service, 'PostHog');
    const flutter = await inventory({
      'pubspec.yaml': 'name: a\ndependencies:\n  flutter:\n    sdk: flutter\n  geolocator: ^14.0.0\n',
      'lib/main.dart':
        "import 'package:geolocator/geolocator.dart';\nFuture<void> f() async { await Geolocator.getCurrentPosition(); }\n",
    });
    const location = find(flutter, 'precise-location');
    assert.deepEqual(
      [names(location.broughtBy), names(location.read)],
      [['geolocator'], ['Geolocator', 'getCurrentPosition']],
    );
    assert.ok(!flutter.entries.some(({ type }) => type === 'background-location'));
  });

  it('is empty for a project without personal data, and says so', async () => {
    const folder = temporaryFolder({ 'pubspec.yaml': 'name: a\n', 'lib/a.dart': 'int f() => 1;\n' });
    const { out, code } = await cli(folder.path, ['inventory', '--quiet']);
    assert.deepEqual([out, code], ['No personal data found.\n', 0]);
    assert.equal((await cli(folder.path, ['inventory', 'nowhere', '--quiet'])).code, 2);
  });

  const sample: Inventory = {
    root: 'file:///app',
    entries: [
      {
        type: 'name-email',
        label: 'name, e-mail and phone',
        weight: 2,
        declared: [],
        read: [],
        goesTo: [
          {
            kind: 'log',
            name: 'the <log>',
            value: '=cmd()',
            uri: 'file:///app/a',
            range: { start: 0, end: 1 },
            steps: [],
          },
          {
            kind: 'analytics',
            name: 'Firebase',
            value: 'email',
            uri: 'file:///app/a',
            range: { start: 0, end: 1 },
            steps: [],
          },
        ],
        broughtBy: [],
        receivedBy: [],
        marks: ['more-than-protected'],
      },
    ],
  };

  it('drafts the forms of the stores, marked as drafts', () => {
    const play = playDraft([sample]);
    assert.match(play, /^"DRAFT /);
    assert.match(play, /"Personal info","Name, Email address","yes","yes"/);
    assert.ok(!/"[=+@-]/.test(play), 'no cell is a formula');
    const apple = appleDraft([sample]);
    assert.match(apple, /<!-- DRAFT /);
    const read = new XMLParser().parse(apple, true);
    const items = read.plist.dict.array.find(
      (each: unknown) => typeof each === 'object' && each !== null && 'dict' in each,
    ).dict;
    assert.deepEqual(
      items.map((item: { string: string }) => item.string),
      ['EmailAddress', 'Name', 'PhoneNumber'].map((name) => `NSPrivacyCollectedDataType${name}`),
    );
  });

  it('is a part of the page, with a picture of the ways that lets no markup through', () => {
    const page = htmlReport(reportInput({ inventories: [sample] }));
    assert.match(page, /<svg [^>]*role="img"/);
    assert.match(page, /kept or logged without protection/);
    assert.ok(page.includes('the &lt;log&gt;') && !page.includes('the <log>'));
    assert.doesNotMatch(htmlReport(reportInput()), /Personal data<\/h2>/);
  });
});
