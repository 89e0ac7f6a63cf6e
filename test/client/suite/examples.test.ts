import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileUri, findingsOf, openFile, quickFix, revert, waitForFindings } from './editor';

interface Planted {
  readonly file: string;
  readonly rule: string;
  /** From 1. */
  readonly line: number;
  readonly underlined: string;
  /** How the title of the fix begins. */
  readonly fix: string;
  /** What the document says after the fix. */
  readonly fixed: RegExp;
}

/** A stored credential and one other problem of every example app. */
const planted: readonly Planted[] = [
  {
    file: 'android-notes/app/src/main/java/app/inkwell/notes/data/SessionStore.kt',
    rule: 'storage/plaintext-credential',
    line: 15,
    underlined: 'session.accessToken',
    fix: 'Encrypt it with a Keystore key',
    fixed: /\.putSecret\(TOKEN_KEY, session\.accessToken\)/,
  },
  {
    file: 'android-notes/app/build.gradle.kts',
    rule: 'resilience/debuggable-release',
    line: 27,
    underlined: 'true',
    fix: 'Set to false',
    fixed: /isDebuggable = false/,
  },
  {
    file: 'ios-wallet/Wallet/Storage/SessionDefaults.swift',
    rule: 'storage/plaintext-credential',
    line: 8,
    underlined: 'accessToken',
    fix: 'Keep it in the keychain',
    fixed: /SecItemAdd/,
  },
  {
    file: 'ios-wallet/Wallet/Legacy/TWCardStore.m',
    rule: 'storage/sensitive-log',
    line: 9,
    underlined: 'accessToken',
    fix: 'Take the value out of the log',
    fixed: /NSLog\(@"Saving token(?! %@", accessToken)/,
  },
  {
    file: 'expo-clinic/src/storage/session-store.ts',
    rule: 'storage/plaintext-credential',
    line: 8,
    underlined: 'session.accessToken',
    fix: 'Keep it in expo-secure-store',
    fixed: /secureStorage\.setItem\(TOKEN_KEY, session\.accessToken\)/,
  },
  {
    file: 'expo-clinic/eas.json',
    rule: 'resilience/debuggable-release',
    line: 14,
    underlined: 'true',
    fix: 'Set to false',
    fixed: /"developmentClient": false/,
  },
  {
    file: 'flutter-fleet/lib/storage/session_preferences.dart',
    rule: 'storage/plaintext-credential',
    line: 9,
    underlined: 'session.accessToken',
    fix: 'Keep it in flutter_secure_storage',
    fixed: /prefs\.setSecret\('access_token', session\.accessToken\)/,
  },
  {
    file: 'flutter-fleet/ios/Runner/Info.plist',
    rule: 'network/cleartext-permitted',
    line: 10,
    underlined: '<true/>',
    fix: 'Do not allow plain HTTP',
    fixed: /^(?![\s\S]*NSAllowsArbitraryLoads<)/,
  },
  {
    file: 'capacitor-shop/src/storage/session-preferences.ts',
    rule: 'storage/plaintext-credential',
    line: 6,
    underlined: 'session.accessToken',
    fix: 'Keep it in Capacitor secure storage',
    fixed: /securePreferences\.set\(/,
  },
  {
    file: 'capacitor-shop/firestore.rules',
    rule: 'cloud/firebase-rules-open',
    line: 11,
    underlined: 'true',
    fix: 'Allow the owner only',
    fixed: /match \/orders\/\{order\} \{\s+allow read, write: if (?!true)/,
  },
];

describe('example apps', () => {
  afterEach(revert);

  for (const { file, rule, line, underlined, fix, fixed } of planted) {
    it(`${file}: underlines ${rule} exactly, and the fix takes it away`, async () => {
      const { document } = await openFile(file);
      const atLine = (each: vscode.Diagnostic): boolean => each.range.start.line === line - 1;
      const found = (await waitForFindings(document.uri, (all) => all.some(atLine), rule)).filter(atLine);
      assert.deepEqual(
        found.map((each) => document.getText(each.range)),
        [underlined],
      );
      const before = findingsOf(document.uri, rule).length;
      const [range] = found.map((each) => each.range);
      assert.ok(range);
      const { edit } = await quickFix(document.uri, range, fix);
      assert.ok(edit && (await vscode.workspace.applyEdit(edit)), 'the editor takes the edit');
      await waitForFindings(document.uri, (all) => all.length < before, rule);
      assert.match(document.getText(), fixed);
    });
  }

  it('shows the steps of a flow beside the finding', async () => {
    const { document } = await openFile('android-notes/app/src/main/java/app/inkwell/notes/data/NoteExport.java');
    const [found] = await waitForFindings(document.uri, (all) => all.length === 1, 'storage/sensitive-log');
    const steps = found?.relatedInformation ?? [];
    assert.ok(steps.length >= 2, `${steps.length} steps`);
    assert.match(steps[0]?.message ?? '', /^Step 1 of /);
    assert.ok(steps.every((step) => step.location.uri.path === document.uri.path));
  });

  it('loses a finding whose rule is turned off and has it again after', async () => {
    const { document } = await openFile('capacitor-shop/capacitor.config.ts');
    const rule = 'network/cleartext-permitted';
    const settings = vscode.workspace.getConfiguration('holdfast');
    const target = vscode.ConfigurationTarget.Workspace;
    await waitForFindings(document.uri, (all) => all.length === 2, rule);
    try {
      await settings.update('rules', { [rule]: 'off' }, target);
      await waitForFindings(document.uri, (all) => all.length === 0, rule);
    } finally {
      await settings.update('rules', undefined, target);
    }
    await waitForFindings(document.uri, (all) => all.length === 2, rule);
  });

  it('has problems of all five apps after a scan', async () => {
    await vscode.commands.executeCommand('holdfast.scanWorkspace');
    for (const { file, rule, line } of planted) {
      await waitForFindings(fileUri(file), (all) => all.some((each) => each.range.start.line === line - 1), rule);
    }
  });
});
