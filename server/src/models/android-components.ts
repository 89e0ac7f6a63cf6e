import type { DatedFact, DatedNames } from './dated-fact';

/** What the framework's own manifest and classes say, API level 37. */
const framework = {
  checked: '2026-11-25',
  source: 'Maven Central: org.robolectric:android-all, 17-robolectric-16653203',
};

/** An activity with MAIN and one of these is started by the system's home screen and has to be exported. */
export const launcherCategories: DatedNames = {
  ...framework,
  names: new Set([
    'android.intent.category.LAUNCHER',
    'android.intent.category.LEANBACK_LAUNCHER',
    'android.intent.category.CAR_LAUNCHER',
    'android.intent.category.HOME',
  ]),
};

/** Broadcasts that only the system may send, so that a receiver for them gains nothing from being exported. */
export const protectedBroadcasts: DatedNames = {
  ...framework,
  names: new Set([
    'android.intent.action.BOOT_COMPLETED',
    'android.intent.action.LOCKED_BOOT_COMPLETED',
    'android.intent.action.MY_PACKAGE_REPLACED',
    'android.intent.action.PACKAGE_REPLACED',
    'android.intent.action.PACKAGE_ADDED',
    'android.intent.action.PACKAGE_REMOVED',
    'android.intent.action.SCREEN_OFF',
    'android.intent.action.SCREEN_ON',
    'android.intent.action.TIMEZONE_CHANGED',
    'android.intent.action.TIME_SET',
    'android.intent.action.LOCALE_CHANGED',
    'android.intent.action.BATTERY_LOW',
    'android.intent.action.BATTERY_OKAY',
    'android.intent.action.ACTION_POWER_CONNECTED',
    'android.intent.action.ACTION_POWER_DISCONNECTED',
    'android.intent.action.USER_PRESENT',
    'android.intent.action.ACTION_SHUTDOWN',
    'android.intent.action.BATTERY_CHANGED',
    'android.intent.action.DATE_CHANGED',
    'android.intent.action.DEVICE_STORAGE_LOW',
    'android.intent.action.AIRPLANE_MODE',
    'android.net.conn.CONNECTIVITY_CHANGE',
    'android.appwidget.action.APPWIDGET_UPDATE',
    'android.appwidget.action.APPWIDGET_ENABLED',
    'android.appwidget.action.APPWIDGET_DISABLED',
    'android.appwidget.action.APPWIDGET_DELETED',
    'android.appwidget.action.APPWIDGET_RESTORED',
    'android.app.action.DEVICE_ADMIN_ENABLED',
    'android.app.action.DEVICE_ADMIN_DISABLED',
    'android.bluetooth.adapter.action.STATE_CHANGED',
    'android.bluetooth.device.action.BOND_STATE_CHANGED',
  ]),
};

/** Components that their vendors export, with their own check of who calls. */
const vendorComponents: readonly (DatedFact & { readonly pattern: RegExp })[] = [
  {
    pattern: /^com\.google\.(firebase\.(iid|messaging|auth|dynamiclinks)|android\.gms)\./,
    source: 'Google Maven: com.google.firebase',
  },
  {
    pattern: /^com\.facebook\.(CustomTabActivity|FacebookContentProvider)/,
    source: 'https://github.com/facebook/facebook-android-sdk',
  },
  { pattern: /^com\.linusu\.flutter_web_auth/, source: 'https://pub.dev/packages/flutter_web_auth_2' },
  {
    pattern: /^net\.openid\.appauth\.RedirectUriReceiverActivity/,
    source: 'https://github.com/openid/AppAuth-Android',
  },
  { pattern: /^com\.auth0\./, source: 'https://github.com/auth0/Auth0.Android' },
  {
    pattern: /^com\.microsoft\.identity\./,
    source: 'https://github.com/AzureAD/microsoft-authentication-library-for-android',
  },
  { pattern: /^androidx\.(profileinstaller|car\.app|work|media3?)\./, source: 'Google Maven: androidx' },
].map((row) => ({ ...row, checked: '2026-11-01' }));

/** Whether a library's vendor exports the component, so that the app cannot close it. */
export const vendorExported = (name: string): boolean => vendorComponents.some(({ pattern }) => pattern.test(name));

/**
 * Actions through which the system, launchers or other apps are meant to start a component of any app; exporting it is what
 * makes the feature work.
 */
export const publicEntryActions: DatedNames = {
  ...framework,
  names: new Set([
    'android.intent.action.APPLICATION_PREFERENCES',
    'android.intent.action.ASSIST',
    'android.intent.action.CREATE_SHORTCUT',
    // Sent by the app of the download manager, which is not the system itself.
    'android.intent.action.DOWNLOAD_COMPLETE',
    'android.intent.action.MANAGE_NETWORK_USAGE',
    'android.intent.action.PROCESS_TEXT',
    'android.intent.action.SEND',
    'android.intent.action.SENDTO',
    'android.intent.action.SEND_MULTIPLE',
    'android.intent.action.VIEW_PERMISSION_USAGE',
    'android.intent.action.VIEW_PERMISSION_USAGE_FOR_PERIOD',
    'android.appwidget.action.APPWIDGET_CONFIGURE',
    'android.media.browse.MediaBrowserService',
    'android.media.action.MEDIA_PLAY_FROM_SEARCH',
    'androidx.media3.session.MediaLibraryService',
    'androidx.media3.session.MediaSessionService',
    'androidx.health.ACTION_SHOW_PERMISSIONS_RATIONALE',
    'android.service.quicksettings.action.QS_TILE_PREFERENCES',
  ]),
};

const bind = (service: string) => `android.permission.BIND_${service}`;

/** A caller that no other app can be: the component has to be exported, and its documentation asks for the permission. */
interface SystemCaller extends DatedFact {
  readonly action: string;
  readonly permission: string;
}

const systemCallers: readonly SystemCaller[] = (
  [
    ['android.accessibilityservice.AccessibilityService', bind('ACCESSIBILITY_SERVICE')],
    ['android.app.action.DEVICE_ADMIN_ENABLED', bind('DEVICE_ADMIN')],
    ['android.net.VpnService', bind('VPN_SERVICE')],
    ['android.nfc.cardemulation.action.HOST_APDU_SERVICE', bind('NFC_SERVICE')],
    ['android.printservice.PrintService', bind('PRINT_SERVICE')],
    ['android.provider.Telephony.SMS_DELIVER', 'android.permission.BROADCAST_SMS'],
    ['android.provider.Telephony.SMS_RECEIVED', 'android.permission.BROADCAST_SMS'],
    ['android.provider.Telephony.WAP_PUSH_DELIVER', 'android.permission.BROADCAST_WAP_PUSH'],
    ['android.service.autofill.AutofillService', bind('AUTOFILL_SERVICE')],
    ['android.service.chooser.ChooserTargetService', bind('CHOOSER_TARGET_SERVICE')],
    ['android.service.controls.ControlsProviderService', bind('CONTROLS')],
    ['android.service.credentials.CredentialProviderService', bind('CREDENTIAL_PROVIDER_SERVICE')],
    ['android.service.dreams.DreamService', bind('DREAM_SERVICE')],
    ['android.service.notification.NotificationListenerService', bind('NOTIFICATION_LISTENER_SERVICE')],
    ['android.service.quicksettings.action.QS_TILE', bind('QUICK_SETTINGS_TILE')],
    ['android.service.voice.VoiceInteractionService', bind('VOICE_INTERACTION')],
    ['android.service.wallpaper.WallpaperService', bind('WALLPAPER')],
    ['android.telecom.CallScreeningService', bind('SCREENING_SERVICE')],
    ['android.telecom.ConnectionService', bind('TELECOM_CONNECTION_SERVICE')],
    ['android.telecom.InCallService', bind('INCALL_SERVICE')],
    ['android.view.InputMethod', bind('INPUT_METHOD')],
    ['com.google.android.gms.auth.api.phone.SMS_RETRIEVED', 'com.google.android.gms.auth.api.phone.permission.SEND'],
  ] as const
).map(([action, permission]) => ({ ...framework, action, permission }));

/** The permission that keeps others away from a component which the system starts by this action. */
export const permissionOfSystem = (action: string): string | undefined =>
  systemCallers.find((row) => row.action === action)?.permission;
