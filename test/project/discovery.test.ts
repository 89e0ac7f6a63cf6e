import assert from 'node:assert/strict';
import { chmodSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DiscoveryOptions, discoverFiles, isLeftOutFile } from '../../server/src/project/discovery';
import { type TemporaryFolder, temporaryFolder } from '../harness/temporary-folder';
import { unprivileged } from '../harness/unprivileged';

async function listed(folder: TemporaryFolder, options?: DiscoveryOptions): Promise<string[]> {
  const found = await discoverFiles(folder.path, options);
  return found.files.map((uri) => path.relative(folder.path, fileURLToPath(uri)).split(path.sep).join('/'));
}

describe('discovery', () => {
  it('honours ignore files in every folder, and what they take back', async () => {
    const folder = temporaryFolder({
      '.gitignore': '*.log\n/secret/\n',
      'a.log': '',
      'a.kt': '',
      'secret/a.kt': '',
      'sub/secret/b.kt': '',
      'sub/.gitignore': '!keep.log\ngen.kt\n',
      'sub/keep.log': '',
      'sub/gen.kt': '',
    });
    assert.deepEqual(await listed(folder), ['.gitignore', 'a.kt', 'sub/.gitignore', 'sub/keep.log', 'sub/secret/b.kt']);
  });

  it('honours ignore files above the folder up to the top of the work tree', async () => {
    const folder = temporaryFolder({ '.git/HEAD': '', '.gitignore': 'gen/\n', 'app/gen/a.kt': '', 'app/b.kt': '' });
    const found = await discoverFiles(folder.at('app'));
    assert.deepEqual(
      found.files.map((uri) => path.basename(uri)),
      ['b.kt'],
    );
  });

  it('reads a folder that is ignored when it is asked for by name', async () => {
    const folder = temporaryFolder({ '.git/HEAD': '', '.gitignore': 'gen/\n', 'gen/a.kt': '' });
    assert.equal((await discoverFiles(folder.at('gen'))).files.length, 1);
  });

  it('leaves out dependencies and build products but no packages of these names', async () => {
    const folder = temporaryFolder({
      'node_modules/x/a.ts': '',
      'ios/Pods/a.swift': '',
      'app/build/a.kt': '',
      'app/src/main/java/com/x/build/A.kt': '',
      'android/app/src/main/assets/public/a.js': '',
      '.dart_tool/a.dart': '',
    });
    assert.deepEqual(await listed(folder), ['app/src/main/java/com/x/build/A.kt']);
  });

  it('leaves out what globs and plain paths name', async () => {
    const folder = temporaryFolder({ 'old/a.kt': '', 'app/x.gen.kt': '', 'app/x.kt': '' });
    assert.deepEqual(await listed(folder, { exclude: ['./old/', '**/*.gen.kt'] }), ['app/x.kt']);
    assert.deepEqual(await listed(folder, { exclude: ['app/x.kt'] }), ['app/x.gen.kt', 'old/a.kt']);
  });

  it('follows links once and names cycles', async () => {
    const folder = temporaryFolder({ 'app/a.kt': '', 'shared/b.kt': '' });
    symlinkSync(folder.path, folder.at('app', 'loop'));
    symlinkSync(folder.at('shared'), folder.at('app', 'shared'));
    symlinkSync('self', folder.at('self'));
    const outside = temporaryFolder({ 'c.kt': '' });
    symlinkSync(outside.path, folder.at('outside'));
    const found = await discoverFiles(folder.path);
    assert.deepEqual(await listed(folder), ['app/a.kt', 'outside/c.kt', 'shared/b.kt']);
    assert.deepEqual(
      found.notices.map((notice) => [path.basename(notice.uri), notice.byDesign]),
      [
        ['self', 'link-cycle'],
        ['loop', 'link-cycle'],
      ],
    );
  });

  it('names a folder that cannot be read and lists the rest', async () => {
    const folder = temporaryFolder({ 'locked/a.kt': '', 'open/b.kt': '' });
    chmodSync(folder.path, 0o755);
    chmodSync(folder.at('locked'), 0o000);
    const found = await unprivileged(() => discoverFiles(folder.path));
    assert.deepEqual(
      found.files.map((uri) => path.basename(uri)),
      ['b.kt'],
    );
    assert.deepEqual(
      found.unread.map((uri) => path.basename(uri)),
      ['locked'],
    );
    assert.match(found.notices[0]?.message ?? '', /permission denied/);
    chmodSync(folder.at('locked'), 0o755);
  });

  it('reports native libraries', async () => {
    const folder = temporaryFolder({ 'libs/x.aar': '', 'gradle/wrapper/gradle-wrapper.jar': '' });
    assert.deepEqual(
      (await discoverFiles(folder.path)).opaqueBinaries.map((uri) => path.basename(uri)),
      ['x.aar'],
    );
  });

  it('ends early when aborted', async () => {
    const folder = temporaryFolder({ 'a/b/c.kt': '' });
    const abort = new AbortController();
    abort.abort();
    assert.deepEqual((await discoverFiles(folder.path, { signal: abort.signal })).files, []);
  });

  it('judges one file as the listing does', () => {
    const folder = temporaryFolder({ '.gitignore': 'gen/\n' });
    const leftOut = (name: string, exclude?: string[]) => isLeftOutFile(folder.path, folder.at(name), exclude);
    assert.equal(leftOut('gen/a.kt'), true);
    assert.equal(leftOut('node_modules/a.ts'), true);
    assert.equal(leftOut('app/a.kt'), false);
    assert.equal(leftOut('app/a.kt', ['app']), true);
  });
});
