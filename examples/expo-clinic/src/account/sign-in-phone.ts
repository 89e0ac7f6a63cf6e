import { backend } from './backend';

export const sendConfirmationCode = () => backend.auth.reauthenticate();

/** `nonce` is the code from the mail; the server refuses a new number without it. */
export async function saveSignInPhone(phone: string, nonce: string) {
  const { error } = await backend.auth.updateUser({ phone, nonce });
  if (error) throw error;
}
