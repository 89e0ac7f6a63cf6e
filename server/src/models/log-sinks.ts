import type { CodeLanguage } from '../core/language';
import type { ApiModel } from './api-model';
import { dart, jvm, kotlin, objc, script, swift } from './language-sets';

interface Row {
  readonly languages: readonly CodeLanguage[];
  /** In front of `#`; empty for global functions. Several are separated by `|`. */
  readonly owner: string;
  readonly members: string;
  readonly at?: ApiModel['at'];
  readonly label: string;
  readonly receiverHint?: RegExp;
  readonly distinctive?: boolean;
  readonly source: string;
}

const crashReports = 'the crash reports';
const levels = 'v d i w e wtf';
const slf4j = 'trace debug info warn error';
const appleLevels = 'log trace debug info notice warning error critical fault';

const rows: readonly Row[] = [
  {
    languages: jvm,
    owner: 'android.util.Log',
    members: `${levels} println`,
    label: 'the Android log',
    source: 'https://developer.android.com/reference/android/util/Log',
  },
  {
    languages: jvm,
    owner: 'timber.log.Timber|timber.log.Timber.Forest|timber.log.Timber.Tree',
    members: `${levels} log`,
    label: 'the Android log',
    source: 'https://github.com/JakeWharton/timber',
  },
  {
    languages: kotlin,
    owner: '',
    members: 'println print',
    label: 'the standard output',
    source: 'https://kotlinlang.org/api/core/kotlin-stdlib/kotlin.io/println.html',
  },
  {
    languages: jvm,
    owner: 'java.io.PrintStream',
    members: 'println print printf format',
    receiverHint: /^System\.(out|err)$/,
    label: 'the standard output',
    source: 'https://docs.oracle.com/javase/8/docs/api/java/io/PrintStream.html',
  },
  {
    languages: jvm,
    owner: 'java.util.logging.Logger',
    members: 'finest finer fine config info warning severe log',
    label: 'the log',
    source: 'https://docs.oracle.com/javase/8/docs/api/java/util/logging/Logger.html',
  },
  {
    languages: jvm,
    owner: 'org.slf4j.Logger',
    members: slf4j,
    label: 'the log',
    source: 'https://www.slf4j.org/api/org/slf4j/Logger.html',
  },
  {
    languages: jvm,
    owner: 'com.orhanobut.logger.Logger',
    members: `${levels} json xml log`,
    label: 'the Android log',
    source: 'https://github.com/orhanobut/logger',
  },
  {
    languages: kotlin,
    owner: 'co.touchlab.kermit.Logger|io.github.aakira.napier.Napier',
    members: `${levels} a`,
    label: 'the log',
    source: 'https://kermit.touchlab.co/docs/',
  },
  {
    languages: jvm,
    owner: 'com.google.firebase.crashlytics.FirebaseCrashlytics',
    members: 'log setCustomKey',
    label: crashReports,
    source: 'https://firebase.google.com/docs/crashlytics/customize-crash-reports',
  },
  {
    languages: jvm,
    owner: 'io.sentry.Sentry',
    members: 'captureMessage addBreadcrumb',
    label: crashReports,
    source: 'https://docs.sentry.io/platforms/android/enriching-events/breadcrumbs/',
  },
  {
    languages: jvm,
    owner: 'com.bugsnag.android.Bugsnag',
    members: 'leaveBreadcrumb',
    label: crashReports,
    source: 'https://docs.bugsnag.com/platforms/android/customizing-breadcrumbs/',
  },
  {
    languages: swift,
    owner: 'Crashlytics',
    members: 'log setCustomValue',
    label: crashReports,
    source: 'https://firebase.google.com/docs/crashlytics/customize-crash-reports',
  },
  {
    languages: swift,
    owner: 'Sentry.SentrySDK',
    members: 'capture',
    label: crashReports,
    source: 'https://docs.sentry.io/platforms/apple/usage/',
  },
  {
    languages: swift,
    owner: 'Bugsnag.Bugsnag',
    members: 'leaveBreadcrumb',
    label: crashReports,
    source: 'https://docs.bugsnag.com/platforms/ios/customizing-breadcrumbs/',
  },
  {
    languages: objc,
    owner: 'FIRCrashlytics',
    members: 'log: logWithFormat: setCustomValue:forKey:',
    label: crashReports,
    source: 'https://firebase.google.com/docs/crashlytics/customize-crash-reports',
  },
  {
    languages: objc,
    owner: 'SentrySDK',
    members: 'captureMessage:',
    label: crashReports,
    source: 'https://docs.sentry.io/platforms/apple/usage/',
  },
  {
    languages: dart,
    owner: 'package:firebase_crashlytics/firebase_crashlytics.dart FirebaseCrashlytics',
    members: 'log setCustomKey',
    label: crashReports,
    source: 'https://firebase.google.com/docs/crashlytics/customize-crash-reports',
  },
  {
    languages: dart,
    owner: 'package:sentry_flutter/sentry_flutter.dart Sentry|package:sentry/sentry.dart Sentry',
    members: 'captureMessage addBreadcrumb',
    label: crashReports,
    source: 'https://docs.sentry.io/platforms/flutter/enriching-events/breadcrumbs/',
  },
  {
    languages: script,
    owner: '@sentry/react-native|@sentry/capacitor|@sentry/browser',
    members: 'captureMessage addBreadcrumb',
    label: crashReports,
    source: 'https://docs.sentry.io/platforms/react-native/enriching-events/breadcrumbs/',
  },
  {
    languages: script,
    owner: '@bugsnag/react-native|@bugsnag/expo',
    members: 'default.leaveBreadcrumb',
    label: crashReports,
    source: 'https://docs.bugsnag.com/platforms/react-native/react-native/customizing-breadcrumbs/',
  },
  {
    languages: script,
    owner: '@react-native-firebase/crashlytics|@react-native-firebase/crashlytics Crashlytics',
    members: 'log setAttribute',
    label: crashReports,
    source: 'https://rnfirebase.io/crashlytics/usage',
  },
  {
    languages: swift,
    owner: '',
    members: 'print debugPrint dump NSLog os_log DDLogVerbose DDLogDebug DDLogInfo DDLogWarn DDLogError',
    label: 'the console',
    source: 'https://developer.apple.com/documentation/swift/print(_:separator:terminator:)',
  },
  {
    languages: swift,
    owner: 'os.Logger',
    members: appleLevels,
    at: 'public-interpolation',
    // Only a log message can mark an interpolation as public.
    distinctive: true,
    label: 'the system log',
    source: 'https://developer.apple.com/documentation/os/generating-log-messages-from-your-code',
  },
  {
    languages: objc,
    owner: '',
    members:
      'NSLog NSLogv printf os_log os_log_info os_log_debug os_log_error os_log_fault DDLogVerbose DDLogDebug DDLogInfo DDLogWarn DDLogError',
    label: 'the system log',
    source: 'https://developer.apple.com/documentation/foundation/nslog',
  },
  {
    languages: script,
    owner: '',
    members:
      'console.log console.info console.warn console.error console.debug console.trace console.dir console.table console.group',
    label: 'the console',
    source: 'https://developer.mozilla.org/docs/Web/API/console',
  },
  {
    languages: script,
    owner: 'loglevel Logger',
    members: 'trace debug info warn error log',
    receiverHint: /^(this\.)?_?(log|logger)$/i,
    label: 'the log',
    source: 'https://github.com/pimterry/loglevel',
  },
  {
    languages: dart,
    owner:
      'dart:core|package:flutter/foundation.dart|package:flutter/material.dart|package:flutter/widgets.dart|package:flutter/cupertino.dart',
    members: 'print debugPrint debugPrintSynchronously',
    label: 'the console',
    source: 'https://api.flutter.dev/flutter/foundation/debugPrint.html',
  },
  {
    languages: dart,
    owner: 'dart:developer',
    members: 'log',
    label: 'the console',
    source: 'https://api.dart.dev/dart-developer/log.html',
  },
  {
    languages: dart,
    owner: 'package:logger/logger.dart Logger',
    members: 't d i w e f',
    label: 'the console',
    source: 'https://pub.dev/packages/logger',
  },
  {
    languages: dart,
    owner: 'package:logging/logging.dart Logger',
    members: 'finest finer fine config info warning severe shout log',
    label: 'the log',
    source: 'https://pub.dev/packages/logging',
  },
  {
    languages: dart,
    owner: 'package:talker/talker.dart Talker|package:talker_flutter/talker_flutter.dart Talker',
    members: 'verbose debug info warning error critical log good',
    label: 'the log',
    source: 'https://pub.dev/packages/talker',
  },
];

/** Where text is written for developers to read: platform logs, consoles, log libraries, crash reports. */
export const logSinks: readonly ApiModel[] = rows.flatMap(
  ({ languages, owner, members, at = 'arg:*', label, receiverHint, distinctive, source }) =>
    owner.split('|').flatMap((type) =>
      members.split(' ').map((member): ApiModel => {
        const hints = { ...(receiverHint ? { receiverHint } : {}), ...(distinctive ? { distinctive } : {}) };
        return { role: 'sink', kind: 'log', languages, api: `${type}#${member}`, at, label, source, ...hints };
      }),
    ),
);
