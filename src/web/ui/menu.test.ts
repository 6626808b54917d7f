import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { menuPlace } from './menu.tsx';

const phone = { width: 390, height: 844 };

describe('menuPlace', () => {
  it('is below its button and aligned with it', () => {
    expect(menuPlace({ left: 100, top: 60, bottom: 92 }, { width: 180, height: 140 }, phone)).toMatchObject({
      left: 100,
      top: 96,
    });
  });

  it('is above a button at the bottom of the page', () => {
    expect(menuPlace({ left: 100, top: 800, bottom: 832 }, { width: 180, height: 140 }, phone).top).toBe(656);
  });

  it('is inside the viewport and next to its button, for any button and any menu that fits', () => {
    const cases = fc.record({
      left: fc.integer({ min: 0, max: 380 }),
      top: fc.integer({ min: 0, max: 800 }),
      width: fc.integer({ min: 1, max: 374 }),
      height: fc.integer({ min: 1, max: 3_000 }),
    });
    fc.assert(
      fc.property(cases, ({ left, top, width, height }) => {
        const place = menuPlace({ left, top, bottom: top + 32 }, { width, height }, phone);
        const bottom = place.top + Math.min(height, place.maxHeight);
        expect(place.left).toBeGreaterThanOrEqual(8);
        expect(place.left + width).toBeLessThanOrEqual(phone.width - 8);
        expect(place.top).toBeGreaterThanOrEqual(8);
        expect(bottom).toBeLessThanOrEqual(phone.height - 8);
        expect(place.top >= top + 32 || bottom <= top).toBe(true);
      }),
    );
  });
});
