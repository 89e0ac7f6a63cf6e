import { initializeApp } from 'firebase/app';
import { indexedDBLocalPersistence, initializeAuth } from 'firebase/auth';

const app = initializeApp({ projectId: 'capacitor-shop', appId: '1:301:web:77' });

export const auth = initializeAuth(app, { persistence: indexedDBLocalPersistence });
