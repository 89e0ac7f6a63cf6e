import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import type { CodeFix } from '../analyzer';
import { findRule, unknownRule } from '../project/config';
import { createPlaceFinder, sortNotices } from '../report/report-input';
import { ruleText } from '../report/rule-text';
import type { AgentWorkspace, Scan, ScanChoice } from './workspace';

/** Findings in one answer; a longer list helps nobody. Counts by rule are complete. */
const MOST_FINDINGS = 100;

// Text is never run as code, not even a schema made into a function.
z.config({ jitless: true });

const precision = z
  .enum(['high', 'medium', 'low'])
  .optional()
  .describe('Leave out findings below this precision; the configuration, or medium, when absent.');
const rules = z.array(z.string()).optional().describe('Only these rule ids.');

/** Registers the four tools: scan a file, scan the workspace, explain a rule, apply a fix. */
export function registerTools(server: McpServer, workspace: AgentWorkspace): void {
  const scan = async (choice: ScanChoice, signal: AbortSignal): Promise<CallToolResult> =>
    answer(scanText(await workspace.scan(choice, signal), workspace));

  server.registerTool(
    'scan_file',
    {
      title: 'Scan a file',
      description:
        'Finds security and privacy problems in one file, with the knowledge of the whole project it belongs to. Use it after changing a file.',
      inputSchema: {
        path: z.string().describe('Path of the file, relative to the workspace.'),
        rules,
        minPrecision: precision,
      },
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    ({ path, rules: only, minPrecision }, { signal }) =>
      guarded(() => scan({ path, rules: only, minPrecision }, signal)),
  );

  server.registerTool(
    'scan_workspace',
    {
      title: 'Scan the workspace',
      description: 'Finds security and privacy problems in all files of the workspace, or of a folder in it.',
      inputSchema: {
        path: z.string().optional().describe('Folder, relative to the workspace; everything when absent.'),
        rules,
        minPrecision: precision,
      },
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    ({ path, rules: only, minPrecision }, { signal }) =>
      guarded(() => scan({ path, rules: only, minPrecision }, signal)),
  );

  server.registerTool(
    'explain_rule',
    {
      title: 'Explain a rule',
      description: 'What a rule reports, why it matters, what to do instead, and which standards it belongs to.',
      inputSchema: { rule: z.string().describe('Rule id, for example storage/plaintext-credential.') },
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    ({ rule: id }) =>
      guarded(async () => {
        const rule = findRule(id, workspace.rules);
        if (!rule) throw new Error(unknownRule(id, workspace.rules));
        return answer(ruleText(rule));
      }),
  );

  server.registerTool(
    'apply_fix',
    {
      title: 'Apply a fix',
      description:
        'Applies a fix to the finding of a rule on a line and writes the files it changes. Without a title it takes the most careful fix, and only one that is safe or a suggestion; "preview" writes nothing.',
      inputSchema: {
        path: z.string().describe('Path of the file, relative to the workspace.'),
        line: z.number().int().positive().describe('Line of the finding, from 1.'),
        rule: z.string().describe('Rule id of the finding.'),
        title: z.string().optional().describe('Title of the wanted fix, as a scan lists it.'),
        preview: z.boolean().optional().describe('Only say what would change.'),
      },
      annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    },
    ({ path, line, rule, title, preview }) =>
      guarded(async () => {
        const fixes = await workspace.fixesAt(path, line, rule);
        const fix = choose(fixes, title);
        if (!fix) throw new Error(noFix(fixes, title, rule, path, line));
        return answer(fixText(fix, workspace, preview === true));
      }),
  );
}

const CARE: Readonly<Record<CodeFix['applicability'], number>> = { safe: 0, suggestion: 1, manual: 2 };

/** The fix of that title; without one the most careful, which a manual one never is. */
function choose(fixes: readonly CodeFix[], title: string | undefined): CodeFix | undefined {
  if (title !== undefined) return fixes.find((fix) => fix.title === title);
  const [first] = [...fixes].sort((a, b) => CARE[a.applicability] - CARE[b.applicability]);
  return first && first.applicability !== 'manual' ? first : undefined;
}

function noFix(fixes: readonly CodeFix[], title: string | undefined, rule: string, path: string, line: number): string {
  const titles = fixes.map((fix) => `"${fix.title}" (${fix.applicability})`);
  if (titles.length === 0) return `${rule} has no finding with a fix on line ${line} of ${path}; scan the file again.`;
  const reason = title === undefined ? 'Only fixes that a person has to finish are left' : `There is no fix "${title}"`;
  return `${reason}. Offered are: ${titles.join(', ')}. Name one as title.`;
}

function scanText({ findings, notices, files }: Scan, workspace: AgentWorkspace): string {
  const places = createPlaceFinder(workspace.textOf);
  const { named, generated } = sortNotices(notices);
  const counts = new Map<string, number>();
  for (const { ruleId } of findings) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
  const shown = findings.slice(0, MOST_FINDINGS).map((finding) => {
    const { line, column } = places.placeOf(finding.uri, finding.range);
    return {
      file: workspace.pathOf(finding.uri),
      line,
      column,
      rule: finding.ruleId,
      severity: finding.severity,
      precision: finding.precision,
      message: finding.message,
      fixes: finding.fixes,
      flow: finding.flow.map((step) => ({
        file: workspace.pathOf(step.uri),
        line: places.placeOf(step.uri, step.range).line,
        message: step.message,
      })),
    };
  });
  return JSON.stringify(
    {
      files,
      total: findings.length,
      byRule: Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1))),
      findings: shown,
      ...(findings.length > shown.length ? { leftOut: findings.length - shown.length } : {}),
      ...(generated > 0 ? { generatedFilesLeftOut: generated } : {}),
      notAnalysed: named.map(({ uri, message }) => `${workspace.pathOf(uri)}: ${message}`),
    },
    undefined,
    1,
  );
}

function fixText(fix: CodeFix, workspace: AgentWorkspace, preview: boolean): string {
  if (!preview) return JSON.stringify(workspace.write(fix), undefined, 1);
  const edits = [...fix.changes.edits].map(([uri, list]) => ({
    file: workspace.pathOf(uri),
    edits: list.map(({ range, newText }) => ({
      removes: workspace.textOf(uri)?.slice(range.start, range.end),
      inserts: newText,
    })),
  }));
  const created = [...fix.changes.created].map(([uri, text]) => ({ file: workspace.pathOf(uri), text }));
  const { title, applicability } = fix;
  return JSON.stringify({ title, applicability, written: false, edits, created }, undefined, 1);
}

const answer = (text: string): CallToolResult => ({ content: [{ type: 'text', text }] });

/** A mistake of the caller is an answer that says so, and no end of the connection. */
async function guarded(run: () => Promise<CallToolResult>): Promise<CallToolResult> {
  try {
    return await run();
  } catch (error) {
    return { isError: true, content: [{ type: 'text', text: error instanceof Error ? error.message : String(error) }] };
  }
}
