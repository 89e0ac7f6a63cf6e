import { FirebaseAnalytics } from '@capacitor-firebase/analytics';

/** Joins the orders of one customer. */
export async function signedIn(email: string): Promise<void> {
  await FirebaseAnalytics.setUserId({ userId: email });
}
