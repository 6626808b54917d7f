import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAddress } from './parse-address.ts';
import { printAddress } from './print-address.ts';
import { CHOICES, forOtherView, type SearchState, withoutUnread } from './search-state.ts';
import { VIEWS } from './view-paths.ts';

/** Our parameters in every form, unknown ones, and similar ones. */
const name = fc.oneof(
  fc.constantFrom(
    'Region',
    'WorkspaceId',
    'ImageId',
    'LabelKeys',
    'LabelFilter',
    'sort',
    'q',
    'sel',
    'rows',
    'cols',
    'ids',
    'ids',
  ),
  fc.constantFrom('vs.day', 'vs.Region', 'vs.WorkspaceId', 'vs.LabelFilter', ...Object.keys(CHOICES)),
  fc.constantFrom(...['not', 'none', 'from', 'to', 'any'].flatMap((word) => [word, `vs.${word}`])),
  fc.constantFrom('', '__proto__', 'constructor', 'labelfilter', 'vs', 'Region%00', '%52egion', '%ff'),
);
/** Any character; fast-check's own unit for this takes a second to set up. */
const codePoint = fc
  .oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }))
  .map((code) => String.fromCodePoint(code));
const bit = fc.oneof(
  fc.constantFrom('framework', 'cuda,', 'python', 'b=2.6', 'system.framework=1', ',a=12.4', 'system.pythonVersion=3,'),
  fc.constantFrom('a=1', '=', '=x', ',', ',,', '*', 'GPU', '-Key', 'Value', 'Name', 'both', 'count', 'hide', 'show'),
  fc.constantFrom(
    'mars',
    'cn-hangzhou',
    '0',
    '12345',
    '123456789012345678901',
    '火',
    '<script>',
    '?',
    '#',
    '/..',
    ':',
    '@',
  ),
  fc.constantFrom('2026-11-01', '2026-02-30', 'labels'),
  fc.constantFrom('a,b', 'b,c', 'a,a,', ',c,d,e', 'differences'),
  fc.constantFrom('%', '%f', '%ff', '%2C', '%3D', '%2A', '%26', '%00', '%0d%0a', '%E7%81%AB', '%ED%A0%80', '+', '%2B'),
  codePoint,
);
const written = fc
  .tuple(name, fc.constantFrom('=', '=', '=', '==', ''), fc.array(bit, { maxLength: 6 }))
  .map(([name, sign, bits]) => name + sign + bits.join(''));
const tooMany = fc.constantFrom(
  `LabelFilter=${Array(103).fill('a=1, b').join(',')}`,
  `vs.LabelFilter=x,${Array(102).fill('b=').join(',')},`,
);
const parameter = fc.oneof({ weight: 50, arbitrary: written }, tooMany);
const address = fc.oneof(
  fc.array(parameter, { maxLength: 10 }).map((parameters) => `?${parameters.join('&')}`),
  fc.array(fc.oneof(bit, name, fc.constant('&')), { maxLength: 20 }).map((pieces) => pieces.join('')),
);
const view = fc.constantFrom(...VIEWS);

/** The meaning of a state; the order of its unread parts does not matter. */
function saidBy(state: SearchState): object {
  return {
    ...state,
    unread: state.unread.map(({ name, text, reason }) => JSON.stringify([name, text, reason])).sort(),
  };
}

describe('any address', () => {
  it('round-trips with the same meaning, and is then stable', () => {
    fc.assert(
      fc.property(address, view, (search, view) => {
        const state = parseAddress(search, view);
        const once = printAddress(state);
        expect(saidBy(parseAddress(once, view))).toEqual(saidBy(state));
        expect(printAddress(parseAddress(once, view))).toBe(once);
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps its meaning when a part is removed, and in another view', () => {
    fc.assert(
      fc.property(address, view, name, view, (search, view, removed, next) => {
        const fixed = withoutUnread(parseAddress(search, view), removed);
        expect(saidBy(parseAddress(printAddress(fixed), view))).toEqual(saidBy(fixed));
        const taken = forOtherView(fixed);
        expect(saidBy(parseAddress(printAddress(taken), next))).toEqual(saidBy(taken));
      }),
      { numRuns: 1_000 },
    );
  });

  it('round-trips any string', () => {
    // Also lone surrogates, which no browser leaves in an address and no encoder accepts.
    const unit = fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0xd800, max: 0xdfff }));
    const text = fc.string({
      unit: fc.oneof(
        unit.map((code) => String.fromCharCode(code)),
        fc.constantFrom(...'?&=,%+a'),
      ),
    });
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          fc.tuple(name, text).map(([name, value]) => `${name}=${value}`),
        ),
        view,
        (search, view) => {
          const once = printAddress(parseAddress(search, view));
          expect(printAddress(parseAddress(once, view))).toBe(once);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
