import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VIEWS } from '../../address/view-paths.ts';
import {
  MAX_SAVED,
  NO_SAVED_VIEWS,
  nameIssue,
  printSaved,
  readSaved,
  renamed,
  type SavedViews,
  withImported,
  withoutSaved,
  withSaved,
} from './saved-views.ts';

const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map((text) => text.trim() || 'x');
const view = fc.record({
  name,
  view: fc.constantFrom(...VIEWS),
  query: fc.constantFrom('', '?q=a', '?LabelFilter=system.chipType=GPU'),
});
const saved: fc.Arbitrary<SavedViews> = fc
  .tuple(fc.uniqueArray(view, { selector: (each) => each.name, maxLength: 6 }), fc.nat({ max: 8 }))
  .map(([views, at]) => ({ ...NO_SAVED_VIEWS, views, opensWith: views[at]?.name }));
const read = (text: string) => {
  const result = readSaved(text);
  if (!result.ok) throw new Error(result.error);
  return result.value;
};
const namesOf = ({ views }: SavedViews) => views.map((each) => each.name);

describe('saved views', () => {
  it('round-trip', () => {
    fc.assert(
      fc.property(saved, (all) => {
        expect(read(printSaved(all))).toEqual(all);
      }),
    );
  });

  it('keep the unknown data of a newer version, and read the known data', () => {
    const newer = {
      version: 9,
      folders: ['a'],
      opensWith: 'Mine',
      views: [{ name: 'Mine', view: 'images', query: '?new=1' }, { name: 'Runs', view: 'runs', query: '' }, 7],
    };
    const all = read(JSON.stringify(newer));
    expect(all.views).toEqual([{ name: 'Mine', view: 'images', query: '?new=1' }]);
    expect(all.opensWith).toBe('Mine');
    const again = JSON.parse(printSaved(withSaved(all, { name: 'Other', view: 'labels', query: '' })));
    expect(again).toMatchObject({ folders: ['a'], opensWith: 'Mine' });
    expect(again.views).toEqual([newer.views[0], { name: 'Other', view: 'labels', query: '' }, newer.views[1], 7]);
  });

  it.each([
    ['', 'not-json'],
    ['{"version":1', 'not-json'],
    ['[]', 'other-kind'],
    ['null', 'other-kind'],
    ['{"Images":[]}', 'other-kind'],
    ['{"version":1,"views":{}}', 'other-kind'],
  ])('refuse %s', (text, error) => {
    expect(readSaved(text)).toEqual({ ok: false, error });
  });

  it('reject views with an impossible name or query', () => {
    const views = [
      { name: '', view: 'labels', query: '' },
      { name: ' a', view: 'labels', query: '' },
      { name: 'a'.repeat(81), view: 'labels', query: '' },
      { name: 'script', view: 'labels', query: 'javascript:alert(1)' },
      { name: 'long', view: 'labels', query: `?q=${'a'.repeat(12_000)}` },
      { name: '__proto__', view: 'labels', query: '?q=1' },
    ];
    expect(namesOf(read(JSON.stringify({ version: 1, views })))).toEqual(['__proto__']);
  });

  it('are replaced, renamed and deleted by name, including the default view', () => {
    fc.assert(
      fc.property(saved, view, name, (all, one, next) => {
        const more = withSaved(all, one);
        expect(more.views.filter((each) => each.name === one.name)).toEqual([one]);
        const isTaken = all.views.some((each) => each.name === next);
        const [first] = all.views;
        if (first && !isTaken) {
          const other = renamed({ ...all, opensWith: first.name }, first.name, next);
          expect([namesOf(other)[0], other.opensWith]).toEqual([next, next]);
        }
        if (first && isTaken) expect(renamed(all, first.name, next)).toEqual(all);
        expect(namesOf(withoutSaved(more, one.name))).not.toContain(one.name);
      }),
    );
  });

  it('from a file are added once, replace none, and keep names distinct', () => {
    fc.assert(
      fc.property(saved, saved, (all, file) => {
        const { saved: more, added, leftOut } = withImported(all, file);
        expect(more.views.slice(0, all.views.length)).toEqual(all.views);
        expect(more.views).toHaveLength(all.views.length + added);
        expect(new Set(namesOf(more)).size).toBe(more.views.length);
        expect(namesOf(more).filter((each) => nameIssue(each) !== undefined)).toEqual([]);
        expect(leftOut).toBe(0);
        expect(withImported(all, all).added).toBe(0);
      }),
    );
  });

  it('are at most 200, and the rest is counted', () => {
    const many = (prefix: string, count: number): SavedViews => ({
      ...NO_SAVED_VIEWS,
      views: Array.from({ length: count }, (_, at) => ({ name: `${prefix}${at}`, view: 'labels' as const, query: '' })),
    });
    const { saved: more, added, leftOut } = withImported(many('a', MAX_SAVED - 1), many('b', 3));
    expect([more.views.length, added, leftOut]).toEqual([MAX_SAVED, 1, 2]);
  });
});
