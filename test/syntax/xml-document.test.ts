import assert from 'node:assert/strict';
import { attribute, descendants } from '../../server/src/syntax/document';
import { assertValue, nodeAt, readDocument, textAt } from './document-facts';
import { assertSound, assertTolerant } from './document-soundness';

const manifest = `<manifest xmlns:android="http://schemas.android.com/apk/res/android"
    xmlns:tools="http://schemas.android.com/tools" package="a.b">
  <!-- why -->
  <uses-permission android:name="android.permission.CAMERA" />
  <application android:label='It&apos;s &lt;me&gt;' tools:replace="x">
    <activity android:name=".Main"><intent-filter/></activity>
  </application>
</manifest>
`;

describe('XML documents', () => {
  it('gives elements, attributes and their places', () => {
    const tree = readDocument('xml', manifest);
    assert.deepEqual(tree.errors, []);
    const permission = nodeAt(tree, 'manifest', 'uses-permission');
    const name = attribute(permission, 'android:name');
    assert.ok(name);
    assert.equal(textAt(manifest, permission.nameRange), 'uses-permission');
    assert.equal(textAt(manifest, permission.range), '<uses-permission android:name="android.permission.CAMERA" />');
    assert.equal(textAt(manifest, name.nameRange), 'android:name');
    assert.equal(textAt(manifest, name.valueRange), 'android.permission.CAMERA');
    assert.equal(textAt(manifest, name.range), 'android:name="android.permission.CAMERA"');
    const application = nodeAt(tree, 'manifest', 'application');
    assert.ok(textAt(manifest, application.range).endsWith('</application>'));
    assert.deepEqual(
      tree.comments.map((comment) => comment.text),
      ['<!-- why -->'],
    );
  });

  it('decodes entities and leaves their place as written', () => {
    const tree = readDocument('xml', manifest);
    const label = attribute(nodeAt(tree, 'manifest', 'application'), 'android:label');
    assert.ok(label);
    assert.equal(label.value, "It's <me>");
    assert.equal(textAt(manifest, label.valueRange), 'It&apos;s &lt;me&gt;');
    const own = '<!DOCTYPE r [<!ENTITY k "AIza">]><r a="&k;&#x41;&#66;&unknown;"/>';
    assert.equal(nodeAt(readDocument('xml', own), 'r').attributes[0]?.value, 'AIzaAB&unknown;');
  });

  it('names the Android namespaces alike whatever prefix a file binds', () => {
    const text = `<n:manifest xmlns:n="http://schemas.android.com/apk/res/android" xmlns:t="http://schemas.android.com/tools">
<a n:exported="true" t:node="remove" android:x="1"><b xmlns:n="urn:other" n:exported="false"/></a></n:manifest>`;
    const tree = readDocument('xml', text);
    const a = nodeAt(tree, 'android:manifest', 'a');
    assert.deepEqual(
      a.attributes.map(({ name }) => name),
      ['android:exported', 'tools:node', 'android:x'],
    );
    assert.equal(textAt(text, a.attributes[0]?.nameRange ?? a.range), 'n:exported');
    assert.deepEqual(
      nodeAt(tree, 'android:manifest', 'a', 'b').attributes.map(({ name }) => name),
      ['xmlns:n', 'n:exported'],
    );
  });

  it('reads text, CDATA and text around comments and elements', () => {
    const text =
      '<?xml version="1.0"?><r><s name="k"> a &amp; b </s><s><![CDATA[<x>&amp;]]></s><s>ab<!-- < -->cd</s><s>one <b>two</b> three</s><s>  </s></r>';
    const tree = readDocument('xml', text);
    assert.deepEqual(tree.errors, []);
    const [plain, cdata, split, mixed, blank] = nodeAt(tree, 'r').children;
    assert.ok(plain && cdata && split && mixed && blank);
    assertValue(text, plain, 'a & b', 'a &amp; b');
    assertValue(text, cdata, '<x>&amp;', '<x>&amp;');
    assertValue(text, split, 'abcd', 'ab<!-- < -->cd');
    assertValue(text, mixed, 'one', 'one');
    assert.equal(blank.value, undefined);
    assert.equal(tree.comments[0]?.text, '<!-- < -->');
  });

  it('keeps both of two attributes with one name and says so', () => {
    const tree = readDocument('xml', '<a>\n<b x="1" x="2"/></a>');
    const b = nodeAt(tree, 'a', 'b');
    assert.deepEqual(
      b.attributes.map(({ value }) => value),
      ['1', '2'],
    );
    assert.equal(attribute(b, 'x')?.value, '1');
    assert.match(tree.errors[0]?.message ?? '', /^line 2: .*x.*repeated/);
  });

  const broken: readonly (readonly [string, string, RegExp, readonly string[]])[] = [
    ['an element that is not closed', '<m><a x="1">\n<b/></m>', /line 1: <a> is not closed/, ['m', 'a', 'b']],
    ['a closing tag too many', '<m><a/></x></m>', /<\/x> closes nothing/, ['m', 'a']],
    ['a tag without its end', '<m>\n<a x="1"\n<b y="2"/></m>', /line 2: the tag <a> is not finished/, ['m', 'a', 'b']],
    ['a missing closing quote', '<m><a x="1 y="2"/><b/></m>', /missing closing quote of attribute x/, ['m', 'a', 'b']],
    ['a quote missing at the end of a line', '<m><a x="1>\n<b y="2"/></m>', /missing closing quote/, ['m', 'a', 'b']],
    ['values without quotes', '<m><a x=1/></m>', /the value of attribute x is not in quotes/, ['m', 'a']],
    ['an attribute without value', '<m><a x/></m>', /attribute x has no value/, ['m', 'a']],
    ['an open comment', '<m><a/><!-- </m>', /comment is not closed/, ['m', 'a']],
    ['a lone bracket', '<m>< <a/></m>', /line 1: /, ['m', 'a']],
  ];
  for (const [what, text, message, names] of broken) {
    it(`reads on behind ${what}`, () => {
      const tree = readDocument('xml', text);
      assertSound(text, tree);
      assert.deepEqual(
        [...descendants(tree.root)].map(({ name }) => name),
        names,
      );
      assert.ok(
        tree.errors.some((error) => message.test(error.message)),
        JSON.stringify(tree.errors),
      );
    });
  }

  it('gives the value before a missing quote and the attribute behind it', () => {
    const text = '<a x="1 y="2"/>';
    const a = nodeAt(readDocument('xml', text), 'a');
    assert.deepEqual(
      a.attributes.map(({ name, value }) => [name, value]),
      [
        ['x', '1'],
        ['y', '2'],
      ],
    );
    assert.equal(textAt(text, a.attributes[1]?.range ?? a.range), 'y="2"');
  });

  it('takes empty texts, no XML at all and names of built-in members', () => {
    for (const text of ['', '\ufeff', ' \n']) assert.deepEqual(readDocument('xml', text).errors, []);
    assert.ok(readDocument('xml', 'hello').hasErrors);
    const tree = readDocument('xml', '<constructor><__proto__ a="1"/><toString>x</toString></constructor>');
    assert.deepEqual(
      [...descendants(tree.root)].map(({ name }) => name),
      ['constructor', '__proto__', 'toString'],
    );
  });

  it('holds for cut, CRLF, marked and shifted texts', () => {
    assertTolerant('xml', manifest, '<!-- 😀 -->');
  });

  it('reads nesting beyond any sense and keeps every element', () => {
    for (const depth of [150, 20_000]) {
      const text = '<a>'.repeat(depth);
      assert.equal([...descendants(readDocument('xml', text).root)].length, depth);
    }
  });

  it('reads as many elements as there are', () => {
    const count = (n: number) => {
      const text = `<r>${'<e a="1">x</e>'.repeat(n)}</r>`;
      return [...descendants(readDocument('xml', text).root)].length - 1;
    };
    assert.equal(count(2_000), 2_000);
    assert.equal(count(20_000), 10 * count(2_000));
  });
});
