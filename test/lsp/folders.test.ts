import assert from 'node:assert/strict';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from '../harness/build';
import { startTestServer, type TestServer } from '../harness/language-server';
import { temporaryFolder } from '../harness/temporary-folder';

const cipherRule = 'crypto/weak-cipher-or-mode';
const weak = `import javax.crypto.Cipher;
class A {
  void a() throws Exception { Cipher.getInstance("DES"); }
}
`;
const has = (all: { code?: unknown }[]): boolean => all.some((each) => each.code === cipherRule);

describe('language server: folders', () => {
  let server: TestServer;
  before(ensureBuilt);
  afterEach(() => server?.stop());

  const change = (added: readonly string[], removed: readonly string[]): Promise<void> => {
    const folders = (paths: readonly string[]) =>
      paths.map((each) => ({ uri: pathToFileURL(each).href, name: path.basename(each) }));
    return server.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: folders(added), removed: folders(removed) },
    });
  };
  const scannedFiles = async (): Promise<unknown> =>
    (await server.connection.sendRequest<Record<string, unknown>>('holdfast/scan', {})).files;

  it('takes a folder that is added, with its own project file, and forgets one that is removed', async () => {
    const { path: second } = temporaryFolder({
      'B.java': weak.replace('class A', 'class B'),
      'holdfast.config.json': JSON.stringify({ rules: { [cipherRule]: 'hint' } }),
    });
    server = await startTestServer({ 'src/A.java': weak });
    const inSecond = path.relative(server.folder, path.join(second, 'B.java'));
    assert.equal(await scannedFiles(), 1);
    await server.diagnostics('src/A.java', has);

    await change([second], []);
    assert.equal(await scannedFiles(), 2);
    const [hint] = await server.diagnostics(inSecond, has);
    assert.equal(hint?.severity, 4);
    const [error] = await server.diagnostics('src/A.java', has);
    assert.equal(error?.severity, 1);

    await change([], [second]);
    await server.diagnostics(inSecond, (all) => all.length === 0);
    assert.equal(await scannedFiles(), 1);
    await server.diagnostics('src/A.java', has);
  });

  it('starts with several folders', async () => {
    const { path: second } = temporaryFolder({ 'B.java': weak.replace('class A', 'class B') });
    server = await startTestServer({ 'src/A.java': weak }, { folders: [second] });
    assert.equal(await scannedFiles(), 2);
    const only = await server.connection.sendRequest<Record<string, unknown>>('holdfast/scan', {
      folders: [pathToFileURL(second).href],
    });
    assert.equal(only.files, 1);
  });
});
