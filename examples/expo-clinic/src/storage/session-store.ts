import AsyncStorage from '@react-native-async-storage/async-storage';
import type { Session } from '../network/api';

const TOKEN_KEY = 'clinic.accessToken';

/** Keeps the session in a store that is not encrypted. */
export async function saveSession(session: Session): Promise<void> {
  await AsyncStorage.setItem(TOKEN_KEY, session.accessToken);
  await AsyncStorage.setItem('clinic.locale', session.locale);
}
