import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GroupLine, groupAt, linesOf } from './group-lines.ts';

const textOf = (line: string | GroupLine) => (line instanceof GroupLine ? `${line.name}: ${line.count}` : line);
const first = (text: string) => text.slice(0, 1);

describe('linesOf', () => {
  it('has only rows without groups', () => {
    const rows = ['a1', 'b1'];
    expect(linesOf(rows, undefined)).toEqual({ all: rows, groups: [] });
  });

  it('has a line above each group, with the number of its rows', () => {
    const { all } = linesOf(['a1', 'a2', 'b1', 'c1', 'c2', 'c3'], first);
    expect(all.map(textOf)).toEqual(['a: 2', 'a1', 'a2', 'b: 1', 'b1', 'c: 3', 'c1', 'c2', 'c3']);
    expect(linesOf([], first)).toEqual({ all: [], groups: [] });
  });

  it('keeps every row in order, and finds the group of each', () => {
    const rows = fc.array(fc.constantFrom('a', 'b', 'c', '__proto__'), { maxLength: 30 });
    fc.assert(
      fc.property(rows, (names) => {
        const sorted = names.toSorted().map((name, at) => `${name} ${at}`);
        const nameOf = (row: string) => row.split(' ')[0] ?? '';
        const { all, groups } = linesOf(sorted, nameOf);
        expect(all.filter((line) => !(line instanceof GroupLine))).toEqual(sorted);
        expect(groups.map(({ name }) => name)).toEqual([...new Set(sorted.map(nameOf))]);
        for (const [at, line] of all.entries()) {
          const group = all[groupAt(groups, at)];
          expect(group).toBeInstanceOf(GroupLine);
          expect(group).toHaveProperty('name', line instanceof GroupLine ? line.name : nameOf(line));
        }
      }),
    );
    expect(groupAt([], 3)).toBe(-1);
  });
});
