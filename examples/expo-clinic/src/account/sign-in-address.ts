import { backend } from './backend';

/** Reminders and sign-in links go to the new address. */
export async function saveSignInAddress(email: string) {
  const { error } = await backend.auth.updateUser({ email });
  if (error) throw error;
}
