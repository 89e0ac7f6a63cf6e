/** Addresses of the standards that rules name. */
export function cweLink(id: number): string {
  return `[CWE-${id}](https://cwe.mitre.org/data/definitions/${id}.html)`;
}

/** A MASVS v2.1 control. */
export function masvsLink(control: string): string {
  return `[${control}](https://mas.owasp.org/MASVS/controls/${control}/)`;
}

/** A MASWE v1.0.0 weakness; the page stands below the group of the rule's first control. */
export function masweLink(id: string, masvs: readonly string[]): string {
  const group = masvs[0]?.replace(/-\d+$/, '');
  return group ? `[${id}](https://mas.owasp.org/MASWE/${group}/${id}/)` : id;
}

/** Languages as people write them. */
export const languageNames: Readonly<Record<string, string>> = {
  kotlin: 'Kotlin',
  java: 'Java',
  swift: 'Swift',
  'objective-c': 'Objective-C',
  dart: 'Dart',
  typescript: 'TypeScript',
  javascript: 'JavaScript',
  xml: 'XML',
  plist: 'Property list',
  json: 'JSON',
  yaml: 'YAML',
  toml: 'TOML',
  properties: 'Properties',
  gradle: 'Gradle',
  'firebase-rules': 'Firebase rules',
  html: 'HTML',
  podfile: 'Podfile',
  xcode: 'Xcode settings',
  text: 'Key files, SQL',
};
