import { describe, expect, it } from 'vitest';
import { knownRegions } from '../../contract/image-tally/known-regions.ts';

const OF_SHANGHAI = 'dsw-registry-vpc.cn-shanghai.cr.aliyuncs.com/pai/pytorch:2.6';
const OF_ANY = 'dsw-registry.{region}.cr.aliyuncs.com/pai/pytorch:2.6';

const regionsOf = (ImageUri: string | undefined, Regions?: string[] | undefined) =>
  knownRegions({ ImageId: 'image-1', ImageUri }, Regions && { ImageId: 'image-1', Regions });

describe('the known regions of an image', () => {
  it('are the region of its URI if it was seen nowhere', () => {
    expect(regionsOf(OF_SHANGHAI)).toEqual(['cn-shanghai']);
    expect(regionsOf(OF_SHANGHAI, [])).toEqual(['cn-shanghai']);
    expect(knownRegions({ ImageId: 'image-1', ImageUri: OF_SHANGHAI }, { ImageId: 'image-1' })).toEqual([
      'cn-shanghai',
    ]);
  });

  it('are the regions where it was seen if its URI names none', () => {
    expect(regionsOf(OF_ANY, ['cn-hangzhou', 'cn-beijing'])).toEqual(['cn-beijing', 'cn-hangzhou']);
    expect(regionsOf('pai/pytorch:2.6', ['cn-beijing'])).toEqual(['cn-beijing']);
    expect(regionsOf(undefined, ['cn-beijing'])).toEqual(['cn-beijing']);
  });

  it('are both, distinct and in order', () => {
    expect(regionsOf(OF_SHANGHAI, ['cn-wulanchabu', 'cn-hangzhou', 'cn-shanghai'])).toEqual([
      'cn-hangzhou',
      'cn-shanghai',
      'cn-wulanchabu',
    ]);
  });

  it('are empty if nothing is known', () => {
    expect(regionsOf(undefined)).toEqual([]);
    expect(regionsOf(OF_ANY)).toEqual([]);
    expect(regionsOf('registry.example.com/pai/pytorch:2.6', [])).toEqual([]);
  });
});
