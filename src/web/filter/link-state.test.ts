import { describe, expect, it } from 'vitest';
import { parseAddress } from '../address/parse-address.ts';
import { printAddress } from '../address/print-address.ts';
import { linkState } from './filter-changes.ts';

describe('the copied link', () => {
  const link = (search: string, defaults: { region: string; workspaceId: string }) => {
    const state = parseAddress(search);
    const scope = {
      region: state.region ?? defaults.region,
      workspaceId: state.workspaceId ?? defaults.workspaceId,
      imageId: '',
    };
    return printAddress(linkState(state, scope, defaults));
  };
  const none = { region: '', workspaceId: '' };
  const some = { region: 'cn-shanghai', workspaceId: '12' };

  it.each([
    ['', none, '?Region='],
    ['', some, '?Region=cn-shanghai&WorkspaceId=12'],
    ['?Region=&WorkspaceId=', some, '?Region=&WorkspaceId='],
    ['?WorkspaceId=5', none, '?Region=&WorkspaceId=5'],
    ['?Region=mars', some, '?WorkspaceId=12&Region=mars'],
  ])('of %j on a server that opens with %j is %j', (search, defaults, expected) => {
    expect(link(search, defaults)).toBe(expected);
  });
});
