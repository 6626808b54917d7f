import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseAddress } from '../address/parse-address.ts';
import { printAddress } from '../address/print-address.ts';
import { fixedPath, fixedState } from './fix-address.ts';

const GPU = '?LabelFilter=system.chipType=GPU';

function fixed(search: string): string | undefined {
  const state = fixedState(parseAddress(search), 'labels');
  return state && printAddress(state);
}

it.each([
  ['?LabelFilter=system.chipType%253DGPU', GPU],
  ['?LabelFilter=system.chipType%2525253DGPU', GPU],
  ['?Region=cn-beijing&amp;LabelFilter=system.chipType=GPU', `?Region=cn-beijing&${GPU.slice(1)}`],
  ['?Region=cn-beijing&amp%3BLabelFilter=system.chipType=GPU', `?Region=cn-beijing&${GPU.slice(1)}`],
  ['?Region=cn-beijing&amp;amp;LabelFilter=system.chipType=GPU', `?Region=cn-beijing&${GPU.slice(1)}`],
  ['?Region%3Dcn-beijing%26LabelFilter%3Dsystem.chipType%3DGPU', `?Region=cn-beijing&${GPU.slice(1)}`],
  ['?LabelFilter%253Dsystem.chipType%253DGPU', GPU],
  ['?Region=cn-beijing%26LabelFilter=system.chipType=GPU', `?Region=cn-beijing&${GPU.slice(1)}`],
  ['?Region=cn-beijing%26amp%3BLabelFilter%3Dsystem.chipType%3DGPU', `?Region=cn-beijing&${GPU.slice(1)}`],
  ['?WorkspaceId=1%26sort=-Value%26q=x', '?WorkspaceId=1&sort=-Value&q=x'],
  ['?Region=cn-beijing%20&LabelFilter=note=a%26q=b', '?Region=cn-beijing&LabelFilter=note=a%26q=b'],
  ['?labelfilter=system.chipType=GPU', GPU],
  ['?%20LabelFilter=system.chipType=GPU', GPU],
  ['?Region=cn-beijing%20', '?Region=cn-beijing'],
  ['?Region=cn-beijing%3E.', '?Region=cn-beijing'],
  ['?Region=CN-Beijing', '?Region=cn-beijing'],
  ['?Region=%E2%80%8Bcn-beijing%E2%80%8F', '?Region=cn-beijing'],
  ['?WorkspaceId=12345).', '?WorkspaceId=12345'],
  ['?WorkspaceId=%2212345%22', '?WorkspaceId=12345'],
  ['?sort=-Value%20', '?sort=-Value'],
  ['?LabelFilter=system.chipType%253DGPU,&q=%', GPU],
  ['?vs.Region=cn-beijing,', '?vs.Region=cn-beijing'],
])('%s becomes %s', (search, meant) => {
  expect(fixed(search)).toBe(meant);
});

it.each([
  '',
  GPU,
  '?LabelFilter=system.chipType=GPU%20',
  '?LabelFilter=GPU',
  '?Region=Mars_1',
  '?WorkspaceId=abc',
  '?utm_source=mail',
  '?LabelFilter=a=1&LabelFilter=b=2',
  '?LabelFilter=%ZZ',
  '?LabelFilter=,',
])('there is no better reading of %j', (search) => {
  expect(fixed(search)).toBeUndefined();
});

it.each([
  ['/%3FLabelFilter=system.chipType%3DGPU', '', `labels ${GPU}`],
  ['/images%3FLabelFilter=system.chipType=GPU', '', `images ${GPU}`],
  ['/images%253FLabelFilter%253Dsystem.chipType%253DGPU', '', `images ${GPU}`],
  ['/matrix&LabelFilter=system.chipType=GPU&q=x', '', `matrix ${GPU}&q=x`],
  ['/Images', GPU, `images ${GPU}`],
  ['/COMPARE/', '', 'compare '],
  ['/labels', '?q=x', 'labels ?q=x'],
  ['/images).', '', 'images '],
  ['/images,', GPU, `images ${GPU}`],
  ['/images%3E', '', 'images '],
  ['/images%20', GPU, `images ${GPU}`],
  ['/%E2%80%8Bimages', '', 'images '],
  ['/matrix%E3%80%82', '', 'matrix '],
  ['/compare%EF%BC%8C', '', 'compare '],
  ['/images%2F', '', 'images '],
  ['/images/index.html', GPU, `images ${GPU}`],
  ['/%22images%22', '', 'images '],
  ['/%E3%80%8Aimages%E3%80%8B', '', 'images '],
  ['/).', GPU, `labels ${GPU}`],
])('the path %s with %j becomes %s', (path, search, meant) => {
  const fixed = fixedPath(path, search);
  expect(fixed && `${fixed.view} ${printAddress(fixed.state)}`).toBe(meant);
});

it.each(['/nowhere', '/im).ages', '/images/index.htm', '/images/image-1', '/%ZZ', '/nowhere%3Fq=x', '/imagesx'])(
  'there is no better reading of the path %s',
  (path) => {
    expect(fixedPath(path, '')).toBeUndefined();
  },
);

it('has fewer unread parts, and keeps the others', () => {
  const piece = fc.constantFrom(
    ...[
      'Region=cn-beijing',
      'LabelFilter=a=1,b=*',
      'LabelFilter=a%253D1',
      'labelfilter=c=d',
      'q=x%20y',
      'WorkspaceId=1)',
    ],
    ...['amp;q=z', 'Region%3Dx', '%', '=', 'sort=Value', 'utm_source=mail', 'sel=%E2%80%8B', 'LabelKeys=k,'],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 5 }), (pieces) => {
      const state = parseAddress(`?${pieces.join('&')}`);
      const better = fixedState(state, 'labels');
      if (!better) return;
      expect(better.unread.length).toBeLessThan(state.unread.length);
      expect(better.conditions).toEqual(expect.arrayContaining([...state.conditions]));
      expect(better.q === state.q || state.q === '').toBe(true);
    }),
  );
});
