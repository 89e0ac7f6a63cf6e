import { backend } from './backend';

export async function openRecords(email: string, password: string) {
  const { error } = await backend.auth.signInWithPassword({ email, password });
  if (error) throw error;
}
