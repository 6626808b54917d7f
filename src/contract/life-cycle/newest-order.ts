import { LABEL_KEYS, readFramework } from '../label-keys.ts';
import { compareText, versionRank } from '../versions.ts';
import type { ImageTable } from './image-table.ts';
import { splitUri } from './uri-parts.ts';

/** Compares two images by position: positive if the first is newer. Only an image and itself are equal. */
export type CompareImages = (a: number, b: number) => number;

/**
 * The order from older to newer images (README.md, section 9): framework versions (frameworks by name), CUDA, the tag
 * as a version, the time of creation, the id. An image without a label counts as older. Of several versions of one
 * framework the greatest counts. `first` names frameworks that are compared before all others.
 */
export function newestOrder(table: ImageTable, first: readonly string[] = []): CompareImages {
  const { labelNumbers, labelStarts } = table;
  const { ranks, span } = rankLabels(table, first);
  const tagRanks = new Map<number, string>();
  const tagRank = (position: number) => {
    const known = tagRanks.get(position);
    if (known !== undefined) return known;
    const rank = versionRank(splitUri(table.text('ImageUri', position) ?? '').tag);
    tagRanks.set(position, rank);
    return rank;
  };

  /** The least rank of an image's labels above another rank; infinite if there is no such label. */
  const rankAbove = (position: number, rank: number) => {
    let least = Number.POSITIVE_INFINITY;
    const end = labelStarts[position + 1] ?? 0;
    for (let at = labelStarts[position] ?? 0; at < end; at += 1) {
      const own = ranks[labelNumbers[at] ?? 0] ?? Number.POSITIVE_INFINITY;
      if (own > rank && own < least) least = own;
    }
    return least;
  };
  const timeOf = (position: number) => {
    const time = Date.parse(table.text('GmtCreateTime', position) ?? '');
    return Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time;
  };

  return (a, b) => {
    if (a === b) return 0;
    let [rankA, rankB] = [rankAbove(a, -1), rankAbove(b, -1)];
    while (rankA === rankB && rankA !== Number.POSITIVE_INFINITY) {
      // Skips lesser versions of the same framework.
      const lastOfSame = rankA - (rankA % span) + span - 1;
      [rankA, rankB] = [rankAbove(a, lastOfSame), rankAbove(b, lastOfSame)];
    }
    if (rankA !== rankB) return rankA < rankB ? 1 : -1;
    const tag = compareText(tagRank(a), tagRank(b));
    if (tag !== 0) return tag;
    const [timeA, timeB] = [timeOf(a), timeOf(b)];
    if (timeA !== timeB) return timeA < timeB ? -1 : 1;
    return compareText(table.text('ImageId', a) ?? '', table.text('ImageId', b) ?? '') || a - b;
  };
}

/**
 * A rank for each label with a version: `span` numbers for each framework in order, then for CUDA; the greatest version
 * first in each. So the least rank of an image is the greatest version of its first framework. Other labels have an
 * infinite rank.
 */
function rankLabels({ labels }: ImageTable, first: readonly string[]) {
  const read = labels.flatMap(({ Key, Value }, number) => {
    if (Key === LABEL_KEYS.cuda) return { number, name: undefined, version: versionRank(Value) };
    // Most labels of a large set are custom labels.
    const framework = Key.startsWith(LABEL_KEYS.framework) ? readFramework(Key, Value) : undefined;
    return framework === undefined ? [] : { number, name: framework.name, version: versionRank(framework.version) };
  });
  const place = (name: string) => (first.includes(name) ? first.indexOf(name) : first.length);
  const names = [...new Set(read.flatMap(({ name }) => name ?? []))];
  names.sort((a, b) => place(a) - place(b) || compareText(a, b));
  const placeOf = new Map<string | undefined, number>(names.map((name, at) => [name, at]));
  const versions = [...new Set(read.map(({ version }) => version))].sort((a, b) => compareText(b, a));
  const versionOf = new Map(versions.map((version, at) => [version, at]));
  const span = versions.length;
  const ranks = new Float64Array(labels.length).fill(Number.POSITIVE_INFINITY);
  for (const { number, name, version } of read)
    ranks[number] = (placeOf.get(name) ?? names.length) * span + (versionOf.get(version) ?? 0);
  return { ranks, span };
}
