import type { DocumentAdapter } from '../language-adapter';
import { htmlAdapter } from './html-document';
import { plistAdapter } from './plist-document';
import { xmlAdapter } from './xml-document';

/** Readers of all structured files. */
export const documentAdapters: readonly DocumentAdapter[] = [xmlAdapter, plistAdapter, htmlAdapter];
