import type { CodeLanguage } from '../core/language';
import type { ApiModel } from './api-model';
import { dart, jvm, kotlin, objc, script, swift } from './language-sets';

interface Hints {
  readonly distinctive?: boolean;
  readonly receiverHint?: RegExp;
}

/** Languages, api, where the value goes in, hints. */
type Row = readonly [readonly CodeLanguage[], string, ApiModel['at'], Hints?];

const pasteboard = { receiverHint: /pasteboard/i } as const;

const rows: readonly Row[] = [
  [jvm, 'android.content.ClipData#newPlainText', 'arg:1'],
  [jvm, 'android.content.ClipData#newHtmlText', 'arg:1'],
  [kotlin, 'androidx.compose.ui.platform.ClipboardManager#setText', 'arg:0', { receiverHint: /clipboardManager/i }],
  [swift, 'UIKit.UIPasteboard#string=', 'arg:0', pasteboard],
  [swift, 'UIKit.UIPasteboard#strings=', 'arg:0', pasteboard],
  [swift, 'UIKit.UIPasteboard#setValue(_:forPasteboardType:)', 'arg:0', pasteboard],
  [swift, 'UIKit.UIPasteboard#setItems(_:options:)', 'arg:0', pasteboard],
  [objc, 'UIPasteboard#string=', 'arg:0', pasteboard],
  [objc, 'UIPasteboard#setString:', 'arg:0', pasteboard],
  [objc, 'UIPasteboard#setValue:forPasteboardType:', 'arg:0', pasteboard],
  [objc, 'UIPasteboard#setItems:options:', 'arg:0', pasteboard],
  [script, 'expo-clipboard#setStringAsync', 'arg:0'],
  [script, 'expo-clipboard#setString', 'arg:0'],
  [script, '@react-native-clipboard/clipboard#default.setString', 'arg:0'],
  [script, '@react-native-community/clipboard#default.setString', 'arg:0'],
  [script, 'react-native#Clipboard.setString', 'arg:0'],
  [script, '@capacitor/clipboard#Clipboard.write', 'label:string'],
  [script, '#navigator.clipboard.writeText', 'arg:0'],
  [script, '#cordova.plugins.clipboard.copy', 'arg:0'],
  [dart, 'package:flutter/services.dart ClipboardData#<init>', 'label:text'],
];

/** Calls that put text on the clipboard. Sources: the references of the platforms and packages. */
export const clipboardSinks: readonly ApiModel[] = rows.map(([languages, api, at, hints]) => ({
  role: 'sink',
  kind: 'clipboard',
  languages,
  api,
  at,
  label: 'the clipboard',
  ...hints,
}));

/** Says to the keyboard and to the preview that a clip must not be shown; API level 33, the text works below. */
export const sensitiveClip = 'android.content.extra.IS_SENSITIVE';
