import { deleteUser } from 'firebase/auth';
import { auth } from './firebase-auth';

export async function closeAccount() {
  const user = auth.currentUser;
  if (user) await deleteUser(user);
}
