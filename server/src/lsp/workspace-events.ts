import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  WatchKind,
} from 'vscode-languageserver';
import { CONFIG_FILE_NAME } from '../project/config';
import { createDiskChanges } from './disk-changes';
import { type EditorSettings, readSettings } from './editor-settings';
import type { Folder } from './folder';
import type { ServerContext } from './server-context';
import { describeError } from './server-log';
import { canonicalUri } from './texts';
import type { Validation } from './validation';

/** Files whose changes on disk matter to findings: everything the engine reads, and the project file. */
const watched =
  '**/*.{kt,kts,java,swift,m,mm,h,dart,ts,tsx,js,jsx,mjs,cjs,mts,cts,vue,xml,plist,entitlements,xcprivacy,xcconfig,json,yaml,yml,toml,properties,gradle,rules,html,pbxproj,pem,p8,key,sql}';
const watchedNames =
  '**/{Podfile,Podfile.lock,Fastfile,Appfile,Matchfile,Deliverfile,Gymfile,.npmrc,.env,.env.*,.gitignore}';
/** Of a folder that is moved or deleted editors tell nothing but that, so whatever comes and goes is asked for. */
const everything = '**/*';

/**
 * Follows documents, settings, folders and files on disk. `settled` resolves when the settings of all folders that are known by
 * now have been read, and their files where these are fetched.
 */
export function registerWorkspaceEvents(
  context: ServerContext,
  validation: Validation,
): { settled(): Promise<unknown> } {
  const { connection, documents, features, folders, results, log } = context;
  let ready = false;
  let settings: Promise<unknown> = Promise.resolve();
  const indexed = new WeakSet<Folder>();
  const disk = createDiskChanges(context, validation);

  documents.onDidOpen(({ document }) => ready && validation.opened(document.uri));
  documents.onDidChangeContent(
    ({ document }) => ready && document.version !== results.versionOf(document.uri) && validation.changed(document.uri),
  );
  documents.onDidSave(({ document }) => ready && validation.saved(document.uri));
  documents.onDidClose(({ document }) => validation.closed(document.uri));

  const readSettingsOf = (all: readonly Folder[]): Promise<unknown> => {
    settings = Promise.all([settings, ...all.map(readFolderSettings)]);
    return settings;
  };

  const configure = (folder: Folder, settings: EditorSettings): void => {
    const othersLeftOut = folder.configure(settings);
    // The first time, everything is read anyway.
    if (ready && othersLeftOut && indexed.has(folder)) void index(folder);
  };

  const readFolderSettings = async (folder: Folder): Promise<void> => {
    if (!features.configuration) return configure(folder, folder.settings());
    try {
      const scopeUri = folder.uri === '' ? undefined : folder.uri;
      const value: unknown = await connection.workspace.getConfiguration({ scopeUri, section: 'holdfast' });
      configure(
        folder,
        readSettings(value, (message) => log.once(message, message)),
      );
    } catch (error) {
      log.warn(`The editor's settings could not be read: ${describeError(error)}`);
    }
  };

  const index = async (folder: Folder): Promise<void> => {
    indexed.add(folder);
    try {
      if (context.fetchedFiles) {
        settings = Promise.all([settings, context.fetchedFiles.load(folder)]);
        await settings;
      }
      await folder.index();
    } catch (error) {
      log.error(`Reading the projects in ${folder.uri} failed: ${describeError(error)}`);
    }
    // Findings may depend on other files of the project, which are known only now.
    validation.reconfigured(folder);
  };

  const refresh = async (): Promise<void> => {
    await readSettingsOf(folders.all());
    for (const folder of folders.all()) validation.reconfigured(folder);
  };

  connection.onInitialized(async () => {
    if (features.configurationChanges) {
      void connection.client.register(DidChangeConfigurationNotification.type, { section: 'holdfast' });
    }
    if (features.watchedFiles) {
      const kind = WatchKind.Create | WatchKind.Delete;
      const watchers = [{ globPattern: watched }, { globPattern: watchedNames }, { globPattern: everything, kind }];
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
    if (features.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(async ({ added, removed }) => {
        for (const folder of folders.remove(removed)) {
          for (const uri of results.dropFolder(folder.uri)) validation.publish(uri);
          // Documents that stay open know nothing of a project any more.
          for (const { uri } of documents.all()) if (folder.contains(canonicalUri(uri))) validation.opened(uri);
        }
        const fresh = folders.add(added);
        await readSettingsOf(fresh);
        await Promise.all(fresh.map(index));
      });
    }
    await readSettingsOf(folders.all());
    ready = true;
    // Documents that were open before the server was ready have not been looked at.
    for (const document of documents.all()) validation.opened(document.uri);
    for (const folder of folders.all()) void index(folder);
  });

  connection.onDidChangeConfiguration(async ({ settings }) => {
    if (!features.configuration && typeof settings === 'object' && settings !== null && 'holdfast' in settings) {
      const read = readSettings(settings.holdfast, (message) => log.once(message, message));
      for (const folder of folders.all()) configure(folder, read);
    }
    await refresh();
  });

  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    await context.fetchedFiles?.refresh(changes.map(({ uri }) => uri));
    const uris = changes.map(({ uri }) => canonicalUri(uri));
    const isAbout = (name: string) => (uri: string) => uri.endsWith(`/${name}`);
    disk.take(uris);
    // Which files are left out is known of the whole folder only.
    for (const folder of new Set(uris.filter(isAbout('.gitignore')).map(folders.of))) {
      folder.configure(folder.settings());
      void index(folder);
    }
    if (uris.some(isAbout(CONFIG_FILE_NAME))) await refresh();
  });

  return { settled: () => settings };
}
