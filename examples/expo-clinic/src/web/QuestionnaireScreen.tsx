import { router } from 'expo-router';
import { WebView } from 'react-native-webview';

/** The questionnaire of the visit, on the survey provider's page. */
export function QuestionnaireScreen() {
  return (
    <WebView
      source={{ uri: 'https://surveys.clinic.example/visit' }}
      onMessage={(event) => router.replace(`/visits/${event.nativeEvent.data}`)}
    />
  );
}
