import type { CodeLanguage } from '../core/language';
import { androidAnalytics, appleAnalytics } from './analytics-sinks-native';
import { scriptAnalytics } from './analytics-sinks-script';
import type { ApiModel } from './api-model';
import { dart } from './language-sets';

interface Extra {
  readonly key?: ApiModel['key'];
  readonly receiverHint?: RegExp;
}

/** Languages, owner, members separated by spaces, where the value goes in, service, page of the facts, more. */
export type AnalyticsRow = readonly [readonly CodeLanguage[], string, string, ApiModel['at'], string, string, Extra?];

const keyed: Extra = { key: 'arg:0' };
const firebase = 'https://firebase.google.com/docs/analytics';
const amplitude = 'https://amplitude.com/docs/sdks/analytics';
const mixpanel = 'https://docs.mixpanel.com/docs/tracking-methods/sdks';
const posthog = 'https://posthog.com/docs/libraries';
const braze = 'https://www.braze.com/docs/developer_guide';
const oneSignal = 'https://documentation.onesignal.com/docs/en/mobile-sdk-reference';
const appsFlyer = 'https://dev.appsflyer.com/hc/docs/getting-started';
const branch = 'https://help.branch.io/developers-hub/docs';
const meta = 'https://developers.facebook.com/docs/app-events';

const flutterFirebase = 'package:firebase_analytics/firebase_analytics.dart FirebaseAnalytics';
const flutterMixpanel = 'package:mixpanel_flutter/mixpanel_flutter.dart';
const flutterAmplitude = 'package:amplitude_flutter';
const flutterPostHog = 'package:posthog_flutter/posthog_flutter.dart Posthog';
const flutterOneSignal = 'package:onesignal_flutter/onesignal_flutter.dart';
const flutterAppsFlyer = 'package:appsflyer_sdk/appsflyer_sdk.dart AppsflyerSdk';
const flutterBraze = 'package:braze_plugin/braze_plugin.dart BrazePlugin';
const flutterMeta = 'package:facebook_app_events/facebook_app_events.dart FacebookAppEvents';

const flutter: readonly AnalyticsRow[] = [
  [
    dart,
    flutterFirebase,
    'logEvent',
    'label:parameters',
    'Firebase Analytics',
    firebase,
    { receiverHint: /analytics$/i },
  ],
  [dart, flutterFirebase, 'setUserId', 'label:id', 'Firebase Analytics', firebase],
  [dart, flutterFirebase, 'setUserProperty', 'label:value', 'Firebase Analytics', firebase, { key: 'label:name' }],
  [dart, flutterFirebase, 'logScreenView setCurrentScreen', 'label:screenName', 'Firebase Analytics', firebase],
  [
    dart,
    `${flutterMixpanel} Mixpanel`,
    'track',
    'label:properties',
    'Mixpanel',
    mixpanel,
    { receiverHint: /mixpanel/i },
  ],
  [
    dart,
    `${flutterMixpanel} Mixpanel`,
    'identify registerSuperProperties',
    'arg:0',
    'Mixpanel',
    mixpanel,
    { receiverHint: /mixpanel/i },
  ],
  [dart, `${flutterMixpanel} People`, 'set setOnce', 'arg:1', 'Mixpanel', mixpanel, keyed],
  [
    dart,
    `${flutterAmplitude}/amplitude.dart Amplitude`,
    'setUserId',
    'arg:0',
    'Amplitude',
    amplitude,
    { receiverHint: /amplitude/i },
  ],
  [
    dart,
    `${flutterAmplitude}/amplitude.dart Amplitude`,
    'logEvent',
    'label:eventProperties',
    'Amplitude',
    amplitude,
    { receiverHint: /amplitude/i },
  ],
  [
    dart,
    `${flutterAmplitude}/events/base_event.dart BaseEvent`,
    '<init>',
    'label:eventProperties',
    'Amplitude',
    amplitude,
  ],
  [dart, `${flutterAmplitude}/events/identify.dart Identify`, 'set setOnce', 'arg:1', 'Amplitude', amplitude, keyed],
  [dart, flutterPostHog, 'capture screen', 'label:properties', 'PostHog', posthog],
  [dart, flutterPostHog, 'identify', 'label:userId', 'PostHog', posthog],
  [dart, flutterPostHog, 'identify', 'label:userProperties', 'PostHog', posthog],
  [dart, flutterPostHog, 'screen', 'label:screenName', 'PostHog', posthog],
  [dart, flutterPostHog, 'alias', 'label:alias', 'PostHog', posthog],
  [
    dart,
    flutterOneSignal,
    'OneSignal.User.addEmail OneSignal.User.addSms OneSignal.User.addTags OneSignal.login',
    'arg:0',
    'OneSignal',
    oneSignal,
  ],
  [
    dart,
    flutterOneSignal,
    'OneSignal.User.addTagWithKey OneSignal.User.addAlias',
    'arg:1',
    'OneSignal',
    oneSignal,
    keyed,
  ],
  [dart, flutterAppsFlyer, 'logEvent', 'arg:1', 'AppsFlyer', appsFlyer],
  [dart, flutterAppsFlyer, 'setCustomerUserId setUserEmails', 'arg:0', 'AppsFlyer', appsFlyer],
  [dart, flutterBraze, 'setEmail setPhoneNumber setFirstName setLastName changeUser', 'arg:0', 'Braze', braze],
  [dart, flutterBraze, 'setStringCustomUserAttribute', 'arg:1', 'Braze', braze, keyed],
  [dart, flutterBraze, 'logCustomEvent', 'label:properties', 'Braze', braze],
  [dart, flutterMeta, 'logEvent', 'label:parameters', 'Meta App Events', meta],
  [dart, flutterMeta, 'setUserData', 'arg:*', 'Meta App Events', meta],
  [dart, flutterMeta, 'setUserID', 'arg:0', 'Meta App Events', meta],
  [
    dart,
    'package:flutter_branch_sdk/flutter_branch_sdk.dart',
    'FlutterBranchSdk.setIdentity',
    'arg:0',
    'Branch',
    branch,
  ],
  [
    dart,
    'package:adjust_sdk/adjust_event.dart AdjustEvent',
    'addCallbackParameter addPartnerParameter',
    'arg:1',
    'Adjust',
    'https://dev.adjust.com/en/sdk/flutter',
    keyed,
  ],
  [
    dart,
    'package:flutter_uxcam/flutter_uxcam.dart',
    'FlutterUxcam.setUserIdentity',
    'arg:0',
    'UXCam',
    'https://developer.uxcam.com/docs/flutter',
  ],
  [
    dart,
    'package:flutter_uxcam/flutter_uxcam.dart',
    'FlutterUxcam.setUserProperty FlutterUxcam.logEventWithProperties',
    'arg:1',
    'UXCam',
    'https://developer.uxcam.com/docs/flutter',
    keyed,
  ],
];

/** Where a value becomes part of an event, a user profile or a session of an analytics or marketing service. */
export const analyticsSinks: readonly ApiModel[] = [
  ...androidAnalytics,
  ...appleAnalytics,
  ...scriptAnalytics,
  ...flutter,
].flatMap(([languages, owner, members, at, label, source, extra]) =>
  members.split(' ').map(
    (member): ApiModel => ({
      role: 'sink',
      kind: 'analytics',
      languages,
      api: `${owner}#${member}`,
      at,
      label,
      source,
      ...extra,
    }),
  ),
);
