import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { ageInDays, type DatedFact, daysToLook, faultOf } from '../../server/src/models/dated-fact';

const source = path.join(__dirname, '..', '..', 'server', 'src');
const folder = path.join(source, 'models');

/** Rows that name members of published interfaces: true for every version that has them. An API that appears is another row. */
const interfaces =
  'analytics-sinks analytics-sinks-native analytics-sinks-script auth-session-stores certificate-checks ciphers clipboard-sinks ' +
  'contact-apis crypto-arguments device-identifiers digests factories hostname-checks index keychain-accessibility listed-api ' +
  'location-apis log-sinks network-sinks oauth-clients pending-intents photo-apis propagators random-sources request-calls ' +
  'sanitizers session-limits sign-in-calls sql-calls step-up storage-sinks web-views';
/** How people name and write things, and forms of text. */
const words =
  'api-model language-sets digest-purposes hosts name-words placeholder-values plain-addresses random-purposes secret-values ' +
  'sensitive-names session-names';
/** What is left of `models/` ages, and every table in it has to say when it was read and where. */
const lasting = new Set([...interfaces.split(' '), ...words.split(' ')]);

interface Row {
  /** File, table and what the row is about. */
  readonly where: string;
  readonly fact: DatedFact;
}

const isDated = (value: unknown): value is DatedFact & Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && 'checked' in value;

interface Table {
  readonly file: string;
  readonly name: string;
  readonly rows: readonly unknown[];
}

/** Everything that the files of `models/` export and that is no function: tables by their rows, an object of rows by its values. */
async function allTables(): Promise<readonly Table[]> {
  const tables: Table[] = [];
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.ts'))) {
    const exported = (await import(path.join(folder, file))) as Readonly<Record<string, unknown>>;
    for (const [name, value] of Object.entries(exported)) {
      if (typeof value !== 'function') tables.push({ file, name, rows: rowsOf(value) });
    }
  }
  return tables;
}

function rowsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value) || value instanceof Set) return [...value];
  if (value instanceof Map) return [...value.values()];
  if (typeof value !== 'object' || value === null || value instanceof RegExp || isDated(value)) return [value];
  return Object.values(value);
}

const datedRows = (tables: readonly Table[]): readonly Row[] =>
  tables.flatMap(({ file, name, rows }) =>
    rows.filter(isDated).map((row) => {
      const about = row.name ?? row.id ?? row.label ?? row.platform ?? row.form ?? row.opens ?? '';
      return { where: `${file} ${name} ${String(about)}`, fact: row };
    }),
  );

/** Whether a list only repeats words of dated rows, as lists for dispatch do. */
const isDerived = ({ rows }: Table, known: string): boolean =>
  rows.every((row) => typeof row === 'string' && known.includes(row));

/** Versions and days that stand in code outside of `models/`, by the text of whole strings. */
function literalFacts(file: string): readonly string[] {
  const found: string[] = [];
  const text = readFileSync(file, 'utf8');
  const visit = (node: ts.Node): void => {
    const isSince = ts.isPropertyAssignment(node.parent) && node.parent.name.getText() === 'since';
    if (ts.isStringLiteralLike(node) && !isSince && /^([~^]?\d+\.\d+(\.\d+)+|20\d\d-\d\d-\d\d)$/.test(node.text)) {
      found.push(`${path.relative(source, file)}: ${node.text}`);
    }
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true), visit);
  return found;
}

/** Rows nobody has looked at for a year, as lines. */
const old = (rows: readonly Row[], today: string): readonly string[] =>
  rows
    .filter(({ fact }) => ageInDays(fact, today) > daysToLook)
    .map(({ where, fact }) => `${where}: checked ${fact.checked}, ${fact.source}`);

describe('facts that age', () => {
  let tables: readonly Table[];
  let rows: readonly Row[];
  const today = new Date().toISOString().slice(0, 10);
  before(async () => {
    tables = await allTables();
    rows = datedRows(tables);
  });

  it('are all that files of models/ hold, unless these are named here as lasting', () => {
    const known = JSON.stringify(rows, (_key, value) => (value instanceof Set ? [...value] : value));
    const isBare = (table: Table): boolean =>
      table.rows.some((row) => typeof row !== 'number' && !isDated(row)) && !isDerived(table, known);
    const bare = tables.filter(({ file }) => !lasting.has(file.replace(/\.ts$/, ''))).filter(isBare);
    assert.deepEqual(
      bare.map(({ file, name }) => `${file} ${name}`),
      [],
      'give the rows `checked` and `source`, or name the file as lasting',
    );
    const files = new Set(tables.map(({ file }) => file.replace(/\.ts$/, '')));
    const gone = [...lasting].filter((name) => !files.has(name) && !readdirSync(folder).includes(`${name}.ts`));
    assert.deepEqual(gone, []);
  });

  it('stand in models/ only', () => {
    const files = ['project', 'rule-kit', 'fixes', 'rules', 'inventory', 'engine'].flatMap((part) =>
      readdirSync(path.join(source, part), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => path.join(source, part, name)),
    );
    assert.ok(files.length > 100);
    assert.deepEqual(files.flatMap(literalFacts), []);
  });

  it('have a day and a source each', () => {
    assert.ok(rows.length > 100, `only ${rows.length} rows were found`);
    assert.deepEqual(
      rows.flatMap(({ where, fact }) => {
        const fault = faultOf(fact, today);
        return fault ? [`${where}: ${fault}`] : [];
      }),
      [],
    );
  });

  // A build must not break by the passing of time alone; HOLDFAST_STRICT_DATES=1 asks for more, for example before a release.
  it('are named when nobody has looked at them for a year', () => {
    const lines = old(rows, today);
    if (lines.length > 0)
      console.warn(`      look again at ${lines.length} facts:\n${lines.map((line) => `      ${line}`).join('\n')}`);
    if (process.env.HOLDFAST_STRICT_DATES === '1') assert.deepEqual(lines, []);
  });

  it('are found by their age on any day', () => {
    const fact = { checked: '2026-11-25', source: 'https://example.org' };
    const one: readonly Row[] = [{ where: 'here', fact }];
    assert.deepEqual(old(one, '2027-11-25'), []);
    assert.deepEqual(old(one, '2027-11-26'), ['here: checked 2026-11-25, https://example.org']);
    assert.ok(old(rows, '2099-01-01').length === rows.length);
    assert.equal(faultOf(fact, '2026-11-25'), undefined);
    assert.match(faultOf({ ...fact, checked: '2026-02-30' }, '2026-11-25') ?? '', /no day/);
    assert.match(faultOf({ ...fact, checked: 'soon' }, '2026-11-25') ?? '', /no day/);
    assert.match(faultOf({ ...fact, checked: '2027-01-01' }, '2026-11-25') ?? '', /to come/);
    assert.match(faultOf({ ...fact, source: ' ' }, '2026-11-25') ?? '', /source/);
  });
});
