import { classifyFile } from '../syntax/file-kind';

/** Whether a file may be analysed, by its name alone; its content has the last word. Spares reading images and archives. */
export function isCandidate(uri: string): boolean {
  return CONTENT_DECIDES.test(uri) || classifyFile(uri, '') !== undefined;
}

/** Kinds of files that `classifyFile` tells apart by what is in them. */
const CONTENT_DECIDES = /\.(?:h|xml|json|rules|toml|plist|entitlements|xcprivacy|pem|p8|key)$/i;

/** Whether a file holds code, so that nothing can be said to be used nowhere while it is unread. */
export function isCodeFile(uri: string): boolean {
  return /\.(?:kts?|java|swift|mm?|h|dart|[cm]?[jt]sx?|vue)$/i.test(uri);
}
