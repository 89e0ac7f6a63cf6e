import assert from 'node:assert/strict';
import { createPrefilter, memberWord, withSinkFunctions } from '../../server/src/engine/prefilter';
import { enabledRules, type FileFacts } from '../../server/src/engine/rule-selection';
import type { ApiModel } from '../../server/src/models/api-model';
import type { AnyRule } from '../../server/src/rule-kit/rule';
import { callRule, tinyRule } from './tiny-rules';

const kotlin: FileFacts = { languages: new Set(['kotlin']), role: 'code', isTest: false };
const sink: ApiModel = {
  role: 'sink',
  kind: 'plaintext-storage',
  languages: ['kotlin'],
  api: 'android.content.SharedPreferences.Editor#putString',
  at: 'arg:1',
  label: 'SharedPreferences',
};
const prefilter = (rules: readonly AnyRule[]) => createPrefilter(enabledRules(rules, {}), kotlin, [sink]);
const mayMatch = (rules: readonly AnyRule[], text: string) => prefilter(rules).mayMatch(text);

describe('prefilter', () => {
  it('asks for whole identifiers', () => {
    const rules = [callRule('code/a', 'getInstance')];
    assert.equal(mayMatch(rules, 'Cipher.getInstance("AES")'), true);
    assert.equal(mayMatch(rules, 'getInstances()'), false);
    assert.equal(mayMatch(rules, 'forgetInstance()'), false);
  });

  it('asks for the first word of a selector', () => {
    const rules = [callRule('code/a', 'setObject:forKey:')];
    assert.equal(mayMatch(rules, '[d setObject:x forKey:y]'), true);
    assert.equal(mayMatch(rules, '[d object:x forKey:y]'), false);
  });

  it('lets everything through for a star', () => {
    assert.equal(mayMatch([callRule('code/a', '*')], ''), true);
  });

  it('looks for parts of the text when the query reads text', () => {
    const rules = [tinyRule('code/a', [{ on: 'text', triggers: ['sk_live_'], *check() {} }])];
    assert.equal(mayMatch(rules, 'val k = "sk_live_123"'), true);
    assert.equal(mayMatch(rules, 'val k = "sk_test_123"'), false);
  });

  it('knows the sinks of data flows, other files included', () => {
    const flow = tinyRule('code/a', [
      { on: 'flow', sources: ['credential'], sinks: ['plaintext-storage'], sanitizers: [], *check() {} },
    ]);
    assert.equal(mayMatch([flow], 'e.putString("a", b)'), true);
    assert.equal(mayMatch([flow], 'Store.save(b)'), false);
    assert.equal(withSinkFunctions(prefilter([flow]), ['save']).mayMatch('Store.save(b)'), true);
  });

  it('always looks at suppressions', () => {
    assert.equal(mayMatch([], '// holdfast-ignore code/a x'), true);
    assert.equal(mayMatch([], 'anything'), false);
  });

  it('takes the word that any use of an API must contain', () => {
    assert.equal(memberWord('javax.crypto.Cipher#getInstance'), 'getInstance');
    assert.equal(memberWord('UserDefaults#set(_:forKey:)'), 'set');
    assert.equal(memberWord('java.security.SecureRandom#<init>'), 'SecureRandom');
    assert.equal(memberWord('@react-native-async-storage/async-storage#default.setItem'), 'setItem');
    assert.equal(memberWord('UIPasteboard#string='), 'string');
    assert.equal(memberWord('#NSLog'), 'NSLog');
  });
});
