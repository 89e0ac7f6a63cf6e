import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { cacheFolder, fetchPackages } from '../corpus';
import { at } from '../generate/paths';
import type { UnitResult } from './jvm';
import { type Unit, unitsOf } from './units';

const root = path.join(cacheFolder, 'types');
const ambient = at('test', 'compile', 'types', 'ambient.d.ts');

/**
 * Type-checks the TypeScript and JavaScript results of all fixes, and the snippets, against the declarations of the packages
 * in `packages.json`. What a fix creates is free of errors, and a file that it changes has none that was not there before:
 * fixtures are parts of apps. Rejects with `RegistryUnavailable` when packages are missing and no registry answers.
 */
export async function checkScriptUnits(filter: string): Promise<readonly UnitResult[]> {
  await fetchPackages(
    JSON.parse(readFileSync(at('test', 'compile', 'types', 'packages.json'), 'utf8')) as Record<string, string>,
    ({ name }) => path.join(root, 'node_modules', name),
  );
  const units = unitsOf(['.ts', '.tsx', '.js', '.jsx']).filter((unit) => unit.name.includes(filter));
  const before = new SourceErrors(units.map((unit) => unit.before));
  const after = new SourceErrors(units.map((unit) => unit.files));
  return units.map(({ name }, index) => {
    const known = new Set(before.of(index).map(({ file, text }) => `${file} ${text}`));
    const added = after.of(index).filter(({ file, text }) => !known.has(`${file} ${text}`));
    return { unit: name, errors: added.map(({ file, line, text }) => `${file}:${line} ${text}`) };
  });
}

interface SourceError {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** The type checker's errors in folders of sources that exist in memory only, all in one program. */
class SourceErrors {
  private readonly errors: SourceError[][];

  constructor(folders: readonly Unit['files'][]) {
    this.errors = folders.map(() => []);
    const texts = new Map<string, string>();
    const places = new Map<string, { readonly index: number; readonly file: string }>();
    folders.forEach((files, index) => {
      for (const { path: file, text } of files) {
        const name = path.posix.join(root.replaceAll(path.sep, '/'), 'units', String(index), file);
        texts.set(name, text);
        places.set(name, { index, file });
      }
    });
    for (const script of [false, true]) {
      const roots = [...texts.keys()].filter((name) => /\.jsx?$/.test(name) === script);
      const options = optionsFor(script);
      const program = ts.createProgram([...roots, ambient], options, hostWith(texts, options));
      for (const name of roots) {
        const source = program.getSourceFile(name);
        const place = places.get(name);
        if (!source || !place) continue;
        for (const found of [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]) {
          const line = source.getLineAndCharacterOfPosition(found.start ?? 0).line + 1;
          const text = ts.flattenDiagnosticMessageText(found.messageText, ' ');
          this.errors[place.index]?.push({ file: place.file, line, text });
        }
      }
    }
  }

  of(index: number): readonly SourceError[] {
    return this.errors[index] ?? [];
  }
}

/** TypeScript strictly; JavaScript for names, members and arguments, as nobody annotates it. */
function optionsFor(script: boolean): ts.CompilerOptions {
  return {
    strict: !script,
    allowJs: true,
    checkJs: script,
    noEmit: true,
    skipLibCheck: true,
    esModuleInterop: true,
    resolveJsonModule: true,
    moduleDetection: ts.ModuleDetectionKind.Force,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    customConditions: ['react-native'],
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    jsx: ts.JsxEmit.ReactJSX,
    types: ['node', 'cordova'],
    // How a Supabase function names a package of npm.
    paths: { 'npm:@supabase/supabase-js@2': [path.join(root, 'node_modules', '@supabase', 'supabase-js')] },
  };
}

function hostWith(texts: ReadonlyMap<string, string>, options: ts.CompilerOptions): ts.CompilerHost {
  const disk = ts.createCompilerHost(options);
  const units = `${root.replaceAll(path.sep, '/')}/units`;
  return {
    ...disk,
    getCurrentDirectory: () => root,
    fileExists: (name) => texts.has(name) || disk.fileExists(name),
    readFile: (name) => texts.get(name) ?? disk.readFile(name),
    directoryExists: (name) => name.startsWith(units) || (disk.directoryExists?.(name) ?? true),
    getSourceFile: (name, version, ...rest) => {
      const text = texts.get(name);
      return text === undefined
        ? disk.getSourceFile(name, version, ...rest)
        : ts.createSourceFile(name, text, version, true);
    },
  };
}
