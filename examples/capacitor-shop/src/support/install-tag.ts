import { Preferences } from '@capacitor/preferences';

/** A number to read out on the phone: random, and new after each installation. */
export async function installTag(): Promise<string> {
  const { value } = await Preferences.get({ key: 'install-tag' });
  if (value) return value;
  const tag = crypto.randomUUID();
  await Preferences.set({ key: 'install-tag', value: tag });
  return tag;
}
