import { getAnalytics, logEvent } from '@react-native-firebase/analytics';

/** Tells the clinic whether reminders help; nothing about who or why. */
export async function reminderOpened(channel: string, daysAhead: number): Promise<void> {
  await logEvent(getAnalytics(), 'reminder_opened', { channel, days_ahead: daysAhead });
}
