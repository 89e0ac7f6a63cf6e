import ReactNativeBlobUtil from 'react-native-blob-util';

/** Fetches laboratory reports through our own server, which holds the laboratory's key. */
export function fetchReport(id: string, accessToken: string) {
  return ReactNativeBlobUtil.config({ fileCache: true }).fetch('GET', `https://api.linden.clinic/reports/${id}`, {
    Authorization: `Bearer ${accessToken}`,
  });
}
