import { describe, expect, it } from 'vitest';
import { groupLabels, servicesOf } from './label-groups.ts';

const label = (Key: string, Value: string) => ({ Key, Value });

describe('groupLabels', () => {
  it('groups by category in a fixed order, keys by name, values newest first', () => {
    const groups = groupLabels([
      label('team', 'a'),
      label('system.supported.dsw', 'true'),
      label('system.framework.PyTorch', '2.9'),
      label('system.framework.PyTorch', '2.10'),
      label('system.framework', 'XGBoost 1.6.0'),
      label('system.chipType', 'GPU'),
      label('system.chipType', 'GPU'),
      label('__proto__', 'b'),
    ]);
    expect(groups.map((group) => group.category)).toEqual(['framework', 'chip', 'service', 'custom']);
    expect(groups[0]?.keys).toEqual([
      { key: 'system.framework', values: ['XGBoost 1.6.0'] },
      { key: 'system.framework.PyTorch', values: ['2.10', '2.9'] },
    ]);
    expect(groups[1]?.keys).toEqual([{ key: 'system.chipType', values: ['GPU'] }]);
    expect(groups[3]?.keys.map(({ key }) => key)).toEqual(['__proto__', 'team']);
  });
});

describe('servicesOf', () => {
  it('names the services whose label says true', () => {
    expect(
      servicesOf([
        label('system.supported.eas', 'true'),
        label('system.supported.dlc', 'true'),
        label('system.supported.dsw', 'false'),
        label('supported.other', 'true'),
      ]),
    ).toEqual(['DLC', 'EAS']);
  });
});
