import type { ImportSpec, TextEdit } from '../../core/edit';
import type { CodeLanguage } from '../../core/language';
import type { ImportNode } from '../../syntax/nodes';
import type { ParsedFile } from '../../syntax/parsed-file';
import { nodesOfKind } from '../../syntax/walk';
import { scriptImportEdit } from './script-import-edit';
import { lineEnd, textStyle } from './text-style';

/**
 * The edits that make a name available in a file, in the form and at the place its language wants. Empty when it is available
 * already; undefined when the file is no code or the name is taken by another import.
 */
export function importEdits(file: ParsedFile, spec: ImportSpec): readonly TextEdit[] | undefined {
  const language = file.treeLanguage;
  if (!file.tree || !language) return undefined;
  const imports = [...nodesOfKind(file.tree.root, 'import')];
  if (language === 'typescript' || language === 'javascript') return scriptImportEdit(file, imports, spec);
  const form = forms[language];
  const present = form.present(imports, spec, file.tree.root.packageName);
  if (present !== 'missing') return present === 'there' ? [] : undefined;
  return [insertLine(file.text, imports, form.line(spec), form)];
}

interface ImportForm {
  line(spec: ImportSpec): string;
  present(imports: readonly ImportNode[], spec: ImportSpec, packageName: string): 'there' | 'missing' | 'taken';
  /** The last line an import must stand behind when there is no other import. */
  readonly header: RegExp;
  /** Imports of one group stand together and are sorted; others keep their places. */
  group(line: string): string;
}

const lastName = (qualified: string): string => qualified.slice(qualified.lastIndexOf('.') + 1);

const qualifiedForm = (terminator: string): ImportForm => ({
  line: ({ module, as }) => `import ${module}${as ? ` as ${as}` : ''}${terminator}`,
  present(imports, { module, as }, packageName) {
    const name = lastName(module);
    const owner = module.slice(0, Math.max(0, module.length - name.length - 1));
    const local = as ?? name;
    if (owner === packageName && owner !== '' && !as) return 'there';
    for (const found of imports) {
      for (const entry of namesOf(found)) {
        if (entry.local === local) return entry.qualified === module ? 'there' : 'taken';
      }
      if (found.wildcard && found.module === owner && !as) return 'there';
    }
    return 'missing';
  },
  header: /^[ \t]*package[ \t]+[\w.`]+[ \t]*(?:;[ \t]*)?$/gm,
  group: () => '',
});

/** Bound names with their qualified originals; readers give the package as module or, for single names, the whole name. */
function namesOf(node: ImportNode): readonly { readonly local: string; readonly qualified: string }[] {
  return node.names.map(({ imported, local }) => ({
    local,
    qualified:
      node.module.endsWith(`.${imported}`) || node.module === imported ? node.module : `${node.module}.${imported}`,
  }));
}

const forms: Readonly<Record<Exclude<CodeLanguage, 'typescript' | 'javascript'>, ImportForm>> = {
  kotlin: qualifiedForm(''),
  java: qualifiedForm(';'),
  swift: {
    line: ({ module }) => `import ${module}`,
    present: (imports, { module }) => (imports.some((found) => found.module === module) ? 'there' : 'missing'),
    header: /^(?:\/\/.*\n)+(?!\/\/)/g,
    group: () => '',
  },
  'objective-c': {
    line: ({ module }) => `#import ${/^[<"]/.test(module) ? module : `<${module}>`}`,
    present(imports, { module }) {
      const bare = bareHeader(module);
      const umbrella = bare.split('/')[0];
      const there = imports.some((found) => {
        const other = bareHeader(found.module);
        return other === bare || other === umbrella;
      });
      return there ? 'there' : 'missing';
    },
    header: /^(?:\/\/.*\n)+(?!\/\/)/g,
    group: (line) => (line.includes('<') ? 'system' : 'own'),
  },
  dart: {
    line: ({ module, as }) => `import '${module}'${as ? ` as ${as}` : ''};`,
    present: (imports, { module, as }) =>
      imports.some((found) => found.module === module && (found.namespace ?? '') === (as ?? '') && isWhole(found))
        ? 'there'
        : 'missing',
    header: /^[ \t]*library\b[^;\n]*;[ \t]*$/gm,
    group: (line) => /['"](dart|package):/.exec(line)?.[1] ?? 'relative',
  },
};

function isWhole(node: ImportNode): boolean {
  return node.wildcard || node.namespace !== undefined || node.names.length === 0;
}

function bareHeader(module: string): string {
  return module.replace(/^[<"]|[>"]$/g, '');
}

/** A new import line: sorted into its group when that is sorted, else behind its last import, else at the head of the file. */
function insertLine(text: string, imports: readonly ImportNode[], line: string, form: ImportForm): TextEdit {
  const { eol } = textStyle(text);
  const written = imports
    .filter((node) => node.parent?.kind === 'file' || node.parent?.kind === 'native' || node.parent === undefined)
    .map((node) => ({ node, line: text.slice(node.range.start, node.range.end).split('\n')[0]?.trim() ?? '' }));
  const group = written.filter((entry) => form.group(entry.line) === form.group(line));
  const at = (offset: number, newText: string): TextEdit => ({ range: { start: offset, end: offset }, newText });
  if (group.length > 0) {
    const sorted = group.every((entry, i) => i === 0 || (group[i - 1]?.line ?? '') <= entry.line);
    const next = sorted ? group.find((entry) => entry.line > line) : undefined;
    if (next) return at(next.node.range.start, `${line}${eol}`);
    return behindLine(text, group.at(-1)?.node.range.end ?? 0, line, eol);
  }
  if (written.length > 0) {
    const first = written[0]?.node.range.start ?? 0;
    const before = form.group(line) === 'dart' || form.group(line) === 'system';
    return before ? at(first, `${line}${eol}`) : behindLine(text, written.at(-1)?.node.range.end ?? 0, line, eol);
  }
  return headInsertion(text, line, form.header, eol);
}

function behindLine(text: string, offset: number, line: string, eol: string): TextEdit {
  // A node may or may not hold its own line break.
  const inside = text[offset - 1] === '\n' ? offset : lineEnd(text, offset);
  const newText = inside === text.length && text[inside - 1] !== '\n' ? `${eol}${line}` : `${line}${eol}`;
  return { range: { start: inside, end: inside }, newText };
}

function headInsertion(text: string, line: string, header: RegExp, eol: string): TextEdit {
  const found = [...text.matchAll(header)].at(-1);
  if (found) {
    const match = found[0];
    const end = found.index + match.length;
    const offset = match.endsWith('\n') ? end : lineEnd(text, end);
    const gap = /^[ \t]*\r?\n/.exec(text.slice(offset));
    const at = offset + (gap?.[0].length ?? 0);
    const lead = gap ? '' : offset === text.length && text[offset - 1] !== '\n' ? eol + eol : eol;
    const tail = /^[ \t]*\r?\n/.test(text.slice(at)) || at === text.length ? eol : eol + eol;
    return { range: { start: at, end: at }, newText: `${lead}${line}${tail}` };
  }
  let offset = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const leading = /^(?:#!.*\r?\n)?(?:\s*\/\*[\s\S]*?\*\/[ \t]*\r?\n|\s*\/\/.*\r?\n|\s*@file:.*\r?\n)*/.exec(
    text.slice(offset),
  );
  offset += leading?.[0].length ?? 0;
  const gap = /^(?:[ \t]*\r?\n)+/.exec(text.slice(offset))?.[0].length ?? 0;
  offset += gap;
  return { range: { start: offset, end: offset }, newText: `${line}${eol}${eol}` };
}
