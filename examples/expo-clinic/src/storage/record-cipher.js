import CryptoJS from 'crypto-js';

/** Records of the first version. */
export function seal(record, passphrase) {
  return CryptoJS.TripleDES.encrypt(record, passphrase).toString();
}
