import type { DocumentAdapter } from '../language-adapter';
import { firebaseRulesAdapter } from './firebase-rules-document';
import { gradleAdapter } from './gradle-document';
import { htmlAdapter } from './html-document';
import { jsonAdapter } from './json-document';
import { plistAdapter } from './plist-document';
import { podfileAdapter } from './podfile-document';
import { propertiesAdapter } from './properties-document';
import { tomlAdapter } from './toml-document';
import { xcodeAdapter } from './xcode-document';
import { xmlAdapter } from './xml-document';
import { yamlAdapter } from './yaml-document';

/** Readers of all structured files. */
export const documentAdapters: readonly DocumentAdapter[] = [
  xmlAdapter,
  plistAdapter,
  htmlAdapter,
  jsonAdapter,
  yamlAdapter,
  tomlAdapter,
  propertiesAdapter,
  gradleAdapter,
  firebaseRulesAdapter,
  podfileAdapter,
  xcodeAdapter,
];
