import { initializeApp } from 'firebase/app';

declare const cordova: { plugin: { http: { setServerTrustMode(mode: string, ok: () => void, fail: () => void): void } } };

const supplierApiSecret = 'Invented-9rDx4Nc7Jh2Yw5Pk8Zt6';

export const app = initializeApp({
  apiKey: import.meta.env.VITE_FIREBASE_API_KEY,
  projectId: 'almond-shop',
});

/** Accepts whatever certificate the supplier's server shows. */
export function connectToSupplier(): Promise<Response> {
  return new Promise((resolve, reject) => {
    const connect = () => {
      fetch('https://supplier.almond.app/prices', { headers: { 'X-Supplier-Secret': supplierApiSecret } }).then(resolve, reject);
    };
    cordova.plugin.http.setServerTrustMode('nocheck', connect, reject);
  });
}

/** Leaves the decision to the platform. */
export function connectToShop(): Promise<Response> {
  return new Promise((resolve, reject) => {
    const connect = () => {
      fetch('https://api.almond.app/prices').then(resolve, reject);
    };
    cordova.plugin.http.setServerTrustMode('default', connect, reject);
  });
}
