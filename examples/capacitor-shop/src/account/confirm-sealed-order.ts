import { NativeBiometric } from '@capgo/capacitor-native-biometric';

/** The order is signed with a secret that only the biometric check releases. */
export async function confirmSealedOrder(send: (secret: string) => Promise<void>): Promise<void> {
  const { password } = await NativeBiometric.getSecureCredentials({ server: 'orders.almond.app' });
  await send(password);
}
