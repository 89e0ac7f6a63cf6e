import { table } from '../core/table';

/** Factory methods of `android.app.PendingIntent`: position of the intent and of the flags. Source: its reference. */
export const pendingIntentCalls: Readonly<Record<string, { readonly intent: number; readonly flags: number }>> = table({
  getActivity: { intent: 2, flags: 3 },
  getActivities: { intent: 2, flags: 3 },
  getBroadcast: { intent: 2, flags: 3 },
  getService: { intent: 2, flags: 3 },
  getForegroundService: { intent: 2, flags: 3 },
});

/** Values of the flags, for code that folds them to a number. */
export const flagMutable = 0x02000000;
export const flagImmutable = 0x04000000;

/** Calls on an intent that name the app or the class that it goes to. */
export const namesTarget = /^(setPackage|setClass|setClassName|setComponent|setSelector)$/;

/**
 * Features whose pending intents the system or another app has to fill in: direct reply, bubbles, inline suggestions, geofences and
 * location updates, activity recognition, alarms of the car, slices, NFC dispatch, installs, credential providers.
 */
export const needsMutable =
  /\b(RemoteInput|BubbleMetadata|setBubbleMetadata|InlineSuggestion\w*|InlinePresentation\w*|GeofencingClient|GeofencingRequest|requestLocationUpdates|ActivityRecognition\w*|ActivityTransition\w*|enableForegroundDispatch|PackageInstaller|AppWidgetManager|setPendingIntentTemplate|AutofillService|FillResponse|CredentialProviderService|SliceProvider|CarPendingIntent|requestNetwork|registerNetworkCallback|UsbManager|requestPermission|NearbyMessages|createRequestRoleIntent|BeginGetCredentialResponse|setIntentSender)\b/;
