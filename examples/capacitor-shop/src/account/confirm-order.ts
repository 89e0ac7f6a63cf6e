import { NativeBiometric } from '@capgo/capacitor-native-biometric';
import { router } from '../router';

/** Believes a yes that a changed app can give by itself. */
export async function confirmOrder(): Promise<void> {
  await NativeBiometric.verifyIdentity({ reason: 'Confirm your order' });
  await router.push({ name: 'shop' });
}
