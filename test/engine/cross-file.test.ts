import assert from 'node:assert/strict';
import { createProjectSymbols } from '../../server/src/semantics/project-symbols';

describe('project symbols', () => {
  it('name the functions that hand a parameter to a sink, for the prefilter', () => {
    const fn = { packageName: '', params: [], returnsParams: [], returnsSources: [], returnsSanitised: [] };
    const sinks = [{ param: 0, kind: 'plaintext-storage', api: 'a#b', steps: [] }];
    const functions = [
      { ...fn, name: 'save', sinks },
      { ...fn, name: 'show', sinks: [] },
    ];
    const symbols = createProjectSymbols([{ constants: [], classes: [], functions }]);
    assert.deepEqual([...(symbols.sinkFunctions ?? [])], ['save']);
  });
});
