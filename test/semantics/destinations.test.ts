import assert from 'node:assert/strict';
import { destinationsOf } from '../../server/src/semantics/flow/destinations';
import { subject } from './semantics-harness';

/** Where the result of the only call of `source()` arrives. */
async function arrivals(path: string, text: string): Promise<readonly string[]> {
  const { semantics, call } = await subject(path, text);
  return destinationsOf(semantics, call('source')).map(({ kind, name }) => `${kind} ${name}`);
}

describe('destinations of a value', () => {
  it('are reached through loops, builders and returns', async () => {
    const found = await arrivals(
      'A.kt',
      'fun sessionToken(): String {\n  val text = StringBuilder()\n  repeat(8) { text.append(letters[source()]) }\n  return text.toString()\n}\nval key = sessionToken()\n',
    );
    assert.ok(found.includes('name text'), found.join());
    assert.ok(found.includes('returned sessionToken'), found.join());
    assert.ok(found.includes('name key'), found.join());
  });

  it('are reached through conversions, keys and functions of the file', async () => {
    const found = await arrivals(
      'a.ts',
      'function keep(pin: string) { return { stored: pin }; }\nkeep(String(Math.floor(source() * 10)).padStart(4));\n',
    );
    assert.ok(found.includes('name pin'), found.join());
    assert.ok(found.includes('key stored'), found.join());
  });

  it('end at comparisons, conditions and what only tells about the value', async () => {
    const found = await arrivals(
      'a.swift',
      'func f() {\n  let list = source()\n  let size = list.count\n  if list == expected { print(size) }\n}\n',
    );
    assert.deepEqual(found, ['name list', 'compared expected']);
  });
});
