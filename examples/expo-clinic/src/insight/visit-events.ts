import { getAnalytics, logEvent } from '@react-native-firebase/analytics';

/** Tells the clinic which reasons bring people in. */
export async function visitBooked(diagnosis: string, channel: string): Promise<void> {
  await logEvent(getAnalytics(), 'visit_booked', { diagnosis, channel });
}
