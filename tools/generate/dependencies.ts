import { readFileSync } from 'node:fs';
import type { Carried } from './notices';
import { at } from './paths';

/**
 * Why each library is in the product. What is named here was chosen; everything else in the bundles was brought along by one of
 * these and has the name of that one.
 */
const reasons: Readonly<Record<string, string>> = {
  '@modelcontextprotocol/sdk': 'The protocol of coding agents, by its makers: `holdfast mcp`.',
  '@repomix/tree-sitter-wasms':
    'Grammars of Java, Swift and Dart as WebAssembly, so that nothing is compiled at install.',
  '@tree-sitter-grammars/tree-sitter-kotlin': 'The grammar of Kotlin.',
  'cli-progress': 'The progress bar of a scan in a terminal.',
  commander: 'The command line: options, help, mistakes.',
  diff: 'Lines that differ: small edits in previews, and changed lines for `--since`.',
  'fast-xml-parser': 'XML: manifests, resources, property lists.',
  fdir: 'Walking folders.',
  ignore: '`.gitignore` as Git reads it.',
  'jsonc-parser': 'JSON with comments, with places, and edits that keep comments.',
  'path-browserify': 'Paths in the web worker, and in ts-morph.',
  picomatch: 'Globs of the configuration.',
  'smol-toml': 'TOML: version catalogs.',
  tinypool: 'The pool of worker threads.',
  'tree-sitter-dart': 'The grammar of Dart.',
  'tree-sitter-java': 'The grammar of Java.',
  'tree-sitter-objc': 'The grammar of Objective-C.',
  'tree-sitter-swift': 'The grammar of Swift.',
  'ts-morph': 'TypeScript and JavaScript, without a type checker.',
  typescript: 'The compiler inside of ts-morph.',
  'vscode-languageclient': 'The client side of the Language Server Protocol, by its makers.',
  'vscode-languageserver': 'The server side of the same.',
  'vscode-languageserver-textdocument': 'Texts of open documents and their changes.',
  'web-tree-sitter': 'Runs the grammars.',
  yaml: 'YAML with places and comments.',
  zod: 'The form of the tools that agents call; the SDK asks for it.',
  memfs: 'The files of the project in a browser, where there is no disk.',
};

/** Which chosen library brought one along. */
const broughtBy: readonly (readonly [RegExp, string])[] = [
  [/^(ajv|ajv-formats|fast-deep-equal|fast-uri|json-schema-traverse|zod-to-json-schema)$/, '@modelcontextprotocol/sdk'],
  [/^(@nodable\/entities|anynum|is-unsafe|path-expression-matcher|strnum|xml-naming)$/, 'fast-xml-parser'],
  [/^(ansi-regex|emoji-regex|is-fullwidth-code-point|string-width|strip-ansi)$/, 'cli-progress'],
  [/^(@ts-morph\/common|code-block-writer|tinyglobby)$/, 'ts-morph'],
  [/^(balanced-match|brace-expansion|minimatch|semver)$/, 'vscode-languageclient'],
  [/^vscode-(jsonrpc|languageserver-(protocol|types))$/, 'vscode-languageserver'],
  [/^(@jsonjoy\.com\/.*|hyperdyperid|thingies|tree-dump|tslib)$/, 'memfs'],
];

/** Licences that a bundled library may have; anything else has to be decided first. */
const allowed = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'Unlicense',
  '0BSD',
]);

/** Why a library is there. Throws for one that nobody gave a reason for, or whose licence is none of the allowed ones. */
function reasonOf({ name, licence }: Carried): string {
  if (!allowed.has(licence)) throw new Error(`${name} is bundled under ${licence}; decide whether that may be.`);
  const reason = reasons[name];
  if (reason) return reason;
  const owner = broughtBy.find(([names]) => names.test(name))?.[1];
  if (!owner) throw new Error(`${name} is bundled, and tools/generate/dependencies.ts does not say why.`);
  return `Brought by ${owner}.`;
}

/** `docs/dependencies.md`: every library in the product with its reason and licence. */
export function dependenciesText(packages: readonly Carried[]): string {
  const rows = packages.map((each) => `| ${each.name} | ${each.version} | ${each.licence} | ${reasonOf(each)} |`);
  return `# Dependencies

Everything that the bundles of the extension and the command line carry. Nothing else is installed or loaded at run time. Generated from the
bundles by \`npm run generate\`, which refuses a library without a reason or with a licence that is not allowed. The licences stand in
[THIRD-PARTY-NOTICES.md](../THIRD-PARTY-NOTICES.md), the bill of materials in [sbom.cdx.json](../sbom.cdx.json) (CycloneDX 1.6).

| Library | Version | Licence | Why |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}

/** The bill of materials in CycloneDX 1.6; without a date, so that it is the same for the same product. */
export function sbomText(packages: readonly Carried[]): string {
  const { name, version } = JSON.parse(readFileSync(at('package.json'), 'utf8')) as { name: string; version: string };
  const refOf = (each: Carried): string => `pkg:npm/${each.name.replace('@', '%40')}@${each.version}`;
  const bom = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: { type: 'application', 'bom-ref': name, name, version, licenses: [{ license: { id: 'Apache-2.0' } }] },
    },
    components: packages.map((each) => {
      // Grammars that come inside of another package have no version and no package of their own.
      const within = each.version.startsWith('in ');
      return {
        type: 'library',
        'bom-ref': within ? each.name : refOf(each),
        name: each.name,
        ...(within ? { description: `Compiled ${each.version}` } : { version: each.version, purl: refOf(each) }),
        licenses: [{ license: { id: each.licence } }],
      };
    }),
    dependencies: [
      { ref: name, dependsOn: packages.map((each) => (each.version.startsWith('in ') ? each.name : refOf(each))) },
    ],
  };
  return `${JSON.stringify(bom, undefined, 2)}\n`;
}
