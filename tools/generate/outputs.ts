import { existsSync, readFileSync } from 'node:fs';
import { rules } from '../../server/src/generated/registry';
import type { Output } from '../generate';
import { dependenciesText, sbomText } from './dependencies';
import { carriedPackages, noticesText } from './notices';
import { at } from './paths';
import { readmeText } from './readme-tables';
import { rulePages } from './rule-pages';
import { configSchemaText, manifestText } from './settings';
import { snippetFiles } from './snippets';

/** Every committed file that is made from the rules, the fixes or the bundles. */
export async function outputs(): Promise<readonly Output[]> {
  const rewritten = (file: string, rewrite: (text: string) => string): readonly Output[] =>
    existsSync(at(file)) ? [{ file, text: rewrite(readFileSync(at(file), 'utf8')) }] : [];
  const packages = await carriedPackages();
  return [
    ...rulePages(rules),
    ...(await snippetFiles()),
    { file: 'holdfast.config.schema.json', text: configSchemaText(rules) },
    ...rewritten('package.json', (text) => manifestText(text, rules)),
    ...rewritten('README.md', (text) => readmeText(text, rules)),
    { file: 'THIRD-PARTY-NOTICES.md', text: noticesText(packages) },
    { file: 'docs/dependencies.md', text: dependenciesText(packages) },
    { file: 'sbom.cdx.json', text: sbomText(packages) },
  ];
}
