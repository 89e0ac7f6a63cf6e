/** Facts about Android components; sources: developer.android.com, Intent reference and the vendors' manifests. */

/** An activity with MAIN and one of these is started by the system's home screen and has to be exported. */
export const launcherCategories: ReadonlySet<string> = new Set([
  'android.intent.category.LAUNCHER',
  'android.intent.category.LEANBACK_LAUNCHER',
  'android.intent.category.CAR_LAUNCHER',
  'android.intent.category.HOME',
]);

/** Broadcasts that only the system may send, so that a receiver for them gains nothing from being exported. */
export const protectedBroadcasts: ReadonlySet<string> = new Set([
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
  'android.intent.action.DOWNLOAD_COMPLETE',
  'android.net.conn.CONNECTIVITY_CHANGE',
  'android.appwidget.action.APPWIDGET_UPDATE',
  'android.appwidget.action.APPWIDGET_ENABLED',
  'android.appwidget.action.APPWIDGET_DISABLED',
  'android.appwidget.action.APPWIDGET_DELETED',
  'android.app.action.DEVICE_ADMIN_ENABLED',
]);

/** Components whose vendors document them as exported, with their own check of who calls. */
export const vendorExported =
  /^(com\.google\.firebase\.(iid|messaging|auth|dynamiclinks)\.|com\.google\.android\.gms\.|com\.facebook\.(CustomTabActivity|FacebookContentProvider)|com\.linusu\.flutter_web_auth|net\.openid\.appauth\.RedirectUriReceiverActivity|com\.auth0\.|com\.microsoft\.identity\.|androidx\.(profileinstaller|car\.app|work|media3?)\.)/;

/**
 * Actions through which the system, launchers or other apps are meant to start a component of any app; exporting it is what
 * makes the feature work.
 */
export const publicEntryActions: ReadonlySet<string> = new Set([
  'android.intent.action.APPLICATION_PREFERENCES',
  'android.intent.action.ASSIST',
  'android.intent.action.CREATE_SHORTCUT',
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
]);
