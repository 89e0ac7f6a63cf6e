import { router } from 'expo-router';
import { WebView } from 'react-native-webview';

/** The consent form; only the clinic's own page can say that it was signed. */
export function ConsentScreen() {
  return (
    <WebView
      source={{ uri: 'https://consent.clinic.example/form' }}
      onMessage={(event) => {
        if (!/^https:\/\/consent\.clinic\.example(\/|$)/.test(event.nativeEvent.url)) return;
        router.replace(`/consents/${event.nativeEvent.data}`);
      }}
    />
  );
}
