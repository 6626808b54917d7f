import type { ComparedImage } from '../../contract/changes/compare-images.ts';
import { passesStates } from '../../contract/life-cycle/life-cycle.ts';
import { linesOf, NO_LINE } from '../../contract/life-cycle/lines.ts';
import { newestOrder } from '../../contract/life-cycle/newest-order.ts';
import type { LineState, StateWord } from '../../contract/life-cycle/states.ts';
import { isSupportKey, supportOf, supportReasons } from '../../contract/life-cycle/support.ts';
import { type Course, existsOn } from './course.ts';

/**
 * Tells whether a version of a course has one of these states on a day; both are indexes, and the version must exist on
 * that day. Ends of support are compared with `today`, by default with that day. We rejected a life cycle of all images
 * for each day: hundreds of days took over half a second.
 */
export function statesOverTime(
  { days, versions, table }: Course,
  states: readonly StateWord[],
  today?: string,
): (version: number, day: number) => boolean {
  const lines = linesOf(table);
  const compare = newestOrder(table);
  const unordered = new Map<number, number[]>();
  for (const [version, line] of lines.entries()) {
    const members = unordered.get(line) ?? [];
    unordered.set(line, members);
    members.push(version);
  }
  /** The versions of each line that was asked for, newest first. */
  const newestFirst = new Map<number, readonly number[]>();
  const membersOf = (line: number) => {
    const members = newestFirst.get(line) ?? (unordered.get(line) ?? []).toSorted((a, b) => compare(b, a));
    newestFirst.set(line, members);
    return members;
  };
  const lineState = (version: number, day: number): LineState => {
    const line = lines[version] ?? NO_LINE;
    if (line === NO_LINE) return 'unknown-line';
    const newest = membersOf(line).find((member) => {
      const other = versions[member];
      return other !== undefined && existsOn(other, day);
    });
    return newest === version ? 'newest' : 'superseded';
  };
  const supportState = (image: ComparedImage | undefined, day: string) =>
    supportOf(
      supportReasons(
        (image?.Labels ?? []).filter(({ Key }) => isSupportKey(Key)),
        day,
      ),
    );
  return (version, day) =>
    passesStates(lineState(version, day), supportState(versions[version]?.image, today ?? days[day] ?? ''), states);
}
