import type { FileAnalysis } from '../analyzer';
import type { Wording } from '../core/wording';
import { type FactsUsed, factsHold } from '../project/facts-used';
import { type Translation, translated } from '../translation/translation';
import type { Folder } from './folder';
import { documentOf } from './positions';
import type { DocumentStatus, StatusMethod } from './protocol';
import { toLspDiagnostics } from './publish-diagnostics';
import type { Found } from './results';
import { createScannedFiles } from './scanned-files';
import type { ServerContext } from './server-context';
import { describeError } from './server-log';
import { canonicalUri } from './texts';

/** Milliseconds of quiet before a changed document is analysed. */
const typingPause = 150;
/** Milliseconds of quiet before rules over whole projects run again. */
const projectPause = 400;

const statusMethod: StatusMethod = 'holdfast/status';

/** Keeps the editor's diagnostics in step with its documents. */
export interface Validation {
  opened(uri: string): void;
  changed(uri: string): void;
  saved(uri: string): void;
  closed(uri: string): void;
  /** Analyses open documents again, of one folder or all, for example after a change of settings. */
  again(folder?: Folder): void;
  /** Runs rules over whole projects again, soon. */
  projectChanged(folder: Folder): void;
  /** The disk may have another text of a file that is not open; true when findings of a scan may be old. */
  diskChanged(uri: string): boolean;
  /** Takes over what the analysis of a file in a scan asked of its project. */
  scanned(uri: string, used: FactsUsed | undefined): void;
  /** The options of a folder are others now, or the files in it: everything known of it is old. */
  reconfigured(folder: Folder): void;
  publish(uri: string): void;
  dispose(): void;
}

export function createValidation(context: ServerContext): Validation {
  const { connection, results, folders, texts, log } = context;
  const timers = new Map<string, NodeJS.Timeout>();
  /** What the last analysis of an open document asked of its project. */
  const usedBy = new Map<string, FactsUsed>();

  const schedule = (key: string, milliseconds: number, run: () => void): void => {
    clearTimeout(timers.get(key));
    const timer = setTimeout(() => {
      timers.delete(key);
      run();
    }, milliseconds);
    timers.set(key, timer);
  };

  const publish = (uri: string): void => {
    const open = texts.open(uri);
    const found = results.of(uri);
    // Findings of an older text are never shown on a newer one; the analysis of the newer one is on its way.
    if (open && results.versionOf(uri) !== undefined && results.versionOf(uri) !== open.version) return;
    const document = open ?? (found.length > 0 ? texts.document(uri) : undefined) ?? documentOf(uri, '');
    const diagnostics = toLspDiagnostics(found, document, context, texts.document);
    void connection.sendDiagnostics({ uri: document.uri, version: open?.version, diagnostics });
  };

  const scannedFiles = createScannedFiles(context, publish);

  const validate = (uri: string): void => {
    const document = texts.open(uri);
    if (!document) return;
    const { version } = document;
    const folder = folders.of(uri);
    const skipped = folder.whySkipped(uri, document.getText());
    if (skipped === undefined) folders.hold(document);
    // The findings first: what other files can see of this one is read when the typing pauses.
    const isTyped = !results.hasProjectFindings(uri) && folder.type(uri, document.getText());
    const othersOld = !isTyped && folder.update(uri, document.getText());
    const started = performance.now();
    const recorded = skipped === undefined ? folders.analyzeRecorded(document) : undefined;
    const analysis = recorded?.analysis;
    if (recorded) usedBy.set(canonicalUri(uri), recorded.used);
    else usedBy.delete(canonicalUri(uri));
    const milliseconds = performance.now() - started;
    // Lets waiting messages in: when one of them changed the document, this result is of the past.
    setImmediate(() => {
      const current = texts.open(uri);
      if (current?.version !== version) return;
      results.setOpen(uri, version, folder.found(uri, analysis));
      // Their places moved with the text, so they cannot wait.
      if (results.hasProjectFindings(uri)) validateProjects(folder);
      publish(uri);
      if (analysis) log.notices(analysis.notices);
      sendStatus({
        uri: document.uri,
        version,
        findings: results.of(uri).length,
        milliseconds,
        ...statusOf(context.translation, analysis, skipped),
      });
      if (skipped === undefined || othersOld) projectChanged(folder);
      if (othersOld) validateOthers(folder, uri);
    });
  };

  /** Other open documents of the folder see this one through the project's facts. */
  const validateOthers = (folder: Folder, uri: string): void => {
    for (const other of context.documents.all()) {
      if (other.uri === uri || folders.of(other.uri) !== folder) continue;
      if (!timers.has(canonicalUri(other.uri)))
        schedule(canonicalUri(other.uri), projectPause, () => validate(other.uri));
    }
  };

  /** Reads what was typed for the project, and analyses those open documents again that asked for something which is new. */
  const settle = (folder: Folder): void => {
    const changed = new Set(folder.settle().map(folders.of));
    for (const document of context.documents.all()) {
      const uri = canonicalUri(document.uri);
      const used = usedBy.get(uri);
      if (!used || timers.has(uri) || !changed.has(folders.of(uri))) continue;
      if (!factsHold(folders.of(uri).facts(uri), used, () => document.getText()))
        schedule(uri, 0, () => validate(document.uri));
    }
  };

  const again = (folder?: Folder): void => {
    for (const document of context.documents.all()) {
      if (!folder || folders.of(document.uri) === folder)
        schedule(canonicalUri(document.uri), 0, () => validate(document.uri));
    }
  };

  const sendStatus = (status: DocumentStatus): void => void connection.sendNotification(statusMethod, status);

  const projectChanged = (folder: Folder): void =>
    schedule(`project ${folder.uri}`, projectPause, () => {
      settle(folder);
      validateProjects(folder);
      scannedFiles.check(folder);
    });

  const validateProjects = (folder: Folder): void => {
    const byFile = new Map<string, Found>();
    if (folder.enabled()) {
      // A folder within another one has its own projects.
      for (const facts of folder.projects().filter(({ root }) => folders.of(`${root}/-`) === folder)) {
        try {
          const options = folder.options();
          for (const analysis of context.analyzer.analyzeProject(facts, texts.read, options)) {
            byFile.set(analysis.uri, merged(byFile.get(analysis.uri), folder.found(analysis.uri, analysis)));
            log.notices(analysis.notices);
          }
        } catch (error) {
          log.once(`project ${String(error)}`, `Analysing the project ${facts.root} failed: ${describeError(error)}`);
        }
      }
    }
    const changed = results.setProject(folder.uri, byFile);
    // Files that nobody opened or scanned stay quiet, so that opening one file does not fill the Problems panel.
    for (const uri of changed) if (texts.open(uri) || results.hasScanned(uri)) publish(uri);
  };

  return {
    opened: (uri) => validate(uri),
    changed: (uri) => {
      if (folders.of(uri).settings().run === 'onType') schedule(canonicalUri(uri), typingPause, () => validate(uri));
    },
    saved: (uri) => {
      clearTimeout(timers.get(canonicalUri(uri)));
      timers.delete(canonicalUri(uri));
      if (results.versionOf(uri) !== texts.open(uri)?.version) validate(uri);
    },
    closed: (uri) => {
      clearTimeout(timers.get(canonicalUri(uri)));
      timers.delete(canonicalUri(uri));
      results.dropOpen(uri);
      usedBy.delete(canonicalUri(uri));
      folders.release(uri);
      const folder = folders.of(uri);
      // What was typed and not saved is gone.
      if (folder.update(uri, undefined)) {
        validateOthers(folder, uri);
        projectChanged(folder);
      }
      if (results.hasScanned(uri)) scannedFiles.analyze(uri);
      else void connection.sendDiagnostics({ uri, diagnostics: [] });
    },
    again,
    projectChanged,
    diskChanged: (uri) => scannedFiles.changed(uri),
    scanned: (uri, used) => scannedFiles.scanned(uri, used),
    reconfigured: (folder) => {
      scannedFiles.forget(folder);
      again(folder);
      projectChanged(folder);
    },
    publish,
    dispose: () => {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
      scannedFiles.dispose();
    },
  };
}

function merged(a: Found | undefined, b: Found): Found {
  if (!a) return b;
  return {
    diagnostics: [...a.diagnostics, ...b.diagnostics],
    suppressed: [...a.suppressed, ...b.suppressed],
    baselined: [...a.baselined, ...b.baselined],
  };
}

function statusOf(
  translation: Translation,
  analysis: FileAnalysis | undefined,
  skipped: Wording | undefined,
): Pick<DocumentStatus, 'reduced' | 'skipped' | 'failed'> {
  const notice = (kind: 'reduced' | 'skipped' | 'failed'): string | undefined => {
    const found = analysis?.notices.find((each) => each.kind === kind);
    return found && translated(translation, found);
  };
  const left = skipped && translation.say(skipped.template, skipped.data);
  return { reduced: notice('reduced'), skipped: left ?? notice('skipped'), failed: notice('failed') };
}
