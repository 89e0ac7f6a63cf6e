import assert from 'node:assert/strict';
import { attribute, descendants } from '../../server/src/syntax/document';
import { assertValue, nodeAt, readDocument, textAt } from './document-facts';
import { assertSound, assertTolerant } from './document-soundness';

const podfile = `# pods
platform :ios, '13.0'
source 'http://cdn.x/'
ENV['COCOAPODS_DISABLE_STATS'] = 'true'
def shared
  unless File.exist?(x)
    raise "#{x} is missing"
  end
end
target 'App' do
  pod 'AFNetworking', '~> 4.0'
  pod 'B/Sub', :git => 'https://x/y.git', :configurations => ['Debug']
  pod "C", path: '../c',
    inhibit_warnings: true
  pod('D', '1.0') if ENV['D']
  target 'Tests' do
    inherit! :search_paths
  end
end
post_install do |installer|
  installer.pods_project.targets.each do |target|
    target.build_configurations.each do |config|
      config.build_settings['GCC_PREPROCESSOR_DEFINITIONS'] ||= [
        '$(inherited)',
        ## dart: PermissionGroup.camera
        'PERMISSION_CAMERA=1',
      ]
      config.build_settings['ENABLE_BITCODE'] = 'NO'
    end
  end
end
`;

describe('Podfiles', () => {
  const tree = readDocument('podfile', podfile);

  it('gives pods with version and options', () => {
    assert.deepEqual(tree.errors, []);
    const [af, sub, c, d] = nodeAt(tree, 'target').children;
    assert.ok(af && sub && c && d);
    assertValue(podfile, af, 'AFNetworking', 'AFNetworking');
    const version = attribute(af, 'version');
    assert.equal(textAt(podfile, version?.valueRange ?? af.range), '~> 4.0');
    assert.equal(textAt(podfile, af.range), "pod 'AFNetworking', '~> 4.0'");
    assert.equal(attribute(sub, 'git')?.value, 'https://x/y.git');
    assert.deepEqual(
      sub.children[0]?.children.map(({ value, path }) => [value, path.join('/')]),
      [['Debug', 'target/pod/configurations/0']],
    );
    assert.deepEqual(
      c.attributes.map(({ name, value }) => [name, value]),
      [
        ['path', '../c'],
        ['inhibit_warnings', 'true'],
      ],
    );
    assert.equal(attribute(d, 'version')?.value, '1.0');
  });

  it('gives targets, settings and calls at the top', () => {
    assertValue(podfile, nodeAt(tree, 'target'), 'App', 'App');
    assertValue(podfile, nodeAt(tree, 'target', 'target'), 'Tests', 'Tests');
    assertValue(podfile, nodeAt(tree, 'platform'), 'ios', 'ios');
    assert.equal(attribute(nodeAt(tree, 'platform'), 'version')?.value, '13.0');
    assertValue(podfile, nodeAt(tree, 'source'), 'http://cdn.x/', 'http://cdn.x/');
    assertValue(podfile, nodeAt(tree, 'COCOAPODS_DISABLE_STATS'), 'true', 'true');
    assert.deepEqual(
      tree.comments.map(({ text }) => text),
      ['# pods', '## dart: PermissionGroup.camera'],
    );
  });

  it('gives build settings of the post-install step', () => {
    const definitions = nodeAt(tree, 'post_install', 'each', 'each', 'GCC_PREPROCESSOR_DEFINITIONS');
    assert.deepEqual(
      definitions.children.map(({ value }) => value),
      ['$(inherited)', 'PERMISSION_CAMERA=1'],
    );
    assertValue(podfile, definitions.children[1] ?? definitions, 'PERMISSION_CAMERA=1', 'PERMISSION_CAMERA=1');
    assertValue(podfile, nodeAt(tree, 'post_install', 'each', 'each', 'ENABLE_BITCODE'), 'NO', 'NO');
  });

  it('knows no value of strings with code in them', () => {
    const text = 'pod "A#{x}", "1"\npod "B", "#{v}"\npod x\n';
    const pods = readDocument('podfile', text).root.children;
    assert.deepEqual(
      pods.map(({ value, attributes }) => [value, attributes[0]?.value]),
      [
        [undefined, '1'],
        ['B', undefined],
      ],
    );
  });

  it('reads on behind half-typed lines', () => {
    const text = "target 'A' do\n  pod 'x\n  pod 'y', :git =>\n  pod 'z', [\nend\npod 'after'\n";
    const broken = readDocument('podfile', text);
    assertSound(text, broken);
    const names = [...descendants(broken.root)].filter(({ name }) => name === 'pod').map(({ value }) => value);
    assert.deepEqual(names, ['x', 'y', 'z', 'after']);
    assert.match(broken.errors[0]?.message ?? '', /^line 2: missing closing quote/);
    assert.match(
      readDocument('podfile', "target 'A' do\n pod 'x'\n").errors[0]?.message ?? '',
      /^line 1: 'do' is not closed/,
    );
    assert.match(readDocument('podfile', 'end\n').errors[0]?.message ?? '', /closes nothing/);
  });

  it('holds for cut, CRLF, marked and shifted texts', () => {
    assertTolerant('podfile', podfile, '# 😀');
  });

  it('takes empty and hostile texts', () => {
    assert.equal(readDocument('podfile', '').root.children.length, 0);
    for (const piece of ['a do\n', 'if x\n', 'end\n', '[', 'a [', '(', 'a(', '{', '"', 'a = [', '=begin\n']) {
      const text = `ok 1\n${piece.repeat(20_000)}`;
      assert.equal(nodeAt(readDocument('podfile', text), 'ok').value, 1);
    }
  });
});
