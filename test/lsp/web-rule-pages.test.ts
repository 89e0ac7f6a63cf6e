import assert from 'node:assert/strict';
import type { Connection } from 'vscode-languageserver/browser';
import { createRulePages } from '../../server/src/web/rule-pages';

describe('rule pages in a web worker', () => {
  it('are asked of the client once each; a page that is missing or cannot be read is none', async () => {
    const asked: unknown[] = [];
    const sendRequest = async (method: string, id: string): Promise<string | null> => {
      asked.push([method, id]);
      if (id === 'a/broken') throw new Error('gone');
      return id === 'a/b' ? '# Page' : null;
    };
    const pageOf = createRulePages({ sendRequest } as unknown as Connection);
    assert.deepEqual(await Promise.all(['a/b', 'a/b', 'a/none', 'a/broken'].map(pageOf)), [
      '# Page',
      '# Page',
      undefined,
      undefined,
    ]);
    assert.equal(await pageOf('a/b'), '# Page');
    assert.deepEqual(
      asked,
      ['a/b', 'a/none', 'a/broken'].map((id) => ['holdfast/rulePage', id]),
    );
  });
});
