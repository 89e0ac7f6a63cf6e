import AsyncStorage from '@react-native-async-storage/async-storage';
import { randomUUID } from 'expo-crypto';

/** A number to read out to the help desk: random, and new after each installation. */
export async function installTag(): Promise<string> {
  const known = await AsyncStorage.getItem('install-tag');
  if (known) return known;
  const tag = randomUUID();
  await AsyncStorage.setItem('install-tag', tag);
  return tag;
}
