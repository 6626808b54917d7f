import { expect, it } from 'vitest';
import { workspaceOrder } from './workspace-order.ts';

it('lists recent workspaces first, then names in natural order, then those without a name by id', () => {
  const all = ['9:team 10', '1000:', '11:', '2:alpha', '100:team 2', '77:zeta'].map((text) => {
    const [value = '', note = ''] = text.split(':');
    return { value, note };
  });
  expect(all.sort(workspaceOrder(['77', '9'])).map(({ value }) => value)).toEqual([
    '77',
    '9',
    '2',
    '100',
    '11',
    '1000',
  ]);
});
