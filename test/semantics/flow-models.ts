import type { ApiModel } from '../../server/src/models/api-model';
import { propagators } from '../../server/src/models/propagators';
import { sanitizers } from '../../server/src/models/sanitizers';

type Sink = Pick<ApiModel, 'languages' | 'api' | 'at' | 'key' | 'distinctive' | 'receiverHint'>;

const storage: readonly Sink[] = [
  {
    languages: ['kotlin', 'java'],
    api: 'android.content.SharedPreferences.Editor#putString',
    at: 'arg:1',
    key: 'arg:0',
  },
  {
    languages: ['kotlin'],
    api: 'androidx.datastore.preferences.core.MutablePreferences#set',
    at: 'arg:1',
    key: 'arg:0',
  },
  { languages: ['swift'], api: 'Foundation.UserDefaults#set(_:forKey:)', at: 'arg:0', key: 'label:forKey' },
  { languages: ['swift'], api: 'SwiftUI.AppStorage#@', at: 'arg:0', key: 'arg:0' },
  { languages: ['objective-c'], api: 'NSUserDefaults#setObject:forKey:', at: 'arg:0', key: 'arg:1' },
  {
    languages: ['dart'],
    api: 'package:shared_preferences/shared_preferences.dart SharedPreferences#setString',
    at: 'arg:1',
    key: 'arg:0',
  },
  {
    languages: ['typescript', 'javascript'],
    api: '@react-native-async-storage/async-storage#default.setItem',
    at: 'arg:1',
    key: 'arg:0',
  },
  {
    languages: ['typescript', 'javascript'],
    api: '@capacitor/preferences#Preferences.set',
    at: 'label:value',
    key: 'label:key',
  },
  { languages: ['typescript', 'javascript'], api: 'localStorage#setItem', at: 'arg:1', key: 'arg:0' },
  { languages: ['typescript', 'javascript'], api: 'localStorage#[]=', at: 'arg:1', key: 'arg:0' },
  { languages: ['typescript', 'javascript'], api: '#document.cookie=', at: 'arg:0' },
];

const logs: readonly Sink[] = [
  { languages: ['kotlin', 'java'], api: 'android.util.Log#d', at: 'arg:*' },
  { languages: ['kotlin'], api: 'kotlin.io#println', at: 'arg:*' },
  { languages: ['swift'], api: '#print', at: 'arg:*' },
  { languages: ['objective-c'], api: '#NSLog', at: 'arg:*' },
  { languages: ['dart'], api: '#print', at: 'arg:*' },
  { languages: ['typescript', 'javascript'], api: '#console.log', at: 'arg:*' },
];

/** A few rows of every kind, enough to watch the solver work. */
export const flowModels: readonly ApiModel[] = [
  ...storage.map((row): ApiModel => ({ ...row, role: 'sink', kind: 'plaintext-storage', label: 'storage' })),
  ...logs.map((row): ApiModel => ({ ...row, role: 'sink', kind: 'log', label: 'log' })),
  ...sanitizers,
  ...propagators,
];
