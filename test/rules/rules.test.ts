import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Analyzer, createAnalyzer } from '../../server/src/analyzer';
import { rules } from '../../server/src/generated/registry';
import { checkCoverage } from '../harness/fixture-coverage';
import { type Fixture, readFixture } from '../harness/fixture-file';
import { checkEveryFix, checkFixedTexts } from '../harness/fixture-fixes';
import {
  type CaseRun,
  checkCut,
  checkFindings,
  checkImports,
  checkInertText,
  checkShifts,
  checkSuppression,
  checkWithoutPrefilter,
} from '../harness/fixture-runner';
import { loadGrammar } from '../harness/grammars';

const checks: readonly (readonly [string, (run: CaseRun) => void])[] = [
  ['finds exactly what is marked', checkFindings],
  ['fixes as shown', checkFixedTexts],
  ['every fix keeps its promises', checkEveryFix],
  ['the same without prefilter', checkWithoutPrefilter],
  ['the same at shifted places', checkShifts],
  ['silent in comments and strings', checkInertText],
  ['silenced by a comment', checkSuppression],
  ['the same with other imports', checkImports],
  ['survives a cut file', checkCut],
];

/** Fixtures by rule; a rule may have several files (`<rule-id>.<part>.md`). `RULE` limits to rules whose id contains it. */
function fixtures(): ReadonlyMap<string, readonly { readonly name: string; readonly fixture: Fixture }[]> {
  const byRule = new Map<string, { name: string; fixture: Fixture }[]>();
  for (const entry of readdirSync(__dirname, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(__dirname, file).split(path.sep).join('/');
    if (!entry.isFile() || !name.endsWith('.md') || !name.includes('/')) continue;
    const id = name.replace(/\.md$/, '').replace(/\.[^/]*$/, '');
    if (process.env.RULE && !id.includes(process.env.RULE)) continue;
    const list = byRule.get(id) ?? [];
    list.push({ name, fixture: readFixture(readFileSync(file, 'utf8')) });
    byRule.set(id, list);
  }
  return byRule;
}

describe('rules', () => {
  let analyzer: Analyzer;
  before(async () => {
    analyzer = await createAnalyzer(loadGrammar);
  });

  const byId = fixtures();
  for (const rule of rules) {
    if (process.env.RULE && !rule.id.includes(process.env.RULE)) continue;
    describe(rule.id, () => {
      const own = byId.get(rule.id) ?? [];
      it('has a fixture for every language, message and fix', () => {
        assert.notEqual(own.length, 0, `write test/rules/${rule.id}.md`);
        checkCoverage(
          rule,
          own.map(({ fixture }) => fixture),
          analyzer,
        );
      });
      for (const { fixture } of own) {
        for (const entry of fixture.cases) {
          describe(entry.name, () => {
            for (const [name, check] of checks) {
              it(name, () => check({ analyzer, rule, fixture: entry }));
            }
          });
        }
      }
    });
  }

  it('has a rule for every fixture', () => {
    const ids = new Set(rules.map((rule) => rule.id));
    assert.deepEqual(
      [...byId.keys()].filter((id) => !ids.has(id)),
      [],
    );
    for (const [id, list] of byId) {
      for (const { name, fixture } of list) assert.equal(fixture.ruleId, id, name);
    }
  });
});
