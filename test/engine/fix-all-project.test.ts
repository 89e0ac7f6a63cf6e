import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/engine/fixes/working-text';
import { projectOf, ROOT, sharedAnalyzer } from '../project/project-of';

const file = 'app/src/main/AndroidManifest.xml';

describe('fix-all with rules over the whole project', () => {
  it('does not place their fixes again by facts that are older than the text', async () => {
    // Both lines are equally long, so that a second deletion at the same place would take the wrong one unnoticed.
    const text = [
      '<manifest xmlns:android="http://schemas.android.com/apk/res/android">',
      '    <uses-permission android:name="android.permission.RECORD_AUDIO" />',
      '    <uses-permission android:name="android.permission.SET_TIMEZONE" />',
      '    <application android:debuggable="true" />',
      '</manifest>',
      '',
    ].join('\n');
    const analyzer = await sharedAnalyzer();
    const project = await projectOf({ [file]: text, 'app/src/main/java/A.kt': 'class A\n' });
    const uri = `${ROOT}/${file}`;
    const { changes, refused } = analyzer.fixAll({ uri, text }, project, () => undefined, { upTo: 'suggestion' });
    assert.equal(
      applyEdits(text, changes.edits.get(uri) ?? []),
      text.replace(/.*RECORD_AUDIO.*\n/, '').replace('debuggable="true"', 'debuggable="false"'),
    );
    assert.deepEqual(refused, []);
  });
});
