import { NativeBiometric } from '@capgo/capacitor-native-biometric';
import { router } from '../router';

/** Believes a yes that a changed app can give by itself. */
export async function confirmOrder(): Promise<void> {
  await NativeBiometric.verifyIdentity({ reason: 'Confirm your order' });
  await router.push({ name: 'shop' });
}

/** The order is signed with a secret that only the biometric check releases. */
export async function confirmSealedOrder(send: (secret: string) => Promise<void>): Promise<void> {
  const { password } = await NativeBiometric.getSecureCredentials({ server: 'orders.almond.app' });
  await send(password);
}
