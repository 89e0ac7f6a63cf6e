import type { CapacitorConfig } from '@capacitor/cli';

const config: CapacitorConfig = {
  appId: 'app.almond.shop',
  appName: 'Almond Shop',
  webDir: 'dist',
  server: {
    hostname: 'shop.almond.app',
    androidScheme: 'http',
    cleartext: true,
    allowNavigation: ['gifts.partner.example'],
  },
  android: {
    allowMixedContent: false,
  },
};

export default config;
