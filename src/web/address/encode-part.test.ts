import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeForMessage } from '../../contract/encode-part.ts';
import { parseAddress } from './parse-address.ts';
import { printAddress } from './print-address.ts';
import { EMPTY_SEARCH } from './search-state.ts';

const linkTo = (value: string) =>
  encodeForMessage(
    `http://127.0.0.1:4720/images${printAddress({ ...EMPTY_SEARCH, region: '', conditions: [{ key: 'a.b', value }] })}`,
  );

describe('a link for a message', () => {
  it.each([
    ['*', '%2A'],
    ['2.6.', '2.6%2E'],
    ['(x)', '%28x%29'],
    ["it's~!", 'it%27s%7E%21'],
    ['a,', 'a%2C'],
    ['a_', 'a%5F'],
    ['2.6.0', '2.6.0'],
  ])('to the value %j ends in %j', (value, end) => {
    expect(linkTo(value)).toBe(`http://127.0.0.1:4720/images?Region=&LabelFilter=a.b=${end}`);
  });

  it('has no character that a message may cut or read as markup, and keeps its meaning', () => {
    const text = fc.string({ unit: fc.constantFrom(..."*!()'~.,:;?@/_-=a1é&%#+ "), maxLength: 8 });
    fc.assert(
      fc.property(text, (value) => {
        const link = linkTo(value);
        expect(link).not.toMatch(/[*!()'~]|[.,:;?@/_-]$/);
        const said = parseAddress(new URL(link).search);
        const direct = parseAddress(printAddress({ ...EMPTY_SEARCH, region: '', conditions: [{ key: 'a.b', value }] }));
        expect(said).toEqual(direct);
      }),
    );
  });
});
