import { WebView } from 'react-native-webview';

/** A report that was saved as a page. */
export function ReportPage({ file }: { file: string }) {
  return <WebView source={{ uri: file }} allowFileAccess allowUniversalAccessFromFileURLs />;
}

/** A report as the server shows it. */
export function OnlineReportPage({ id }: { id: string }) {
  return <WebView source={{ uri: `https://reports.clinic.example/${id}` }} allowFileAccess={false} />;
}
