import assert from 'node:assert/strict';
import manifest from '../../package.json';
import { createLineIndex } from '../../server/src/core/line-index';
import { codeFrame, printable } from '../../server/src/report/code-frame';
import { jsonReport } from '../../server/src/report/json';
import { markdownReport } from '../../server/src/report/markdown';
import { textReport } from '../../server/src/report/text';
import { finding, reportInput } from './sample-findings';

const plain = { color: false };

/** The patterns by which the editor reads the report of a task. */
const [first, second] = manifest.contributes.problemMatchers
  .flatMap(({ pattern }) => pattern)
  .map(({ regexp }) => new RegExp(regexp));

describe('text report', () => {
  it('is read by the problem matcher of the manifest', () => {
    const [place = '', message = '', ...code] = textReport(reportInput({ diagnostics: [finding()] }), plain).split(
      '\n',
    );
    assert.deepEqual(first?.exec(place)?.slice(1), ['src/A b.kt', '2', '3', 'warning', 'storage/sample-pattern']);
    assert.equal(second?.exec(message)?.[1], 'Token is stored as plain text. Encrypt it.');
    assert.ok(code.every((line) => !first?.test(line)));
  });

  it('shows place, message, code, flow, fixes and a summary', () => {
    const input = reportInput({
      diagnostics: [
        finding({
          flow: [
            { uri: 'file:///app/src/B.kt', range: { start: 4, end: 5 }, message: 'b is read' },
            { uri: 'file:///app/src/A%20b.kt', range: { start: 4, end: 5 }, message: 'a is read' },
          ],
          fixes: [{ title: 'Remove it', applicability: 'safe' }],
        }),
      ],
      suppressed: [{ ...finding(), reason: '' }],
      baselined: [finding(), finding()],
      hidden: 4,
      gone: [{ file: 'B.kt', ruleId: 'storage/sample-pattern', count: 1 }],
      notices: [
        { uri: 'file:///app/x.g.kt', kind: 'skipped', message: 'Generated file.', byDesign: 'generated' },
        { uri: 'file:///app/y.g.kt', kind: 'skipped', message: 'Generated file.', byDesign: 'generated' },
        { uri: 'file:///app/z.kt', kind: 'reduced', message: 'read in part' },
      ],
    });
    assert.equal(
      textReport(input, plain),
      `src/A b.kt:2:3  warning  storage/sample-pattern  (precision medium)
  Token is stored as plain text. Encrypt it.
    1 | val a = 1
  > 2 |   token = 5
      |   ^^^^^
    3 | val b = 2
  flow:
    1. src/B.kt:1:5  b is read
    2. 1:5  a is read
  fix (safe): Remove it

1 warning in 3 files in 1.2 s.
Can be fixed: 1 with --fix safe.
Not shown: 1 suppressed in the source, 2 in the baseline, 4 of less precision (--min-precision low shows them).
Mended since the baseline was written: storage/sample-pattern in B.kt (1).
Left out: 2 generated files (--format json names them).
Not analysed in full: 1 path, named on the error output.
`,
    );
  });

  it('leaves out a flow that stays on the line of the finding', () => {
    const step = { uri: 'file:///app/src/A%20b.kt', range: { start: 12, end: 13 }, message: 'token is read' };
    assert.ok(!textReport(reportInput({ diagnostics: [finding({ flow: [step, step] })] }), plain).includes('flow:'));
  });

  it('counts what either kind of fix could do', () => {
    const diagnostics = (['safe', 'suggestion', 'manual'] as const).map((applicability) =>
      finding({ fixes: [{ title: 'Mend it', applicability }] }),
    );
    assert.ok(
      textReport(reportInput({ diagnostics }), plain).includes(
        '\nCan be fixed: 1 with --fix safe, 1 more with --fix suggestion.\n',
      ),
    );
  });

  it('colours only when told to', () => {
    assert.ok(!textReport(reportInput(), plain).includes('\u001b'));
    assert.ok(textReport(reportInput(), { color: true }).includes('\u001b[33m'));
  });

  it('says that there is nothing, or nothing at all when quiet', () => {
    const input = reportInput({ diagnostics: [] });
    assert.equal(textReport(input, plain), 'No findings in 3 files in 1.2 s.\n');
    assert.equal(textReport(input, { color: false, quiet: true }), '');
  });

  it('lets no control characters of a file or message through', () => {
    const input = reportInput({
      diagnostics: [finding({ message: 'a\u001b[2Jb' })],
      read: () => 'x\u001b]0;t\u0007\ny token',
    });
    const text = textReport(input, plain);
    assert.ok(!text.includes('\u001b') && !text.includes('\u0007'));
    assert.equal(printable('a\u202eb\tc'), 'a·b\tc');
  });
});

describe('code frame', () => {
  const carets = (text: string, start: number, end: number) => {
    const lines = createLineIndex(text);
    const from = lines.positionAt(start);
    const to = lines.positionAt(end);
    const place = {
      line: from.line + 1,
      column: from.character + 1,
      endLine: to.line + 1,
      endColumn: to.character + 1,
    };
    return codeFrame(lines, place).find((line) => line.kind === 'carets')?.text;
  };

  it('puts carets under tabs and wide characters', () => {
    assert.equal(carets('\tab', 1, 2), '\t^');
    assert.equal(carets('🙂 ab', 3, 5), '   ^^');
  });

  it('marks the first line of a longer span and at least one column', () => {
    assert.equal(carets('ab\ncd', 1, 5), ' ^');
    assert.equal(carets('ab', 2, 2), '  ^');
  });

  it('cuts very long lines around the finding', () => {
    const text = `${'x'.repeat(5000)}TARGET${'y'.repeat(5000)}`;
    const lines = createLineIndex(text);
    const frame = codeFrame(lines, { line: 1, column: 5001, endLine: 1, endColumn: 5007 });
    assert.ok((frame[0]?.text.length ?? 0) < 200);
    assert.equal(frame[0]?.text.slice(frame[1]?.text.indexOf('^')).startsWith('TARGET'), true);
  });
});

describe('JSON report', () => {
  it('carries counts and findings with lines and columns from 1', () => {
    const report = JSON.parse(jsonReport(reportInput()));
    assert.deepEqual(report.summary.findings, { error: 0, warning: 1, information: 0, hint: 0 });
    const { rule, file, line, column, endLine, endColumn } = report.findings[0];
    assert.deepEqual(
      [rule, file, line, column, endLine, endColumn],
      ['storage/sample-pattern', 'src/A b.kt', 2, 3, 2, 8],
    );
  });
});

describe('Markdown report', () => {
  it('groups by rule, links to lines and escapes text', () => {
    const report = markdownReport(reportInput({ diagnostics: [finding({ message: 'a <b> | *c*' })] }));
    assert.match(report, /\| warning \| 1 \|/);
    assert.match(report, /## Sample pattern\n\n`storage\/sample-pattern`, warning, precision medium, CWE-312/);
    assert.ok(report.includes('- [src/A b.kt:2](<src/A%20b.kt#L2>): a \\<b\\> \\| \\*c\\*'));
  });

  it('counts generated files and names others that were left out', () => {
    const report = markdownReport(
      reportInput({
        notices: [
          { uri: 'file:///app/x.g.kt', kind: 'skipped', message: 'Generated file.', byDesign: 'generated' },
          { uri: 'file:///app/z.kt', kind: 'reduced', message: 'read in part' },
        ],
      }),
    );
    assert.match(report, /\nGenerated files left out: 1\.\n/);
    assert.match(report, /## Not analysed in full\n\n- `z\.kt`: read in part\n$/);
  });
});

describe('line index', () => {
  it('knows all line ends, the end of the text and hides a byte order mark', () => {
    const lines = createLineIndex('\uFEFFa\r\nb\rc\n');
    assert.equal(lines.lineCount, 4);
    assert.deepEqual(lines.positionAt(1), { line: 0, character: 0 });
    assert.deepEqual(lines.positionAt(0), { line: 0, character: 0 });
    assert.deepEqual(lines.positionAt(99), { line: 3, character: 0 });
    assert.deepEqual([0, 1, 2, 3].map(lines.textOf), ['a', 'b', 'c', '']);
  });
});
