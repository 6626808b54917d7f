import { describe, expect, it } from 'vitest';
import { requestTargets } from './label-question.ts';

const scope = { region: '', workspaceId: '', imageId: '' };

describe('request targets', () => {
  it('leave out empty parts', () => {
    expect(requestTargets({ scope, labelKeys: [], conditions: [] })).toEqual(['/api/v1/image/labels']);
  });

  it('contain every parameter, percent-encoded', () => {
    const targets = requestTargets({
      scope: { region: 'cn-shanghai', workspaceId: '0', imageId: 'image-1' },
      labelKeys: ['b', 'a'],
      conditions: [{ key: 'note', value: 'a & b=c, 你好' }],
    });
    expect(targets).toHaveLength(1);
    const query = new URLSearchParams(targets[0]?.split('?')[1]);
    expect(Object.fromEntries(query)).toEqual({
      LabelKeys: 'a,b',
      LabelFilter: 'note=a & b=c, 你好',
      ImageId: 'image-1',
      WorkspaceId: '0',
      Region: 'cn-shanghai',
    });
  });

  it('are one for each combination of an any-of', () => {
    const conditions = ['2.8.0', '2.6.0'].map((value) => ({ key: 'system.framework.PyTorch', value }));
    expect(requestTargets({ scope, labelKeys: [], conditions })).toEqual([
      '/api/v1/image/labels?LabelFilter=system.framework.PyTorch%3D2.6.0',
      '/api/v1/image/labels?LabelFilter=system.framework.PyTorch%3D2.8.0',
    ]);
  });
});
