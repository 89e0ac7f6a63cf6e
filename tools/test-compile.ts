/**
 * `npm run test:compile`: what fixes leave of the fixtures' files, the helper files that they create, and the snippets are
 * built: Kotlin and Java by their compilers, TypeScript by type-checking it against the packages' own declarations. A word
 * limits the run to units whose name contains it. Results are kept by content, so that only what changed is built again.
 */
import { ToolMissing } from './compile/jars';
import { compileJvmUnits, type UnitResult } from './compile/jvm';
import { checkScriptUnits } from './compile/typescript';
import { RegistryUnavailable } from './corpus';
import { type Counts, endWith } from './counts';

const parts: Readonly<Record<string, (filter: string) => Promise<readonly UnitResult[]>>> = {
  'Kotlin and Java results': compileJvmUnits,
  'TypeScript and JavaScript results': checkScriptUnits,
};

/** Builds everything whose name contains `filter`; prints what does not build, and what is skipped for want of tools. */
export async function runCompileTests(filter = ''): Promise<Counts> {
  let passed = 0;
  let failed = 0;
  for (const [name, run] of Object.entries(parts)) {
    try {
      const results = await run(filter);
      for (const { unit, errors } of results.filter((result) => result.errors.length > 0)) {
        console.log(`\n${unit} does not build:\n${errors.map((error) => `  ${error}`).join('\n')}`);
        failed++;
      }
      passed += results.filter((result) => result.errors.length === 0).length;
    } catch (error) {
      if (!(error instanceof ToolMissing || error instanceof RegistryUnavailable)) throw error;
      console.log(`Skipped: ${name} are not built, because ${error.message}.`);
    }
  }
  return { passed, failed };
}

if (require.main === module) {
  endWith(runCompileTests(process.argv[2]));
}
