import { initializeApp } from 'firebase/app';
import { inMemoryPersistence, initializeAuth } from 'firebase/auth';

const app = initializeApp({ projectId: 'capacitor-shop', appId: '1:301:web:78' }, 'staff');

/** Staff handle other people's orders, so they sign in at each start. */
export const staffAuth = initializeAuth(app, { persistence: inMemoryPersistence });
