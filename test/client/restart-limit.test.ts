import assert from 'node:assert/strict';
import { createRestartLimit, MOST_RESTARTS } from '../../client/src/restart-limit';

describe('restarts of the language server', () => {
  it('are at most five within three minutes, and possible again later', () => {
    let now = 0;
    const limit = createRestartLimit(() => now);
    for (let i = 0; i < MOST_RESTARTS; i++, now += 20_000) assert.equal(limit.allows(), true, `restart ${i}`);
    assert.equal(MOST_RESTARTS, 5);
    assert.equal(limit.allows(), false);
    now = 179_999;
    assert.equal(limit.allows(), false);
    now = 180_000;
    assert.equal(limit.allows(), true, 'the first one is three minutes ago');
    assert.equal(limit.allows(), false);
  });

  it('count anew when the user starts the server', () => {
    const limit = createRestartLimit(() => 0);
    while (limit.allows());
    limit.reset();
    assert.equal(limit.allows(), true);
  });
});
