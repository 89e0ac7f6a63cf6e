import { limitedSwift, markedKotlin } from '../../../server/src/fixes/clipboard/limited-copy';
import { packageName, type Snippet } from './snippet';

const kotlin = `package ${packageName}

import android.content.ClipData
import android.content.ClipboardManager
import android.os.PersistableBundle

/** Copies a secret without a preview. The server should make what was copied short-lived. */
fun ClipboardManager.copySecret(label: String, text: String) {
    setPrimaryClip(ClipData.newPlainText(label, text)${markedKotlin})
}
`;

const swift = `import UIKit
import UniformTypeIdentifiers

/// Copies a secret that stays on this device for a minute. The server should make what was copied short-lived.
func copySecret(_ text: String) {
    ${limitedSwift('UIPasteboard.general', '[[UTType.utf8PlainText.identifier: text]]')}
}
`;

const script = `import * as Clipboard from 'expo-clipboard';

/** Copies a secret for a minute. The server should make what was copied short-lived. */
export async function copySecret(text: string): Promise<void> {
  await Clipboard.setStringAsync(text);
  setTimeout(() => void Clipboard.setStringAsync(''), 60_000);
}
`;

const dart = `import 'dart:async';

import 'package:flutter/services.dart';

/// Copies a secret for a minute. The server should make what was copied short-lived.
Future<void> copySecret(String text) async {
  await Clipboard.setData(ClipboardData(text: text));
  Timer(const Duration(seconds: 60), () => Clipboard.setData(const ClipboardData(text: '')));
}
`;

const prefix = 'msec-clipboard';

export const snippets: readonly Snippet[] = [
  { language: 'kotlin', prefix, description: 'Copy that is marked as sensitive', code: kotlin },
  { language: 'swift', prefix, description: 'Copy that stays on the device for a minute', code: swift },
  { language: 'typescript', prefix, description: 'Copy that is cleared after a minute (Expo)', code: script },
  { language: 'dart', prefix, description: 'Copy that is cleared after a minute', code: dart },
];
