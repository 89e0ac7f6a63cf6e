import assert from 'node:assert/strict';
import { attribute, type DocumentNode, descendants } from '../../server/src/syntax/document';
import { assertValue, nodeAt, readDocument, textAt } from './document-facts';
import { assertSound, assertTolerant } from './document-soundness';

const rules = `rules_version = '2';
// who may what
service cloud.firestore {
  match /databases/{database}/documents {
    function isOwner(uid) { let a = 1; return request.auth.uid == uid; }
    match /users/{userId} {
      allow read, write: if true;
      allow create: if isOwner(userId)
        && request.resource.data.keys().hasOnly(['a', '};']);
      allow delete;
    }
    match /{document=**} { allow get: if request.time < timestamp.date(2030, 1, 1); }
  }
}
`;

function allows(root: DocumentNode): DocumentNode[] {
  return [...descendants(root)].filter((node) => node.name === 'allow');
}

describe('Firebase rules', () => {
  it('gives services, paths and functions as blocks', () => {
    const tree = readDocument('firebase-rules', rules);
    assert.deepEqual(tree.errors, []);
    assertValue(rules, nodeAt(tree, 'rules_version'), '2', '2');
    assertValue(rules, nodeAt(tree, 'service'), 'cloud.firestore', 'cloud.firestore');
    const documents = nodeAt(tree, 'service', 'match');
    assertValue(rules, documents, '/databases/{database}/documents', '/databases/{database}/documents');
    const [isOwner, users, all] = documents.children;
    assert.ok(isOwner && users && all);
    assertValue(rules, isOwner, 'isOwner', 'isOwner');
    assert.equal(attribute(isOwner, 'parameters')?.value, 'uid');
    const returned = isOwner.children.find(({ name }) => name === 'return');
    assert.equal(returned && attribute(returned, 'condition')?.value, 'request.auth.uid == uid');
    assertValue(rules, users, '/users/{userId}', '/users/{userId}');
    assertValue(rules, all, '/{document=**}', '/{document=**}');
    assert.deepEqual(
      tree.comments.map(({ text }) => text),
      ['// who may what'],
    );
  });

  it('gives methods and conditions with their places', () => {
    const [open, create, unconditional, timed] = allows(readDocument('firebase-rules', rules).root);
    assert.ok(open && create && unconditional && timed);
    const methods = attribute(open, 'methods');
    const condition = attribute(open, 'condition');
    assert.ok(methods && condition);
    assert.equal(textAt(rules, methods.valueRange), 'read, write');
    assert.equal(textAt(rules, condition.valueRange), 'true');
    assert.equal(textAt(rules, condition.range), 'if true');
    assert.equal(textAt(rules, open.range), 'allow read, write: if true;');
    assert.match(attribute(create, 'condition')?.value ?? '', /^isOwner\(userId\)\s+&& .*'};'\]\)$/s);
    assert.equal(attribute(unconditional, 'methods')?.value, 'delete');
    assert.equal(attribute(unconditional, 'condition'), undefined);
    assert.equal(textAt(rules, unconditional.range), 'allow delete;');
    assert.equal(attribute(timed, 'condition')?.value, 'request.time < timestamp.date(2030, 1, 1)');
  });

  it('leaves comments out of conditions and paths alone', () => {
    const text =
      'service firebase.storage { match /b/{bucket}/o { match /{all=**} { allow read: if /* x */ a // }\n; } } }';
    const tree = readDocument('firebase-rules', text);
    assert.deepEqual(tree.errors, []);
    assert.equal(attribute(allows(tree.root)[0] as DocumentNode, 'condition')?.value, 'a');
    assert.equal(tree.comments.length, 2);
  });

  it('reads on behind half-typed rules', () => {
    const text =
      'service cloud.firestore {\n match /a/{b} {\n  allow read: if\n  allow write: if x\n  allow get\n }\n match /c\n}\n}';
    const tree = readDocument('firebase-rules', text);
    assertSound(text, tree);
    const found = allows(tree.root);
    assert.deepEqual(
      found.map((node) => attribute(node, 'methods')?.value),
      ['read', 'write', 'get'],
    );
    assert.deepEqual(
      found.map((node) => attribute(node, 'condition')?.value),
      [undefined, 'x', undefined],
    );
    const messages = tree.errors.map(({ message }) => message);
    assert.ok(messages.includes('line 3: the condition is missing'));
    assert.ok(messages.includes("line 4: ';' is missing"));
    assert.ok(messages.includes("line 9: '}' closes nothing"));
  });

  it('holds for cut, CRLF, marked and shifted texts', () => {
    const oneLine = rules.replace(/\(userId\)\n\s+/, '(userId) ');
    assertTolerant('firebase-rules', oneLine, '// 😀');
  });

  it('takes empty and hostile texts', () => {
    assert.equal(readDocument('firebase-rules', '').root.children.length, 0);
    for (const piece of ['match /a {', '{', '}', 'allow a: if (', '/*', "'", '\n', 'match /{']) {
      const text = `x = 1;\n${piece.repeat(20_000)}`;
      assert.equal(nodeAt(readDocument('firebase-rules', text), 'x').value, '1');
    }
  });
});
