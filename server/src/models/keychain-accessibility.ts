import type { CodeLanguage } from '../core/language';
import { script } from './language-sets';

/**
 * How the constants of keychain accessibility are spelled. Facts: developer.apple.com, `kSecAttrAccessibleAlways` and
 * `kSecAttrAccessibleAlwaysThisDeviceOnly` (deprecated since iOS 12), "Restricting keychain item accessibility".
 */
export interface AccessibilityNames {
  readonly languages: readonly CodeLanguage[];
  /** Imported modules that bring the names; absent where the names are unmistakable. */
  readonly module?: RegExp;
  /** What the constant is a member of, or the function or label it is given to. */
  readonly holder?: RegExp;
  readonly always: readonly string[];
  readonly afterFirstUnlock: readonly string[];
  readonly unlocked: string;
  readonly passcode: string;
}

const both = (name: string, suffix = 'ThisDeviceOnly'): readonly string[] => [name, name + suffix];

export const accessibilityNames: readonly AccessibilityNames[] = [
  {
    languages: ['swift', 'objective-c'],
    always: both('kSecAttrAccessibleAlways'),
    afterFirstUnlock: both('kSecAttrAccessibleAfterFirstUnlock'),
    unlocked: 'kSecAttrAccessibleWhenUnlockedThisDeviceOnly',
    passcode: 'kSecAttrAccessibleWhenPasscodeSetThisDeviceOnly',
  },
  {
    // KeychainAccess `.accessibility(.always)`, Valet `accessibility: .always`, SwiftKeychainWrapper `withAccessibility: .always`.
    languages: ['swift'],
    module: /^(KeychainAccess|Valet|SwiftKeychainWrapper)$/,
    holder: /accessib/i,
    always: both('always'),
    afterFirstUnlock: both('afterFirstUnlock'),
    unlocked: 'whenUnlockedThisDeviceOnly',
    passcode: 'whenPasscodeSetThisDeviceOnly',
  },
  {
    languages: ['swift'],
    module: /^KeychainSwift$/,
    always: both('accessibleAlways'),
    afterFirstUnlock: both('accessibleAfterFirstUnlock'),
    unlocked: 'accessibleWhenUnlockedThisDeviceOnly',
    passcode: 'accessibleWhenPasscodeSetThisDeviceOnly',
  },
  {
    languages: script,
    module: /^(react-native-keychain|react-native-secure-key-store|rn-secure-storage|react-native-secure-storage)$/,
    holder: /^ACCESSIBLE$/,
    always: both('ALWAYS', '_THIS_DEVICE_ONLY'),
    afterFirstUnlock: both('AFTER_FIRST_UNLOCK', '_THIS_DEVICE_ONLY'),
    unlocked: 'WHEN_UNLOCKED_THIS_DEVICE_ONLY',
    passcode: 'WHEN_PASSCODE_SET_THIS_DEVICE_ONLY',
  },
  {
    languages: script,
    module: /^expo-secure-store$/,
    holder: /./,
    always: both('ALWAYS', '_THIS_DEVICE_ONLY'),
    afterFirstUnlock: both('AFTER_FIRST_UNLOCK', '_THIS_DEVICE_ONLY'),
    unlocked: 'WHEN_UNLOCKED_THIS_DEVICE_ONLY',
    passcode: 'WHEN_PASSCODE_SET_THIS_DEVICE_ONLY',
  },
  {
    languages: script,
    module: /^@aparajita\/capacitor-secure-storage$/,
    holder: /^KeychainAccess$/,
    always: [],
    afterFirstUnlock: both('afterFirstUnlock'),
    unlocked: 'whenUnlockedThisDeviceOnly',
    passcode: 'whenPasscodeSetThisDeviceOnly',
  },
  {
    languages: ['dart'],
    module: /^package:flutter_secure_storage\//,
    holder: /^KeychainAccessibility$/,
    always: [],
    afterFirstUnlock: both('first_unlock', '_this_device'),
    unlocked: 'unlocked_this_device',
    passcode: 'passcode',
  },
];

/** Code that runs while the device is locked needs items that can be read then. */
export const runsLocked =
  /BGTaskScheduler|BGAppRefreshTask|BackgroundTasks|beginBackgroundTask|UNNotificationServiceExtension|NEPacketTunnelProvider|NetworkExtension|PushKit|PKPushRegistry|WidgetKit|performFetchWithCompletionHandler|didReceiveRemoteNotification|setBackgroundMessageHandler|onBackgroundMessage|expo-background|expo-task-manager|TaskManager\.defineTask|background_fetch|workmanager|react-native-background/;
