import { setImmediate } from 'node:timers/promises';
import {
  type ChangedImage,
  type ComparedImage,
  countChanges,
  type ImageChanges,
} from '../../contract/changes/compare-images.ts';
import { chooseImages } from '../../contract/image-filter/choose-images.ts';
import { imageTableOf } from '../../contract/life-cycle/image-table.ts';
import type { Query } from '../search/query.ts';
import type { ScopeHistory } from './scope-history.ts';

/** The ids of the images of a day that match a query. */
export function idsChosen(
  images: Iterable<ComparedImage>,
  { filter, scope }: Query,
  today: string,
): ReadonlySet<string> {
  const all = [...images];
  const { positions } = chooseImages(imageTableOf(all), filter, today);
  const ids = positions.flatMap((position) => all[position]?.ImageId ?? []);
  return new Set(scope.imageId === '' ? ids : ids.filter((id) => id === scope.imageId));
}

/** The changes of images that pass before or after. */
export function changesOf(changes: ImageChanges, isChosen: (image: ComparedImage) => boolean): ImageChanges {
  const either = ({ before, after }: ChangedImage) => isChosen(before) || isChosen(after);
  return {
    new: changes.new.filter(isChosen),
    gone: changes.gone.filter(isChosen),
    changed: changes.changed.filter(either),
  };
}

/** The changes of a day. */
export interface DayOfChanges {
  readonly day: string;
  readonly changes: ImageChanges;
}

/**
 * The changes of each day, last day first, of images that match before or after the whole time, or before or after that
 * change. An image that came and went in between was in the response of each day, so its entries must stay.
 */
export async function changesOfDays(
  history: ScopeHistory,
  query: Query,
  since: string,
  passesAtEnds: (image: ComparedImage) => boolean,
): Promise<readonly DayOfChanges[]> {
  const days = history.changesByDay(since);
  const passing = versionsChosen(
    days.flatMap(({ changes }) => versionsOf(changes).filter((image) => !passesAtEnds(image))),
    query,
  );
  const idsOn = idsByDay(history, query);
  const found: DayOfChanges[] = [];
  for (const { day, changes } of days) {
    const between = versionsOf(changes).filter((image) => passing.has(image));
    // Whether an image is the newest of its line depends on the other images of its day.
    const isMarked = query.filter.state.length > 0 && between.length > 0;
    // Hundreds of whole days may be judged here: other requests are served in between.
    if (isMarked) await setImmediate();
    const ids = isMarked
      ? new Set([...idsOn(history.days[history.days.indexOf(day) - 1]), ...idsOn(day)])
      : new Set(between.map(({ ImageId }) => ImageId));
    const own = changesOf(changes, (image) => passesAtEnds(image) || ids.has(image.ImageId));
    if (countChanges(own) > 0) found.push({ day, changes: own });
  }
  return found;
}

function versionsOf(changes: ImageChanges): readonly ComparedImage[] {
  return [...changes.new, ...changes.gone, ...changes.changed.flatMap(({ before, after }) => [before, after])];
}

/** The versions that match by themselves: all parts of a filter except `state`. */
function versionsChosen(images: readonly ComparedImage[], { filter, scope }: Query): ReadonlySet<ComparedImage> {
  const { positions } = chooseImages(imageTableOf(images), { ...filter, state: [] }, '');
  const chosen = positions.flatMap((position) => images[position] ?? []);
  return new Set(scope.imageId === '' ? chosen : chosen.filter(({ ImageId }) => ImageId === scope.imageId));
}

/** The ids that match on a day. Each day is judged once: it is also the day before of the next one. */
function idsByDay(history: ScopeHistory, query: Query): (day: string | undefined) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>();
  return (day = '') => {
    const ids = known.get(day) ?? idsChosen(history.on(day)?.images.values() ?? [], query, day);
    known.set(day, ids);
    return ids;
  };
}
