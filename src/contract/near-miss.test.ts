import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearCondition, nearImageId, nearKey, nearMiss } from './near-miss.ts';

describe('near misses', () => {
  it.each([
    ['gpu', ['CPU', 'GPU'], 'GPU'],
    ['GPU', ['CPU', 'GPU'], undefined],
    ['PyTorch 2.O', ['PyTorch 2.0', 'PyTorch 1.0'], 'PyTorch 2.0'],
    ['ubunt', ['centos', 'ubuntu'], 'ubuntu'],
    ['20.4', ['20.04', '18.04', '22.04'], '20.04'],
    ['2.8', ['2.8.0', '2.8.1'], '2.8.0'],
    ['1', ['2', '3'], undefined],
    ['windows', ['ubuntu'], undefined],
    ['', ['ubuntu'], '*'],
    ['', ['', 'ubuntu'], undefined],
    ['', [], undefined],
    [' ', ['ubuntu'], '*'],
    ['\u00a0\u3000\t', ['ubuntu'], '*'],
    ['\u200b\u2060', ['ubuntu'], '*'],
    ['\u2800', ['ubuntu'], '*'],
    [' *', ['ubuntu'], '*'],
    ['＊', ['ubuntu'], '*'],
    ['""', ['ubuntu'], '*'],
    [' ', [' ', 'ubuntu'], undefined],
    [' ', [], undefined],
    [' GPU ', ['CPU', 'GPU'], 'GPU'],
    ['GPU\u00a0', ['CPU', 'GPU'], 'GPU'],
    ['GPU\u200b', ['CPU', 'GPU'], 'GPU'],
    ['GP\u00adU', ['CPU', 'GPU'], 'GPU'],
    ['ＧＰＵ', ['CPU', 'GPU'], 'GPU'],
    ['ｇｐｕ', ['CPU', 'GPU'], 'GPU'],
    ['３．１１', ['3.10', '3.11'], '3.11'],
    ['“GPU”', ['CPU', 'GPU'], 'GPU'],
    ['GPU).', ['CPU', 'GPU'], 'GPU'],
    ['PyTorch\u00a02.0', ['PyTorch 1.0', 'PyTorch 2.0'], 'PyTorch 2.0'],
    ['PyTorch  2.0', ['PyTorch 1.0', 'PyTorch 2.0'], 'PyTorch 2.0'],
    ['GPU', ['gpu', ' GPU'], ' GPU'],
    ['%20', ['ubuntu'], '*'],
    ['PyTorch%202.0', ['PyTorch 2.0'], 'PyTorch 2.0'],
    ['100%', ['100 %'], '100 %'],
    ['3DGPU', ['CPU', 'GPU'], 'GPU'],
  ])('%j among %j means %j', (typed, values, meant) => {
    expect(nearMiss(typed, values)).toBe(meant);
  });
});

it('an existing value has no suggestion, and each suggestion exists or means any', () => {
  const text = fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom(' ', 'GPU', 'gpu ', '\u200b', '＊', '"'));
  fc.assert(
    fc.property(text, fc.array(text, { maxLength: 5 }), (typed, values) => {
      const meant = nearMiss(typed, values);
      if (values.includes(typed) || values.length === 0) expect(meant).toBeUndefined();
      if (meant !== undefined) expect([...values, '*']).toContain(meant);
    }),
  );
});

describe('near misses of keys', () => {
  const labels = new Map([
    ['system.chipType', ['CPU', 'GPU']],
    ['system.framework.PyTorch', ['2.6.0']],
    ['system.framework.pytorch', ['1.0']],
    ['os', ['ubuntu']],
  ]);
  const there = { keys: [...labels.keys()], valuesOf: (key: string) => labels.get(key) ?? [] };

  it.each([
    ['system.chiptype=GPU', 'system.chipType=GPU'],
    ['system.chiptype=gpu', 'system.chipType=GPU'],
    ['system.chiptype=*', 'system.chipType=*'],
    ['system.chipTyp=', 'system.chipType=*'],
    ['system.chipType\u200b=GPU', 'system.chipType=GPU'],
    ['\u202asystem.chipType=GPU\u202c', 'system.chipType=GPU'],
    ['system.chip\nType=GPU', 'system.chipType=GPU'],
    ['3Dsystem.chipType=3DGPU', 'system.chipType=GPU'],
    ['ｓystem.chipType=GPU', 'system.chipType=GPU'],
    ['system%2EchipType=GPU', 'system.chipType=GPU'],
    ['SYSTEM.FRAMEWORK.PYTORCH=2.6.0', 'system.framework.PyTorch=2.6.0'],
    ['system.chipType=gpu', 'system.chipType=GPU'],
    ['system.chipType=GPU', undefined],
    ['system.chipType=*', undefined],
    ['system.chiptype=nothing like it', undefined],
    ['system=GPU', undefined],
    ['xy=ubuntu', undefined],
    ['\u200b=ubuntu', undefined],
  ])('%j means %j', (typed, meant) => {
    const [key = '', value = ''] = typed.split('=');
    const near = nearCondition({ key, value }, there);
    expect(near && `${near.key}=${near.value}`).toBe(meant);
  });
});

describe('the end of a key means the key', () => {
  const keys = ['team', 'system.chipType', 'system.framework', 'system.framework.PyTorch', 'acme.Owner Team'];

  it.each([
    ['chiptype', 'system.chipType'],
    ['chipType', 'system.chipType'],
    [' CHIPTYPE ', 'system.chipType'],
    ['pytorch', 'system.framework.PyTorch'],
    ['framework.pytorch', 'system.framework.PyTorch'],
    ['Framework', 'system.framework'],
    ['owner team', 'acme.Owner Team'],
    ['TEAM', 'team'],
    ['type', undefined],
    ['.', undefined],
    ['', undefined],
  ])('%j means %j', (typed, meant) => {
    expect(nearKey(typed, keys)).toBe(meant);
  });
});

describe('the id in a text', () => {
  it.each([
    ['image-abc1.', 'image-abc1'],
    ['“image-abc1”,', 'image-abc1'],
    ['(image-abc1)', 'image-abc1'],
    [' image-abc1\u200b ', 'image-abc1'],
    ['ImageId=image-abc1', 'image-abc1'],
    ['ImageId: "image-abc1".', 'image-abc1'],
    ['/api/v1/images/image-abc1', 'image-abc1'],
    ['ｉmage-abc1。', 'image-abc1'],
    ['image-abc1', undefined],
    ['...', undefined],
    ['', undefined],
  ])('of %j is %j', (typed, meant) => {
    expect(nearImageId(typed)).toBe(meant);
  });
});
