import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../testing/any-text.ts';
import { printedQuery } from './query.ts';
import { isAddress, readAddress } from './read-address.ts';

const NOWHERE = { region: '', workspaceId: '' };

function printed(address: string, defaults = NOWHERE) {
  const read = readAddress(address, defaults);
  return read.ok ? printedQuery(read.value) : read.error;
}

describe('an address of the page', () => {
  test.each([
    'http://127.0.0.1:4720/images?Region=cn-shanghai&LabelFilter=system.chipType=GPU&sort=-Name&q=x#top',
    '/images?Region=cn-shanghai&LabelFilter=system.chipType%3DGPU',
    '?Region=cn-shanghai&LabelFilter=system.chipType=GPU&vs.Region=cn-beijing',
    'Region=cn-shanghai&LabelFilter=system.chipType=GPU',
    '/checks?lang=zh&Region=cn-shanghai&LabelFilter=system.chipType=GPU&only=differences',
    '/compare?Region=cn-shanghai&LabelFilter=system.chipType=GPU&vs.day=2026-11-01&by=labels',
  ])('%s is read as the page reads it', (address) => {
    expect(isAddress(address)).toBe(true);
    expect(printed(address)).toEqual({ Region: 'cn-shanghai', LabelFilter: 'system.chipType=GPU' });
  });

  test('keeps a question mark in a value', () => {
    expect(printed('LabelFilter=note=why?&not=a=b')).toEqual({ LabelFilter: 'note=why?', not: 'a=b' });
    expect(printed('?LabelFilter=note=why?')).toEqual({ LabelFilter: 'note=why?' });
  });

  test('without a query is everything; absent parts come from the settings, and empty parts mean all', () => {
    const defaults = { region: 'cn-beijing', workspaceId: '7' };
    expect(printed('http://127.0.0.1:4720/', defaults)).toEqual({ Region: 'cn-beijing', WorkspaceId: '7' });
    expect(printed('?Region=&WorkspaceId=', defaults)).toEqual({});
  });

  test.each([
    [
      '?Regoin=x',
      [
        '"Regoin" is no parameter of the page; these choose images: Region, WorkspaceId, ImageId, LabelFilter, not, none, from, to, any, state, runs',
      ],
    ],
    ['?Region=Mars_1', ['Region "Mars_1" must be the id of a region, such as cn-hangzhou']],
    ['?WorkspaceId=x', ['WorkspaceId "x" must be 1 to 20 digits']],
    ['?not=%E0%A4%A', ['"not=%E0%A4%A" has a broken percent escape']],
    ['?not=a=1&not=b=1', ['not must be given once, not several times']],
    ['?none=foo', ['none "foo" is no facet; allowed: chip, framework, cuda, python, supported, separated by commas']],
    ['?from=a=1,a=2', ['from "a=2" is a second bound of its key; one is allowed']],
  ])('%s is refused', (address, issues) => {
    expect(printed(address)).toEqual(issues);
  });

  test('is read or refused, for any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(typeof readAddress(`?${text}`, NOWHERE).ok).toBe('boolean');
      }),
    );
  });
});

test.each(['a.json', './x/b.json', '', 'november'])('%j is not an address', (text) => {
  expect(isAddress(text)).toBe(false);
});
