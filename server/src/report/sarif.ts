import type {
  ArtifactLocation,
  Fix,
  Location,
  Log,
  Notification,
  Region,
  Result,
  Suppression,
  ThreadFlowLocation,
} from 'sarif';
import type { CodeFix } from '../analyzer';
import type { AnalysisNotice, Diagnostic, RelatedLocation } from '../core/diagnostic';
import type { TextRange } from '../core/location';
import { createPlaceFinder, type PlaceFinder, type ReportInput } from './report-input';
import { sarifLevel, sarifRules, sarifTaxonomies } from './sarif-rules';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/**
 * The report in SARIF 2.1.0. Suppressed and baselined findings are in it and marked as such, so that a code host can close
 * what was open before. Columns count UTF-16 code units.
 */
export function sarifReport(input: ReportInput): string {
  return `${JSON.stringify(sarifLog(input), undefined, 2)}\n`;
}

interface Writer {
  readonly input: ReportInput;
  readonly places: PlaceFinder;
  readonly ruleIndexes: ReadonlyMap<string, number>;
}

export function sarifLog(input: ReportInput): Log {
  const writer: Writer = {
    input,
    places: createPlaceFinder(input.read),
    ruleIndexes: new Map(input.rules.map((rule, i) => [rule.id, i])),
  };
  const taxonomies = sarifTaxonomies(input.rules);
  const known = input.baselined !== undefined;
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Holdfast',
            version: input.toolVersion,
            semanticVersion: input.toolVersion,
            rules: sarifRules(input.rules),
            supportedTaxonomies: taxonomies.map(({ name }, index) => ({ name, index })),
          },
        },
        taxonomies,
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { SRCROOT: { uri: input.baseUri } },
        invocations: [
          {
            executionSuccessful: !input.notices.some((notice) => notice.kind === 'failed'),
            toolExecutionNotifications: input.notices.map((notice) => notification(notice, writer)),
          },
        ],
        results: [
          ...input.diagnostics.map((diagnostic) => result(diagnostic, writer, known ? { baselineState: 'new' } : {})),
          ...input.suppressed.map((diagnostic) =>
            result(diagnostic, writer, { suppressions: [suppression('inSource', diagnostic.reason)] }),
          ),
          ...(input.baselined ?? []).map((diagnostic) =>
            result(diagnostic, writer, {
              baselineState: 'unchanged',
              suppressions: [suppression('external', 'in the baseline')],
            }),
          ),
        ],
      },
    ],
  };
}

function suppression(kind: Suppression.kind, justification: string): Suppression {
  return justification === '' ? { kind } : { kind, justification };
}

function result(diagnostic: Diagnostic, writer: Writer, more: Partial<Result>): Result {
  const { input } = writer;
  const ruleIndex = writer.ruleIndexes.get(diagnostic.ruleId);
  const fixes = (input.fixesOf?.(diagnostic) ?? [])
    .map((fix) => sarifFix(fix, writer))
    .filter((fix) => fix !== undefined);
  return {
    ruleId: diagnostic.ruleId,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: sarifLevel(diagnostic.severity),
    message: { text: diagnostic.message },
    locations: [location(diagnostic, writer)],
    ...(diagnostic.related.length > 0
      ? { relatedLocations: diagnostic.related.map((related, id) => ({ id, ...located(related, writer) })) }
      : {}),
    ...(diagnostic.flow.length > 0
      ? { codeFlows: [{ threadFlows: [{ locations: diagnostic.flow.map((step) => flowStep(step, writer)) }] }] }
      : {}),
    ...(fixes.length > 0 ? { fixes } : {}),
    partialFingerprints: { 'holdfast/v1': diagnostic.fingerprint },
    properties: { precision: diagnostic.precision, messageId: diagnostic.messageId },
    ...more,
  };
}

function flowStep(step: RelatedLocation, writer: Writer): ThreadFlowLocation {
  return { location: located(step, writer) };
}

function located(place: RelatedLocation, writer: Writer): Location {
  return { ...location(place, writer), message: { text: place.message } };
}

function location(place: { readonly uri: string; readonly range: TextRange }, writer: Writer): Location {
  return {
    physicalLocation: {
      artifactLocation: artifact(place.uri, writer.input),
      region: region(place.uri, place.range, writer),
    },
  };
}

function region(uri: string, range: TextRange, writer: Writer): Region {
  const { line, column, endLine, endColumn } = writer.places.placeOf(uri, range);
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** Below the base folder relative to it; URIs stay percent-encoded as they are. */
function artifact(uri: string, input: ReportInput): ArtifactLocation {
  if (`${uri}/` === input.baseUri) return { uri: './', uriBaseId: 'SRCROOT' };
  if (!uri.startsWith(input.baseUri)) return { uri };
  return { uri: uri.slice(input.baseUri.length), uriBaseId: 'SRCROOT' };
}

function sarifFix(fix: CodeFix, writer: Writer): Fix | undefined {
  const changes = [
    ...[...fix.changes.edits].map(([uri, edits]) => ({
      artifactLocation: artifact(uri, writer.input),
      replacements: edits.map((edit) => ({
        deletedRegion: region(uri, edit.range, writer),
        insertedContent: { text: edit.newText },
      })),
    })),
    ...[...fix.changes.created].map(([uri, text]) => ({
      artifactLocation: artifact(uri, writer.input),
      replacements: [
        {
          deletedRegion: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
          insertedContent: { text },
        },
      ],
    })),
  ].filter((change) => change.replacements.length > 0);
  if (changes.length === 0) return undefined;
  return { description: { text: `${fix.title} (${fix.applicability})` }, artifactChanges: changes };
}

function notification(notice: AnalysisNotice, writer: Writer): Notification {
  const ruleIndex = notice.ruleId === undefined ? undefined : writer.ruleIndexes.get(notice.ruleId);
  return {
    level: notice.kind === 'failed' ? 'error' : notice.kind === 'skipped' && !notice.byDesign ? 'warning' : 'note',
    message: { text: notice.message },
    locations: [{ physicalLocation: { artifactLocation: artifact(notice.uri, writer.input) } }],
    ...(ruleIndex === undefined ? {} : { associatedRule: { id: notice.ruleId, index: ruleIndex } }),
  };
}
