import assert from 'node:assert/strict';
import { attribute, descendants } from '../../server/src/syntax/document';
import { assertValue, nodeAt, readDocument, textAt } from './document-facts';
import { assertSound, assertTolerant } from './document-soundness';

const page = `<!DOCTYPE html>
<html>
<head>
  <meta http-equiv="Content-Security-Policy" content="default-src *">
  <script>if (a < b && "</div>") { go(); }</script>
  <style>a > b { color: red }</style>
</head>
<body><input type=password required><br/><p>Hi &amp; bye</p></body>
</html>
`;

describe('HTML documents', () => {
  it('gives elements, void elements, attributes of every form and text', () => {
    const tree = readDocument('html', page);
    assert.deepEqual(tree.errors, []);
    const policy = attribute(nodeAt(tree, 'html', 'head', 'meta'), 'content');
    assert.ok(policy);
    assert.equal(textAt(page, policy.valueRange), 'default-src *');
    const input = nodeAt(tree, 'html', 'body', 'input');
    assert.deepEqual(
      input.attributes.map(({ name, value }) => [name, value]),
      [
        ['type', 'password'],
        ['required', ''],
      ],
    );
    assert.equal(textAt(page, input.attributes[0]?.range ?? input.range), 'type=password');
    assert.equal(textAt(page, input.range), '<input type=password required>');
    assertValue(page, nodeAt(tree, 'html', 'body', 'p'), 'Hi & bye', 'Hi &amp; bye');
  });

  it('keeps scripts and styles as they are', () => {
    const tree = readDocument('html', page);
    const source = 'if (a < b && "</div>") { go(); }';
    assertValue(page, nodeAt(tree, 'html', 'head', 'script'), source, source);
    assertValue(page, nodeAt(tree, 'html', 'head', 'style'), 'a > b { color: red }', 'a > b { color: red }');
  });

  it('keeps the attribute names of Vue and Angular', () => {
    const text =
      '<template><IonInput :type="a < b ? \'text\' : \'password\'" v-model="pw" @click.stop="go()" [value]="x" (input)="y()" *ngIf="z" #ref/></template>';
    const tree = readDocument('html', text);
    assert.deepEqual(tree.errors, []);
    const input = nodeAt(tree, 'template', 'IonInput');
    const names = [':type', 'v-model', '@click.stop', '[value]', '(input)', '*ngIf', '#ref'];
    assert.deepEqual(
      input.attributes.map(({ name }) => name),
      names,
    );
    assert.equal(attribute(input, ':type')?.value, "a < b ? 'text' : 'password'");
  });

  it('reads tags in capitals and elements that are left open', () => {
    const text = '<UL><LI>one<LI>two</UL><DIV><p>x</div><span>after</span>';
    const tree = readDocument('html', text);
    assert.deepEqual(
      [...descendants(tree.root)].map(({ name }) => name),
      ['ul', 'li', 'li', 'div', 'p', 'span'],
    );
    assert.equal(nodeAt(tree, 'span').value, 'after');
  });

  it('reads on behind half-typed tags', () => {
    const text = '<div>\n<input type="password\n<a href="x">y</a></div>';
    const tree = readDocument('html', text);
    assertSound(text, tree);
    assert.ok([...descendants(tree.root)].some((node) => node.name === 'input'));
    assert.match(tree.errors[0]?.message ?? '', /^line 2: /);
  });

  it('holds for cut, CRLF, marked and shifted texts', () => {
    assertTolerant('html', page.replace(/<style>.*<\/style>|<script>.*<\/script>/g, '<i>x</i>'), '<!-- 😀 -->');
  });

  it('ends on hostile texts and loses nothing readable', () => {
    for (const piece of ['<', '</a', '<a b="', '<!x>', '<![CDATA[', '<script>', '<a '.repeat(3)]) {
      const text = `<ok/>${piece.repeat(20_000)}`;
      assert.equal(nodeAt(readDocument('html', text), 'ok').name, 'ok');
      assert.equal(nodeAt(readDocument('xml', text), 'ok').name, 'ok');
    }
  });
});
