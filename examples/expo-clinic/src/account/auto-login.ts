import AsyncStorage from '@react-native-async-storage/async-storage';
import * as SecureStore from 'expo-secure-store';
import { login, type Session } from '../network/api';

/** Keeps the password itself, so that nobody has to type it again. */
export async function signIn(email: string, password: string): Promise<Session> {
  const session = await login(email, password);
  console.log(`Signed in ${email} with ${session.accessToken}`);
  await SecureStore.setItemAsync('clinic.password', password);
  await AsyncStorage.setItem('clinic.email', email);
  return session;
}

export async function autoLogin(): Promise<Session | undefined> {
  const email = await AsyncStorage.getItem('clinic.email');
  const password = await SecureStore.getItemAsync('clinic.password');
  return email && password ? login(email, password) : undefined;
}
