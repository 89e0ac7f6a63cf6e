import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analyzer } from '../analyzer';
import type { Translation } from '../translation/translation';
import type { ClientFeatures } from './client-features';
import type { FetchedFiles } from './fetched-files';
import type { Folders } from './folders';
import type { LastScan } from './last-scan';
import type { Results } from './results';
import type { RulePages } from './rule-pages';
import type { ServerLog } from './server-log';
import type { Texts } from './texts';

/** What every request handler works with. One per connection. */
export interface ServerContext {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly texts: Texts;
  readonly features: ClientFeatures;
  readonly log: ServerLog;
  readonly analyzer: Analyzer;
  readonly folders: Folders;
  readonly results: Results;
  readonly lastScan: LastScan;
  /** Set where the files have to be fetched from the editor. */
  readonly fetchedFiles: FetchedFiles | undefined;
  /** The editor's language. */
  readonly translation: Translation;
  /** The generated page of a rule, which the installation may lack. */
  readonly rulePage: RulePages;
}
