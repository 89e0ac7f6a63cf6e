import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { at } from './generate/paths';

/** Every file in the package carries this day, so that the same sources make the same bytes. The zip format knows no earlier one. */
const DAY = Date.UTC(1980, 0, 2) / 1000;

/** Packages the extension in a folder into a VSIX. Throws with the packager's words when it refuses. */
export function packageExtension(folder: string, vsix: string): void {
  rmSync(vsix, { force: true });
  const vsce = at('node_modules', '@vscode', 'vsce', 'vsce');
  execFileSync(process.execPath, [vsce, 'package', '--no-dependencies', '--out', vsix], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, SOURCE_DATE_EPOCH: String(DAY), TZ: 'UTC' },
  });
}

if (require.main === module) {
  const vsix = at('holdfast.vsix');
  packageExtension(at(), vsix);
  console.log(vsix);
}
