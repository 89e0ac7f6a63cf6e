import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { MAX_FILE_BYTES, readSource } from '../../server/src/project/read-source';
import { decodeText, encodeText } from '../../server/src/project/text-encoding';
import { temporaryFolder } from '../harness/temporary-folder';

describe('text encoding', () => {
  for (const [name, encoding, text] of [
    ['UTF-8', 'utf-8', 'grüße 🙂\r\n'],
    ['UTF-8 with byte order mark', 'utf-8', '\uFEFFgrüße'],
    ['UTF-16 LE', 'utf-16le', '\uFEFFgrüße 🙂'],
    ['UTF-16 BE', 'utf-16be', '\uFEFFgrüße 🙂'],
  ] as const) {
    it(`gives the same bytes back: ${name}`, () => {
      const bytes = encodeText(text, encoding);
      assert.deepEqual(decodeText(bytes), { text, encoding });
    });
  }

  it('names the line of the first wrong byte', () => {
    const decoded = decodeText(Buffer.concat([Buffer.from('ok\nü\n'), Buffer.from([0x61, 0xe9, 0x0a])]));
    assert.ok('problem' in decoded);
    assert.match(decoded.message, /not valid UTF-8 \(line 3\)/);
  });

  it('calls NUL bytes binary and odd UTF-16 invalid', () => {
    assert.equal((decodeText(Buffer.from('a\0b')) as { problem: string }).problem, 'binary');
    assert.equal((decodeText(Buffer.from([0xff, 0xfe, 0x41])) as { problem: string }).problem, 'invalid');
  });
});

describe('reading sources', () => {
  it('names missing, wrong and too large files and leaves binary property lists out silently', () => {
    const folder = temporaryFolder({
      'bad.kt': Buffer.from([0xe9, 0x0a]),
      'large.kt': Buffer.alloc(MAX_FILE_BYTES + 1, 0x20),
      'Info.plist': Buffer.from('bplist00\0\0'),
      'good.kt': 'val a = 1',
    });
    const read = (name: string) => readSource(pathToFileURL(folder.at(name)).href);
    const message = (name: string) => (read(name) as { notice?: { message: string } }).notice?.message ?? '';
    assert.match(message('none.kt'), /no such file/);
    assert.match(message('bad.kt'), /not valid UTF-8 \(line 1\)/);
    assert.match(message('large.kt'), /above 5 MB/);
    assert.deepEqual(read('Info.plist'), {});
    assert.deepEqual(read('good.kt'), { text: 'val a = 1', encoding: 'utf-8' });
  });
});
