import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { builds } from '../../esbuild.js';
import { grammars } from '../grammars.js';
import { at } from './paths';

/** A library or grammar that the product carries. */
export interface Carried {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** The whole text of the licence. */
  readonly text: string;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly author?: string | { readonly name: string };
}

const modules = at('node_modules');

/** The MIT licence below a line of copyright. */
const mit = (copyright: string): string => `MIT License

${copyright}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/** Grammars that come compiled in a package of another project, whose licence says nothing of theirs. Copyright lines from each grammar's own LICENSE. */
const compiledGrammars: Readonly<Record<string, string>> = {
  'tree-sitter-java': 'Copyright (c) 2017 Ayman Nadeem',
  'tree-sitter-swift': 'Copyright (c) 2021 alex-pinkus',
  'tree-sitter-dart': 'Copyright (c) 2020-2022 UserNobody14 and others',
};

/** The folder of the package that a file of `node_modules` belongs to. */
function packageFolder(file: string): string | undefined {
  const parts = file.split(/[\\/]/);
  const last = parts.lastIndexOf('node_modules');
  if (last < 0) return undefined;
  const length = parts[last + 1]?.startsWith('@') ? 3 : 2;
  return parts.slice(0, last + length).join('/');
}

/** Packages of which the bundles hold at least one byte, as folders relative to the root. */
async function bundledFolders(): Promise<Set<string>> {
  const folders = new Set<string>();
  for (const options of builds) {
    const { metafile } = await build({ ...options, minify: false, write: false, metafile: true, logLevel: 'silent' });
    for (const { inputs } of Object.values(metafile.outputs)) {
      for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
        const folder = bytesInOutput > 0 ? packageFolder(file) : undefined;
        if (folder) folders.add(folder);
      }
    }
  }
  return folders;
}

/** Reads what a package says of itself. Throws when it has no licence, for then it must not be bundled. */
function carried(folder: string): Carried {
  const read = (name: string): string => readFileSync(at(folder, name), 'utf8').trim().replaceAll('\r\n', '\n');
  const { name, version, license, author } = JSON.parse(read('package.json')) as Manifest;
  const file = readdirSync(at(folder)).find((each) => /^licen[cs]e([-.](mit|md|txt))*$/i.test(each));
  const holder = typeof author === 'object' ? author.name : author?.replace(/\s*[<(].*$/, '');
  const own = file ? read(file) : license === 'MIT' && holder ? mit(`Copyright (c) ${holder}`) : undefined;
  if (own === undefined) throw new Error(`${name} is bundled, and its licence is not clear.`);
  // The compiler lists what it took over from others in a file of its own.
  const others = existsSync(at(folder, 'ThirdPartyNoticeText.txt')) ? `\n\n${read('ThirdPartyNoticeText.txt')}` : '';
  return { name, version, licence: license, text: `${own}${others}` };
}

/** This package publishes the TypeScript compiler in a file of its own, in a version of its own. */
const compilerCarrier = 'node_modules/@ts-morph/common';

function compiler(): Carried {
  const text = readFileSync(at(compilerCarrier, 'dist', 'typescript.js'), 'utf8');
  const version = /^\s*(?:var|const) version = ["'`]([^"'`$]+)["'`]/m.exec(text)?.[1];
  const major = /^\s*(?:var|const) versionMajorMinor = ["'](.+)["']/m.exec(text)?.[1];
  const found = version ?? major;
  if (!found) throw new Error('The TypeScript compiler in @ts-morph/common does not tell its version.');
  return { ...carried('node_modules/typescript'), version: found };
}

function section({ name, text }: Carried): string {
  return `## ${name}\n\n~~~text\n${text}\n~~~\n`;
}

/** Everything that the bundles and the grammars beside them carry, by name. Bundles in memory to see what that is. */
export async function carriedPackages(): Promise<readonly Carried[]> {
  const folders = await bundledFolders();
  for (const file of Object.values(grammars)) {
    const folder = packageFolder(path.join('node_modules', path.relative(modules, file)));
    if (folder) folders.add(folder);
  }
  const packages = [...folders].map(carried);
  if (folders.has(compilerCarrier)) packages.push(compiler());
  const collection = packages.find(({ name }) => name === '@repomix/tree-sitter-wasms');
  for (const [name, copyright] of Object.entries(compiledGrammars)) {
    if (!(`${name}.wasm` in grammars) || !collection) throw new Error(`The grammar ${name} is no longer carried.`);
    packages.push({ name, version: `in ${collection.name}`, licence: 'MIT', text: mit(copyright) });
  }
  const key = ({ name, version }: Carried): string => `${name} ${version}`;
  return packages.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** The notices of what the product carries, with the whole text of every licence. */
export function noticesText(packages: readonly Carried[]): string {
  const rows = packages.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`);
  return `# Third-party notices

Holdfast bundles these libraries and grammars. Generated from the bundles by \`npm run generate\`.

| Library | Version | Licence |
| --- | --- | --- |
${rows.join('\n')}

${packages.map(section).join('\n')}`;
}
