import assert from 'node:assert/strict';
import { compareVersions, parseVersion, requirementOf, type Version } from '../../server/src/rule-kit/version';

const read = (text: string): Version => {
  const version = parseVersion(text);
  assert.ok(version, text);
  return version;
};

describe('versions', () => {
  it('are ordered by number, previews before their release', () => {
    const sorted = [
      '1.0-alpha01',
      '1.0.0-rc.1',
      '1.0',
      '1.0.1',
      '1.2',
      '1.10',
      '2.0.0-SNAPSHOT',
      'v2',
      '33.0.0-android',
    ];
    const ranks = sorted.map(read);
    for (let i = 1; i < ranks.length; i++) {
      assert.ok(compareVersions(ranks[i - 1] as Version, ranks[i] as Version) <= 0, `${sorted[i - 1]} ${sorted[i]}`);
    }
    assert.equal(compareVersions(read('1.2.0'), read('1.2')), 0);
    assert.ok(compareVersions(read('1.0-beta1'), read('1.0')) < 0);
  });

  it('of forks and links are unknown', () => {
    for (const text of ['2.8.5-quayside.2', '1.0.aikido', 'main', '', 'latest'])
      assert.equal(parseVersion(text), undefined);
  });
});

describe('requirements', () => {
  const lowest = (ecosystem: 'npm' | 'gradle' | 'pub' | 'cocoapods' | 'swift-package', version: string): string => {
    const found = requirementOf({ ecosystem, version });
    const below = found?.below ? ` below ${found.below.numbers.join('.')}` : '';
    return found ? `${found.written}${found.exact ? ' exact' : ''}${below}` : 'none';
  };

  it('name the lowest version they let in', () => {
    assert.equal(lowest('npm', '^1.2.3'), '1.2.3');
    assert.equal(lowest('npm', '1.2.3'), '1.2.3 exact');
    assert.equal(lowest('npm', '~1.2'), '1.2');
    assert.equal(lowest('npm', '1.x'), '1');
    assert.equal(lowest('npm', '>=1.2.0 <2.0.0'), '1.2.0 below 2.0.0');
    assert.equal(lowest('pub', '>=4.0.0 <5.0.0'), '4.0.0 below 5.0.0');
    assert.equal(lowest('cocoapods', '~> 4.0'), '4.0');
    assert.equal(lowest('cocoapods', '4.0.1'), '4.0.1 exact');
    assert.equal(lowest('gradle', '[3.21.0,4.0)'), '3.21.0 below 4.0');
    assert.equal(lowest('gradle', '1.+'), '1');
    assert.equal(lowest('swift-package', '0.9.11'), '0.9.11');
  });

  it('say nothing where no lowest version is said', () => {
    for (const text of [
      '*',
      'latest',
      '',
      '1 || 2',
      'github:a/b#1.0',
      'workspace:^',
      'file:../a',
      'npm:x@1.0.0',
      '<2.0',
      '$version',
    ])
      assert.equal(lowest('npm', text), 'none', text);
  });
});
