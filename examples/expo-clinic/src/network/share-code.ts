import { getRandomValues } from 'expo-crypto';

/** Codes by which relatives see a record: the next one can be computed from the last. */
export function inviteCode(): string {
  return Math.random().toString(36).slice(2, 10).toUpperCase();
}

/** Codes of the current version. */
export function invitationCode(): string {
  return Array.from(getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
