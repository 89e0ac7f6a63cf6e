import type { DocumentAdapter } from '../language-adapter';
import { htmlAdapter } from './html-document';
import { jsonAdapter } from './json-document';
import { plistAdapter } from './plist-document';
import { propertiesAdapter } from './properties-document';
import { tomlAdapter } from './toml-document';
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
];
