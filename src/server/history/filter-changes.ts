import {
  type ChangedImage,
  type ComparedImage,
  countChanges,
  type ImageChanges,
} from '../../contract/changes/compare-images.ts';
import { chooseImages } from '../../contract/image-filter/choose-images.ts';
import { passesStates } from '../../contract/life-cycle/life-cycle.ts';
import { linesOf, NO_LINE } from '../../contract/life-cycle/lines.ts';
import { newestOrder } from '../../contract/life-cycle/newest-order.ts';
import type { LineState, StateWord } from '../../contract/life-cycle/states.ts';
import { isSupportKey, supportOf, supportReasons } from '../../contract/life-cycle/support.ts';
import type { Query } from '../search/query.ts';
import { type DayOfChanges, existsOn, type Timeline } from './timeline.ts';

/**
 * The changes between a day, an index of the timeline, and the last one, of images that match before or after. Support
 * ends are judged on the last day, as Compare does on the page.
 */
export function filterChanges(changes: ImageChanges, timeline: Timeline, query: Query, day: number): ImageChanges {
  const isChosen = matchesAtEnds(timeline, query, day);
  const either = ({ before, after }: ChangedImage) => isChosen(before) || isChosen(after);
  return {
    new: changes.new.filter(isChosen),
    gone: changes.gone.filter(isChosen),
    changed: changes.changed.filter(either),
  };
}

/**
 * The changes of each day after one, last day first, of images that match before or after the whole time, or before or
 * after that change. An image that came and went in between was in the response of each day, so its entries must stay.
 */
export function filterDays(timeline: Timeline, query: Query, day: number): readonly DayOfChanges[] {
  const isChosen = matchesAtEnds(timeline, query, day);
  const passes = matchOnDay(timeline, query);
  const days = timeline.changes.slice(day).map(({ day: name, changes }, at) => {
    const before = day + at;
    return {
      day: name,
      changes: {
        new: changes.new.filter((image) => isChosen(image) || passes(image, before + 1)),
        gone: changes.gone.filter((image) => isChosen(image) || passes(image, before)),
        changed: changes.changed.filter(
          (change) => isChosen(change.after) || passes(change.before, before) || passes(change.after, before + 1),
        ),
      },
    };
  });
  return days.filter(({ changes }) => countChanges(changes) > 0).reverse();
}

/** Whether an image matches a query on a day or on the last day, in any of its forms. */
function matchesAtEnds(timeline: Timeline, query: Query, day: number): (image: ComparedImage) => boolean {
  const last = timeline.days.length - 1;
  const passes = matchOnDay(timeline, query, timeline.days[last]);
  const ids = new Set<string>();
  for (const version of timeline.versions) {
    const { image } = version;
    const isOn = (on: number) => existsOn(version, on) && passes(image, on);
    if (isOn(day) || isOn(last)) ids.add(image.ImageId);
  }
  return ({ ImageId }) => ids.has(ImageId);
}

/** Whether an image of the timeline matches a query on a day. `today` is the day for ends of support, by default the same. */
function matchOnDay(
  timeline: Timeline,
  { filter, scope }: Query,
  today?: string,
): (image: ComparedImage, day: number) => boolean {
  // States depend on the day, all other parts of a filter only on the image.
  const { positions } = chooseImages(timeline.table, { ...filter, state: [] }, '');
  const chosen = new Map<ComparedImage, number>();
  for (const position of positions) {
    const image = timeline.versions[position]?.image;
    if (image && (scope.imageId === '' || image.ImageId === scope.imageId)) chosen.set(image, position);
  }
  if (filter.state.length === 0) return (image) => chosen.has(image);
  const hasState = statesOverTime(timeline, filter.state, today);
  return (image, day) => {
    const position = chosen.get(image);
    return position !== undefined && hasState(position, day);
  };
}

/**
 * Tells whether a version of a timeline has one of these states on a day; both are indexes, and the version must exist on
 * that day. Ends of support are compared with `today`, by default with that day. We rejected a life cycle of all images
 * for each day: hundreds of days took over half a second.
 */
function statesOverTime(
  { days, versions, table }: Timeline,
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
