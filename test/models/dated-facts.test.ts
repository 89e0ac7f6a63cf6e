import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { ageInDays, type DatedFact, daysToLook, faultOf } from '../../server/src/models/dated-fact';

const folder = path.join(__dirname, '..', '..', 'server', 'src', 'models');

interface Row {
  /** File, table and what the row is about. */
  readonly where: string;
  readonly fact: DatedFact;
}

const isDated = (value: unknown): value is DatedFact & Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && 'checked' in value;

/** Every dated row of every table that a file of `models/` exports. */
async function allRows(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.ts'))) {
    const tables = (await import(path.join(folder, file))) as Readonly<Record<string, unknown>>;
    for (const [table, value] of Object.entries(tables)) {
      for (const row of Array.isArray(value) ? value : [value]) {
        if (!isDated(row)) continue;
        const about = row.name ?? row.id ?? row.label ?? row.platform ?? row.form ?? '';
        rows.push({ where: `${file} ${table} ${String(about)}`, fact: row });
      }
    }
  }
  return rows;
}

/** Rows nobody has looked at for a year, as lines. */
const old = (rows: readonly Row[], today: string): readonly string[] =>
  rows
    .filter(({ fact }) => ageInDays(fact, today) > daysToLook)
    .map(({ where, fact }) => `${where}: checked ${fact.checked}, ${fact.source}`);

describe('facts that age', () => {
  let rows: readonly Row[];
  const today = new Date().toISOString().slice(0, 10);
  before(async () => {
    rows = await allRows();
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
