import { describe, expect, it } from 'vitest';
import { addressOf } from './image-address.ts';

const OPEN = 'dsw-registry-vpc.{region}.cr.aliyuncs.com/pai/x:1';
const filledIn = (region: string) => `dsw-registry-vpc.${region}.cr.aliyuncs.com/pai/x:1`;

describe('addressOf', () => {
  it('is unknown without a URI', () => {
    expect(addressOf(undefined, 'cn-hangzhou', [], '')).toEqual({ kind: 'unknown' });
    expect(addressOf('', '', [], '')).toEqual({ kind: 'unknown' });
  });

  it('is the URI itself if it has no {region}', () => {
    const uri = 'registry.cn-hangzhou.aliyuncs.com/a/b:1';
    expect(addressOf(uri, 'cn-shanghai', [], '')).toEqual({ kind: 'ready', uri, isVpcOnly: false });
  });

  it('uses the region of the scope, then the only known region, then the chosen one', () => {
    const uriOf = (...given: [string, readonly string[], string]) => {
      const address = addressOf(OPEN, ...given);
      return address.kind === 'ready' && address.uri;
    };
    expect(uriOf('cn-beijing', ['cn-shanghai'], 'cn-hangzhou')).toBe(filledIn('cn-beijing'));
    expect(uriOf('', ['cn-shanghai'], 'cn-hangzhou')).toBe(filledIn('cn-shanghai'));
    expect(uriOf('', ['cn-shanghai', 'cn-beijing'], 'cn-hangzhou')).toBe(filledIn('cn-hangzhou'));
    expect(uriOf('', [], 'cn-hangzhou')).toBe(filledIn('cn-hangzhou'));
  });

  it('asks for a region if none is known, and never guesses', () => {
    expect(addressOf(OPEN, '', ['cn-shanghai', 'cn-beijing'], '')).toEqual({
      kind: 'needs-region',
      uri: OPEN,
      isVpcOnly: true,
    });
    expect(addressOf(OPEN, '', [], '').kind).toBe('needs-region');
  });
});
