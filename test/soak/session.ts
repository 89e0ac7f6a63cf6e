import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analyzer } from '../../server/src/analyzer';
import { CONFIG_FILE_NAME } from '../../server/src/project/config';
import { toUri } from '../../server/src/project/file-uri';
import type { Sample } from '../fuzz/corpus';
import type { Random } from '../fuzz/random';
import type { TestServer } from '../harness/language-server';
import { type Findings, freshScan, inWords } from './fresh-scan';
import { changeTo, edited } from './text-edits';
import type { Workspace } from './workspaces';

const CREATED = 1;
const CHANGED = 2;
const DELETED = 3;

/** One folder under the hands of a user, a version control system and other programs, as a server sees it. */
export class Session {
  readonly folder: string;
  /** Changes of texts that the server was told of. */
  edits = 0;
  #open = new Map<string, { document: TextDocument; original: string }>();
  #scanned = false;
  /** The last whole text of the project file. */
  #config: string | undefined;
  /** The same when the last batch ended: one that was whole for a moment only, the server need not have seen. */
  #configSeen: string | undefined;

  constructor(
    private readonly server: TestServer,
    private readonly random: Random,
    private readonly corpus: readonly Sample[],
    private readonly workspace: Workspace,
  ) {
    this.folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'holdfast-soak-')));
    for (const { path: name, text } of workspace) this.write(name, text);
  }

  async start(): Promise<void> {
    await this.#tell('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: toUri(this.folder), name: '' }], removed: [] },
    });
    for (let i = 0; i < 4; i++) await this.openFile();
  }

  /** Documents are closed, the folder leaves the workspace and the disk. */
  async end(): Promise<void> {
    for (const uri of this.#open.keys()) await this.#close(uri);
    await this.#tell('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [{ uri: toUri(this.folder), name: '' }] },
    });
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Some keystrokes in the open documents. */
  async type(count: number): Promise<void> {
    for (let i = 0; i < count && this.#open.size > 0; i++) {
      const uri = this.random.pick([...this.#open.keys()]);
      const { document, original } = this.#open.get(uri) as { document: TextDocument; original: string };
      const next = edited(document.getText(), original, this.random, this.corpus);
      const version = document.version + 1;
      const contentChanges = [changeTo(document, next)];
      await this.#tell('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
      this.#open.set(uri, { original, document: TextDocument.create(uri, '', version, next) });
      this.edits++;
    }
  }

  /** What happens between keystrokes, by name. */
  readonly events = {
    openFile: () => this.openFile(),
    closeFile: async () => {
      if (this.#open.size > 2) await this.#close(this.random.pick([...this.#open.keys()]));
    },
    saveFile: async () => {
      if (this.#open.size === 0) return;
      const uri = this.random.pick([...this.#open.keys()]);
      this.write(path.relative(this.folder, fileURLToPath(uri)), this.#open.get(uri)?.document.getText() ?? '');
      await this.#tell('textDocument/didSave', { textDocument: { uri } });
      await this.#watched([[uri, CHANGED]]);
    },
    changeOnDisk: async () => {
      const name = this.#pickFile();
      if (name === undefined) return;
      const text = readFileSync(path.join(this.folder, name), 'utf8');
      this.write(name, edited(text, text, this.random, this.corpus));
      await this.#watched([[this.uri(name), CHANGED]]);
    },
    create: async () => {
      const { path: name, text } = this.random.pick(this.corpus);
      if (this.files().includes(name)) return;
      this.write(name, text);
      await this.#watched([[this.uri(name), CREATED]]);
    },
    delete: async () => {
      const name = this.#pickFile();
      if (name === undefined) return;
      rmSync(path.join(this.folder, name));
      await this.#watched([[this.uri(name), DELETED]]);
    },
    rename: async () => {
      const name = this.#pickFile();
      if (name === undefined) return;
      const next = path.join(path.dirname(name), `Moved${this.random.below(1000)}${path.extname(name)}`);
      const wasOpen = this.#open.has(this.uri(name));
      renameSync(path.join(this.folder, name), path.join(this.folder, next));
      if (wasOpen) await this.#close(this.uri(name));
      if (wasOpen) await this.openFile(next);
      await this.#watched([
        [this.uri(name), DELETED],
        [this.uri(next), CREATED],
      ]);
    },
    deleteFolder: async () => {
      const name = this.#pickFolder();
      if (name === undefined) return;
      rmSync(path.join(this.folder, name), { recursive: true });
      // Editors tell of the folder only.
      await this.#watched([[this.uri(name), DELETED]]);
    },
    moveFolder: async () => {
      const name = this.#pickFolder();
      if (name === undefined) return;
      const next = `moved${this.random.below(1000)}`;
      renameSync(path.join(this.folder, name), path.join(this.folder, next));
      await this.#watched([
        [this.uri(name), DELETED],
        [this.uri(next), CREATED],
      ]);
    },
    switchBranch: () => this.switchBranch(),
    configure: async () => {
      const config = JSON.stringify(this.random.pick(configurations));
      this.write(CONFIG_FILE_NAME, config);
      this.#config = config;
      await this.#watched([[this.uri(CONFIG_FILE_NAME), CHANGED]]);
    },
    halfConfigure: async () => {
      if (this.#config === undefined || this.#config !== this.#configSeen) return;
      this.write(CONFIG_FILE_NAME, JSON.stringify(configurations[0]).slice(0, 20 + this.random.below(20)));
      await this.#watched([[this.uri(CONFIG_FILE_NAME), CHANGED]]);
    },
    unconfigure: async () => {
      rmSync(path.join(this.folder, CONFIG_FILE_NAME), { force: true });
      this.#config = undefined;
      await this.#watched([[this.uri(CONFIG_FILE_NAME), DELETED]]);
    },
    ignore: async () => {
      this.write('.gitignore', this.random.pick(['', 'src/\n', '*.kt\n', 'lib/\nApp/\n']));
      await this.#watched([[this.uri('.gitignore'), CHANGED]]);
    },
    scan: async () => {
      await this.server.connection.sendRequest('holdfast/scan', { folders: [toUri(this.folder)] });
      this.#scanned = true;
    },
  };

  /** Most files are others now, some have come and some are gone, and the server hears it all at once. */
  async switchBranch(): Promise<void> {
    const changes: [string, number][] = [];
    for (const name of this.files()) {
      if (name === CONFIG_FILE_NAME || this.#open.has(this.uri(name))) continue;
      const chance = this.random.below(3);
      if (chance === 0) {
        rmSync(path.join(this.folder, name));
        changes.push([this.uri(name), DELETED]);
      } else if (chance === 1) {
        const alike = this.corpus.filter((other) => path.extname(other.path) === path.extname(name));
        this.write(name, alike.length > 0 ? this.random.pick(alike).text : '');
        changes.push([this.uri(name), CHANGED]);
      }
    }
    const present = new Set(this.files());
    for (const { path: name, text } of this.workspace) {
      if (present.has(name) || this.random.below(2) === 0) continue;
      this.write(name, text);
      changes.push([this.uri(name), CREATED]);
    }
    await this.#watched(changes);
  }

  async openFile(name = this.#pickFile()): Promise<void> {
    if (name === undefined || this.#open.has(this.uri(name)) || this.#open.size > 7) return;
    const [uri, text] = [this.uri(name), readFileSync(path.join(this.folder, name), 'utf8')];
    this.#open.set(uri, { document: TextDocument.create(uri, '', 1, text), original: text });
    await this.#tell('textDocument/didOpen', { textDocument: { uri, languageId: '', version: 1, text } });
  }

  /** What the server has to have published by now, by the word of a fresh scan of the same texts. */
  async expected(analyzer: Analyzer): Promise<Findings> {
    this.#configSeen = this.#config;
    const texts = new Map([...this.#open].map(([uri, { document }]) => [uri, document.getText()]));
    const found = await freshScan(analyzer, this.folder, texts, this.#config);
    return new Map([...found].filter(([uri]) => this.#scanned || this.#open.has(uri)));
  }

  /** Where what the editor was told last differs from that, in words; undefined where it does not. */
  difference(expected: Findings): string | undefined {
    const below = `${toUri(this.folder)}/`;
    const known = [...this.server.published.keys()].filter((uri) => uri.startsWith(below));
    for (const uri of new Set([...known, ...expected.keys(), ...this.#open.keys()])) {
      const last = this.server.published.get(uri)?.at(-1);
      const version = this.#open.get(uri)?.document.version;
      if (version !== undefined && last?.version !== version) return `${uri} has no diagnostics of version ${version}`;
      const shown = [...new Set((last?.diagnostics ?? []).map(inWords))].sort();
      const wanted = expected.get(uri) ?? [];
      const [extra, missing] = [without(shown, wanted), without(wanted, shown)];
      if (extra.length > 0 || missing.length > 0)
        return `${uri}${version === undefined ? '' : ' (open)'} shows ${extra.join(', ') || 'nothing'} too much, ${missing.join(', ') || 'nothing'} is missing`;
    }
    return undefined;
  }

  files(): string[] {
    return readdirSync(this.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== '.gitignore')
      .map((entry) => path.relative(this.folder, path.join(entry.parentPath, entry.name)))
      .sort();
  }

  uri(name: string): string {
    return toUri(path.join(this.folder, name));
  }

  write(name: string, text: string): void {
    mkdirSync(path.dirname(path.join(this.folder, name)), { recursive: true });
    writeFileSync(path.join(this.folder, name), text);
  }

  #pickFile(): string | undefined {
    const files = this.files().filter((name) => name !== CONFIG_FILE_NAME);
    return files.length > 0 ? this.random.pick(files) : undefined;
  }

  #pickFolder(): string | undefined {
    const names = this.files().flatMap((name) =>
      name
        .split('/')
        .slice(0, -1)
        .map((_, i, parts) => parts.slice(0, i + 1).join('/')),
    );
    return names.length > 0 ? this.random.pick([...new Set(names)]) : undefined;
  }

  async #close(uri: string): Promise<void> {
    this.#open.delete(uri);
    await this.#tell('textDocument/didClose', { textDocument: { uri } });
  }

  #watched(changes: readonly (readonly [uri: string, type: number])[]): Promise<void> {
    return this.#tell('workspace/didChangeWatchedFiles', { changes: changes.map(([uri, type]) => ({ uri, type })) });
  }

  #tell(method: string, params: object): Promise<void> {
    return this.server.connection.sendNotification(method, params);
  }
}

const configurations = [
  { rules: { 'storage/sensitive-log': 'off', 'crypto/weak-hash': 'hint' } },
  { minPrecision: 'high' },
  { exclude: ['src/**', 'lib/**'] },
  { exclude: ['app/**/*.kt'], rules: { 'network/http-url': { files: { 'src/**': 'off' } } } },
  {},
];

function without(list: readonly string[], other: readonly string[]): string[] {
  return list.filter((each) => !other.includes(each));
}
