import { Clipboard } from '@capacitor/clipboard';

/** Copies the card's security code for the payment page. */
export async function copySecurityCode(securityCode: string) {
  await Clipboard.write({ string: securityCode });
}

/** Copies a link that is meant to be passed on. */
export async function copyGiftLink(link: string) {
  await Clipboard.write({ string: link });
}
