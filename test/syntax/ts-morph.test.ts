import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { CodeLanguage } from '../../server/src/core/language';
import type { NodeOfKind, SyntaxKind, SyntaxNode, SyntaxTree } from '../../server/src/syntax/nodes';
import { createTsMorphAdapter } from '../../server/src/syntax/ts-morph/ts-morph-adapter';
import { enclosing, nodesOfKind, walk } from '../../server/src/syntax/walk';

const adapter = createTsMorphAdapter();

function read(text: string, language: CodeLanguage = 'typescript', uri = 'file:///src/App.tsx'): SyntaxTree {
  const { tree, dispose } = adapter.parse(text, language, uri, { milliseconds: 1000 });
  dispose();
  walk(tree.root, (node) => {
    for (const child of node.children) assert.equal(child.parent, node);
    return undefined;
  });
  return tree;
}

function all<K extends SyntaxKind>(tree: SyntaxTree, kind: K): NodeOfKind<K>[] {
  return [...nodesOfKind(tree.root, kind)];
}

function only<K extends SyntaxKind>(tree: SyntaxTree, kind: K, name?: string): NodeOfKind<K> {
  const found = all(tree, kind).filter((node) => name === undefined || ('name' in node && node.name === name));
  assert.equal(found.length, 1, `${found.length} nodes of kind ${kind} ${name ?? ''}`);
  return found[0] as NodeOfKind<K>;
}

const textOf = (text: string, node: { readonly range: { start: number; end: number } }): string =>
  text.slice(node.range.start, node.range.end);

function importsOf(text: string, language?: CodeLanguage): unknown[] {
  return all(read(text, language), 'import').map(({ module, names, namespace }) => [
    module,
    names.map(({ imported, local }) => `${imported}:${local}`).join(),
    namespace,
  ]);
}

describe('TypeScript and JavaScript: imports', () => {
  it('reads every form of import declaration', () => {
    const text = `import D, { a as b, type C } from 'm'; import * as ns from "n"; import 's'; import q = require('e'); export { x } from 'r';`;
    assert.deepEqual(importsOf(text), [
      ['m', 'default:D,a:b,C:C', undefined],
      ['n', '', 'ns'],
      ['s', '', undefined],
      ['e', '', 'q'],
      ['r', '', undefined],
    ]);
  });

  it('reads require and dynamic imports', () => {
    const text = `const A = require('a'); const { b, c: d } = require('b'); const E = require('e').default; require('f'); const g = await import('g');`;
    assert.deepEqual(importsOf(text, 'javascript'), [
      ['a', '', 'A'],
      ['b', 'b:b,c:d', undefined],
      ['e', 'default:E', undefined],
      ['f', '', undefined],
      ['g', '', 'g'],
      ['g', '', undefined],
    ]);
    assert.deepEqual(importsOf('import("m").then(f); require(name);'), [['m', '', undefined]]);
  });
});

describe('TypeScript and JavaScript: declarations', () => {
  it('reads classes with decorators, supertypes and members', () => {
    const text = `@Component({ selector: 'app' })\nexport class Foo<T> extends Base<T> implements I {
  private readonly token: string | null = 'v';
  constructor(private http: HttpClient, plain: number) { super(http); }
  get v() { return this.token; }
  async save(pw: string): Promise<void> {}
}`;
    const tree = read(text);
    const node = only(tree, 'class');
    assert.equal(node.name, 'Foo');
    assert.deepEqual(
      node.supertypes.map((type) => [type.name, type.args.map((arg) => arg.name)]),
      [
        ['Base', ['T']],
        ['I', []],
      ],
    );
    assert.equal(node.annotations[0]?.name, 'Component');
    assert.equal(node.annotations[0]?.args[0]?.value.kind, 'collection');
    const token = only(tree, 'variable', 'token');
    assert.deepEqual(
      [token.scope, token.constant, token.type?.name, token.type?.nullable, token.initializer?.kind],
      ['member', true, 'string', true, 'string'],
    );
    assert.equal(only(tree, 'variable', 'http').type?.name, 'HttpClient');
    assert.equal(only(tree, 'variable', 'http').parent, node);
    const made = only(tree, 'function', 'constructor');
    assert.equal(text.slice(made.nameRange.start, made.nameRange.end), 'constructor');
    assert.deepEqual(
      made.params.map((param) => param.name),
      ['http', 'plain'],
    );
    assert.equal(only(tree, 'function', 'v').form, 'getter');
    const save = only(tree, 'function', 'save');
    assert.deepEqual([save.form, save.modifiers, save.returnType?.name], ['method', ['async'], 'Promise']);
    assert.equal(only(tree, 'call', 'super').form, 'super');
  });

  it('reads enums, interfaces and type aliases', () => {
    const tree = read(
      `export enum E { A = 'a', B }\ninterface Q extends R { u?: string; go(x: number): void }\ntype T = { k: number } & Z;`,
    );
    assert.deepEqual(
      all(tree, 'class').map((node) => [node.name, node.form, node.supertypes.map((type) => type.name)]),
      [
        ['E', 'enum', []],
        ['Q', 'interface', ['R']],
        ['T', 'interface', ['Z']],
      ],
    );
    assert.deepEqual(
      all(tree, 'variable').map((node) => [node.name, node.constant]),
      [
        ['A', true],
        ['B', true],
        ['u', false],
        ['k', false],
      ],
    );
    assert.equal(only(tree, 'function', 'go').body, undefined);
  });

  it('tells scopes and constants apart', () => {
    const tree = read('export const A = 1; let b = 2; function f() { const c = 3; for (const d of e) { var g; } }');
    assert.deepEqual(
      all(tree, 'variable').map((node) => [node.name, node.scope, node.constant, node.modifiers.join()]),
      [
        ['A', 'top-level', true, 'export'],
        ['b', 'top-level', false, ''],
        ['c', 'local', true, ''],
        ['d', 'local', true, ''],
        ['g', 'local', false, ''],
      ],
    );
  });

  it('gives one variable per destructured name, initialised with the access it stands for', () => {
    const text = 'const { x, y: z = 4, n: { m }, ...rest } = load(); const [p, , q] = useState(0);';
    const tree = read(text);
    const load = only(tree, 'call', 'load');
    const x = only(tree, 'variable', 'x').initializer;
    assert.ok(x?.kind === 'member');
    assert.deepEqual([x.name, x.receiver], ['x', load]);
    assert.equal(textOf(text, x), 'x');
    const z = only(tree, 'variable', 'z').initializer;
    assert.ok(z?.kind === 'binary' && z.left.kind === 'member' && z.right.kind === 'number');
    assert.deepEqual([z.operator, z.left.name], ['??', 'y']);
    const m = only(tree, 'variable', 'm').initializer;
    assert.ok(m?.kind === 'member' && m.receiver?.kind === 'member');
    assert.deepEqual([m.receiver.name, m.receiver.receiver], ['n', load]);
    const rest = only(tree, 'variable', 'rest').initializer;
    assert.ok(rest?.kind === 'wrapper' && rest.operand === load);
    const q = only(tree, 'variable', 'q').initializer;
    assert.ok(q?.kind === 'index' && q.index.kind === 'number');
    assert.deepEqual([q.index.value, q.receiver], [2, only(tree, 'call', 'useState')]);
  });

  it('binds destructured parameters to the parameter', () => {
    const tree = read('const save = async ({ password }: Props, n = 3) => store(password);');
    const lambda = only(tree, 'function');
    assert.deepEqual([lambda.form, lambda.modifiers.join(), lambda.body?.kind], ['lambda', 'async', 'call']);
    const password = only(tree, 'variable', 'password').initializer;
    assert.ok(password?.kind === 'member' && password.receiver?.kind === 'name');
    assert.equal(password.receiver.name, lambda.params[0]?.name);
    assert.equal(lambda.params[1]?.defaultValue?.kind, 'number');
  });
});

describe('TypeScript and JavaScript: expressions', () => {
  it('reads calls with receivers, chains, generics and computed names', () => {
    const text = `this.http?.post<string>('/a', b); obj['run'](1); f?.(2); new ns.Klass(3); tag\`x\${1}\`; (0, g)(4);`;
    const tree = read(text);
    const shapes = all(tree, 'call').map((node) => [
      node.name,
      text.slice(node.nameRange.start, node.nameRange.end),
      node.receiver && textOf(text, node.receiver),
      node.form,
      node.optional,
      node.args.map((arg) => textOf(text, arg)).join(),
    ]);
    assert.deepEqual(shapes, [
      ['post', 'post', 'this.http', 'call', true, "'/a',b"],
      ['run', 'run', 'obj', 'call', false, '1'],
      ['f', 'f', undefined, 'call', true, '2'],
      ['Klass', 'Klass', 'ns', 'new', false, '3'],
      ['tag', 'tag', undefined, 'call', false, `\`x\${1}\``],
      ['', '', '(0, g)', 'call', false, '4'],
    ]);
    assert.equal(only(tree, 'call', 'post').typeArgs[0]?.name, 'string');
  });

  it('reads literals with the place of their content', () => {
    const text = `s('a\\n😀', \`plain\`, \`/a/\${x}b\`, 0x10, 10n, 1.5, true, null, undefined, /\\/\\//g)`;
    const tree = read(text);
    const [call] = all(tree, 'call');
    const kinds = call?.args.map((arg) => arg.value.kind);
    assert.deepEqual(kinds, [
      'string',
      'string',
      'template',
      'number',
      'number',
      'number',
      'boolean',
      'null',
      'null',
      'native',
    ]);
    const strings = all(tree, 'string').map((node) => [
      node.value,
      text.slice(node.contentRange.start, node.contentRange.end),
    ]);
    assert.deepEqual(strings, [
      ['a\n😀', 'a\\n😀'],
      ['plain', 'plain'],
      ['/a/', '/a/'],
      ['b', 'b'],
    ]);
    assert.deepEqual(
      all(tree, 'number').map((node) => node.value),
      [16, 10, 1.5],
    );
  });

  it('reads object literals as pairs', () => {
    const text = "const o = { a: 1, 'b-c': 2, d, [e]: 3, f() {}, ...g, 7: h };";
    const tree = read(text);
    const map = only(tree, 'collection');
    assert.deepEqual(
      map.elements.map((node) => (node.kind === 'pair' ? [node.name, node.value.kind] : [node.kind])),
      [
        ['a', 'number'],
        ['b-c', 'number'],
        ['d', 'name'],
        [undefined, 'number'],
        ['f', 'function'],
        ['wrapper'],
        ['7', 'name'],
      ],
    );
  });

  it('reads assignments, wrappers, operators and branches', () => {
    const text =
      'async function f() { a[b] = c; x.y ??= await z; return (q as T)!.r ?? (typeof s === "u" ? -1 : w satisfies V); }';
    const tree = read(text);
    assert.deepEqual(
      all(tree, 'assignment').map((node) => [node.target.kind, node.operator, node.value.kind]),
      [
        ['index', '=', 'name'],
        ['member', '??=', 'wrapper'],
      ],
    );
    assert.deepEqual(
      all(tree, 'wrapper').map((node) => node.form),
      ['await', 'non-null', 'paren', 'cast', 'paren', 'cast'],
    );
    assert.deepEqual(
      all(tree, 'binary').map((node) => node.operator),
      ['??', '==='],
    );
    assert.deepEqual(
      all(tree, 'unary').map((node) => node.operator),
      ['typeof', '-'],
    );
    assert.equal(only(tree, 'conditional').conditionText, 'typeof s === "u"');
    assert.equal(only(tree, 'return').value?.kind, 'binary');
  });

  it('reads environment variables as members and if as a conditional', () => {
    const tree = read('if (__DEV__) { log(process.env.KEY); } else { b(); }');
    const node = only(tree, 'conditional');
    assert.deepEqual([node.form, node.then?.kind, node.otherwise?.kind], ['if', 'block', 'block']);
    const key = only(tree, 'member', 'KEY');
    assert.ok(key.receiver?.kind === 'member' && key.receiver.receiver?.kind === 'name');
    assert.deepEqual([key.receiver.name, key.receiver.receiver.name], ['env', 'process']);
    assert.equal(enclosing(key, 'call')?.name, 'log');
  });

  it('reads JSX elements as calls', () => {
    const text = '<A.View style={{ x: 1 }} secure label="hi" {...rest}>Hello // text {n}<Leaf/>{/* gone */}</A.View>;';
    const tree = read(text);
    const view = only(tree, 'call', 'A.View');
    assert.equal(view.form, 'jsx');
    assert.deepEqual(
      view.args.map((arg) => [arg.label, arg.value.kind, arg.trailing]),
      [
        ['style', 'collection', false],
        ['secure', 'boolean', false],
        ['label', 'string', false],
        [undefined, 'wrapper', false],
        [undefined, 'string', true],
        [undefined, 'name', true],
        [undefined, 'call', true],
      ],
    );
    const label = view.args[2];
    assert.ok(label?.labelRange && label.value.kind === 'string');
    assert.equal(text.slice(label.labelRange.start, label.labelRange.end), 'label');
    assert.equal(text.slice(label.value.contentRange.start, label.value.contentRange.end), 'hi');
    assert.equal(textOf(text, label), 'label="hi"');
    assert.deepEqual(
      tree.comments.map((comment) => comment.text),
      ['/* gone */'],
    );
  });
});

describe('TypeScript and JavaScript: texts as they come', () => {
  it('finds comments and nothing that only looks like one', () => {
    const text = `#!/usr/bin/env node\n// a\nconst u = "http://x", r = /[/]//* b */;\n\`\${c /* d */}//\`; // e`;
    assert.deepEqual(
      read(text).comments.map((comment) => [comment.text, textOf(text, comment)]),
      ['// a', '/* b */', '/* d */', '// e'].map((comment) => [comment, comment]),
    );
  });

  it('keeps places behind a byte order mark, CRLF and characters outside the basic plane', () => {
    const text = '\uFEFF// 😀\r\nsetItem("😀", value);\r\n';
    const tree = read(text);
    assert.equal(textOf(text, only(tree, 'call')), 'setItem("😀", value)');
    assert.equal(textOf(text, only(tree, 'name')), 'value');
    assert.equal(tree.comments[0]?.text, '// 😀');
    assert.deepEqual(tree.root.range, { start: 0, end: text.length });
    assert.equal(tree.hasErrors, false);
  });

  it('reads JSX in plain JavaScript, generics in TypeScript and Flow types', () => {
    assert.equal(read('const A = () => <View/>;', 'javascript', 'file:///a.js').hasErrors, false);
    assert.equal(read('const f = <T>(x: T) => <string>x;', 'typescript', 'file:///a.ts').hasErrors, false);
    const flow =
      '// @flow\nexport opaque type Id = string;\ntype P = {| id: ?Id |};\nfunction f(p: P): void { save(p.id); }';
    const tree = read(flow, 'javascript', 'file:///a.js');
    assert.equal(tree.hasErrors, false);
    assert.equal(textOf(flow, only(tree, 'call')), 'save(p.id)');
  });

  it('keeps what stands around an error', () => {
    const tree = read("setItem('a', b);\nconst = ;\nclass { y = ;\n}\nremoveItem('c'");
    assert.equal(tree.hasErrors, true);
    assert.ok(only(tree, 'call', 'setItem'));
    assert.ok(only(tree, 'call', 'removeItem'));
  });

  it('never throws on a text that breaks off anywhere', () => {
    const text = `import { a } from 'b';\nclass C extends D { @x() y = \`a\${b}\`; z({ q }) { return <A b={c}>d</A>; } }\nconst { e: [f] } = g?.[h]!;`;
    for (let end = 0; end <= text.length; end++) assert.equal(read(text.slice(0, end)).reduced, false);
  });

  it('caps the depth of the tree and still shows the strings below', () => {
    const tree = read(`x = ${"'part' + ".repeat(5000)}'end';`);
    assert.equal(tree.reduced, false);
    assert.equal(all(tree, 'string').length, 5001);
    let depth = 0;
    for (let node: SyntaxNode | undefined = tree.root; node; node = node.children[0]) depth++;
    assert.ok(depth < 1100, `${depth} levels`);
  });

  it('falls back to tokens for absurd nesting and huge texts', () => {
    assert.equal(read('('.repeat(30_000)).reduced, true);
    const huge = `setItem('k', v);\n${'// filler\n'.repeat(220_000)}`;
    const tree = read(huge);
    assert.equal(tree.reduced, true);
    assert.ok(only(tree, 'call', 'setItem'));
  });

  it('comes back from texts that the compiler reads in exponentially many ways', () => {
    const nested = `f(${'> main() async { await a.b('.repeat(40)}`;
    const tree = read(`setItem('k', v);\n${nested}`, 'javascript', 'file:///a.js');
    assert.equal(tree.reduced, true);
    assert.ok(only(tree, 'call', 'setItem'));
    assert.equal(read("setItem('k', v);").reduced, false, 'the next text is read as always');
  });

  it('loads the compiler with the first file and not before', () => {
    const module = path.resolve('server/src/syntax/ts-morph/ts-morph-adapter.ts');
    const script = `
      const loaded = () => Object.keys(require.cache).some((file) => file.includes('ts-morph.js'));
      const adapter = require(${JSON.stringify(module)}).createTsMorphAdapter();
      const before = loaded();
      adapter.parse('f()', 'typescript', 'file:///a.ts', { milliseconds: 1000 });
      process.stdout.write(JSON.stringify([before, loaded()]));`;
    const output = execFileSync(process.execPath, ['--require', 'tsx/cjs', '-e', script], { encoding: 'utf8' });
    assert.deepEqual(JSON.parse(output), [false, true]);
  });
});
