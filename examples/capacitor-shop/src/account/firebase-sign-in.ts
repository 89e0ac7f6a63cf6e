import { signInWithEmailAndPassword } from 'firebase/auth';
import { auth } from './firebase-auth';

export async function openShop(email: string, password: string) {
  await signInWithEmailAndPassword(auth, email, password);
}
