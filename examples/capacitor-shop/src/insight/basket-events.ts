import { FirebaseAnalytics } from '@capacitor-firebase/analytics';

/** Tells the shop how full baskets are. */
export async function basketSeen(pieces: number): Promise<void> {
  await FirebaseAnalytics.logEvent({ name: 'basket_seen', params: { pieces } });
}
