import * as Clipboard from 'expo-clipboard';

/** Copies the code from the message into the pharmacy's app. */
export async function copyVerificationCode(verificationCode: string) {
  await Clipboard.setStringAsync(verificationCode);
}

/** Copies the code that unlocks the records once, for a minute. */
export async function copyBackupCode(backupCode: string) {
  await Clipboard.setStringAsync(backupCode);
  setTimeout(() => void Clipboard.setStringAsync(''), 60_000);
}
