import assert from 'node:assert/strict';
import { assertValue, nodeAt, readDocument, textAt } from './document-facts';
import { assertSound, assertTolerant, outline } from './document-soundness';

const plist = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
	<key>CFBundleName</key>
	<string>A &amp; B</string>
	<!-- transport -->
	<key>NSAppTransportSecurity</key>
	<dict>
		<key>NSAllowsArbitraryLoads</key>
		<true/>
		<key>NSExceptionDomains</key>
		<dict><key>x.com</key><dict><key>NSMinimum</key><real>1.5</real></dict></dict>
	</dict>
	<key>Modes</key>
	<array><string>fetch</string><string></string><false/></array>
	<key>Count</key><integer>42</integer>
	<key>Blob</key><data>QUJD</data>
</dict>
</plist>
`;

describe('property lists', () => {
  it('gives pairs and items as JSON has them', () => {
    const tree = readDocument('plist', plist);
    assert.deepEqual(tree.errors, []);
    assertValue(plist, nodeAt(tree, 'CFBundleName'), 'A & B', 'A &amp; B');
    assertValue(plist, nodeAt(tree, 'NSAppTransportSecurity', 'NSAllowsArbitraryLoads'), true, '<true/>');
    assertValue(plist, nodeAt(tree, 'NSAppTransportSecurity', 'NSExceptionDomains', 'x.com', 'NSMinimum'), 1.5, '1.5');
    assertValue(plist, nodeAt(tree, 'Modes', '0'), 'fetch', 'fetch');
    assertValue(plist, nodeAt(tree, 'Modes', '1'), '', '');
    assertValue(plist, nodeAt(tree, 'Modes', '2'), false, '<false/>');
    assertValue(plist, nodeAt(tree, 'Count'), 42, '42');
    assertValue(plist, nodeAt(tree, 'Blob'), 'QUJD', 'QUJD');
    const loads = nodeAt(tree, 'NSAppTransportSecurity', 'NSAllowsArbitraryLoads');
    assert.equal(textAt(plist, loads.nameRange), 'NSAllowsArbitraryLoads');
    assert.equal(textAt(plist, loads.range), '<key>NSAllowsArbitraryLoads</key>\n\t\t<true/>');
    assert.equal(tree.comments[0]?.text, '<!-- transport -->');
  });

  it('has the shape of the same JSON', () => {
    const json = '{"a": "x", "l": [1, {"k": true}], "e": {}}';
    const same =
      '<plist><dict><key>a</key><string>x</string><key>l</key><array><integer>1</integer><dict><key>k</key><true/></dict></array><key>e</key><dict/></dict></plist>';
    assert.deepEqual(outline(readDocument('plist', same).root), outline(readDocument('json', json).root));
  });

  it('keeps the keys around one whose value is still to be typed', () => {
    const text = '<plist><dict>\n<key>a</key>\n<key>b</key><true/><string>lost</string></dict></plist>';
    const tree = readDocument('plist', text);
    assert.equal(nodeAt(tree, 'a').value, undefined);
    assert.equal(nodeAt(tree, 'b').value, true);
    assert.deepEqual(
      tree.errors.map(({ message }) => message),
      ["line 2: key 'a' has no value", 'line 3: <string> has no key'],
    );
  });

  it('reads the part before a break', () => {
    const text = '<plist version="1.0"><dict><key>a</key><string>x</string><key>b</key><dict><key>c</key><tru';
    const tree = readDocument('plist', text);
    assertValue(text, nodeAt(tree, 'a'), 'x', 'x');
    assert.equal(nodeAt(tree, 'b', 'c').value, undefined);
    assert.ok(tree.hasErrors);
    assertSound(text, tree);
  });

  it('takes empty texts, a list at the top and no plist element', () => {
    assert.equal(readDocument('plist', '').root.children.length, 0);
    assert.equal(nodeAt(readDocument('plist', '<plist><array><string>a</string></array></plist>'), '0').value, 'a');
    assert.equal(nodeAt(readDocument('plist', '<dict><key>a</key><true/></dict>'), 'a').value, true);
  });

  it('holds for cut, CRLF, marked and shifted texts', () => {
    // A comment in front of the declaration is an error of its own, so the declaration is left out.
    assertTolerant('plist', plist.slice(plist.indexOf('<!DOCTYPE')), '<!-- 😀 -->');
  });
});
