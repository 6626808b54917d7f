import { LABEL_KEYS, readFramework } from '../label-keys.ts';
import { compareText, versionRank } from '../versions.ts';
import type { ImageTable } from './image-table.ts';
import { splitUri } from './uri-parts.ts';

/** Compares two images by their positions: positive if the first is newer. Only an image and itself are equal. */
export type CompareImages = (a: number, b: number) => number;

const NONE = -1;
const CUDA = -2;

/**
 * The order in which images are newer (README.md, section 9): framework versions with the frameworks by name, CUDA, the
 * tag in version order, the time of creation, the id. Where a label is missing, the image counts as older. Of several
 * versions of one thing the greatest counts. `first` names frameworks that are compared before all others.
 */
export function newestOrder(table: ImageTable, first: readonly string[] = []): CompareImages {
  const { labelNumbers, labelStarts } = table;
  const { subjects, ranks } = rankLabels(table, first);
  const tagRanks = new Map<number, string>();
  const tagRank = (position: number) => {
    const known = tagRanks.get(position);
    if (known !== undefined) return known;
    const rank = versionRank(splitUri(table.text('ImageUri', position) ?? '').tag);
    tagRanks.set(position, rank);
    return rank;
  };

  /** The greatest version that an image has of a framework, or of CUDA, as its rank; -1 for none. */
  const versionOf = (position: number, subject: number) => {
    let greatest = NONE;
    const end = labelStarts[position + 1] ?? 0;
    for (let at = labelStarts[position] ?? 0; at < end; at += 1) {
      const number = labelNumbers[at] ?? 0;
      if (subjects[number] === subject) greatest = Math.max(greatest, ranks[number] ?? NONE);
    }
    return greatest;
  };
  /** The first framework of an image after another one. */
  const frameworkAfter = (position: number, before: number) => {
    let next = Number.POSITIVE_INFINITY;
    const end = labelStarts[position + 1] ?? 0;
    for (let at = labelStarts[position] ?? 0; at < end; at += 1) {
      const subject = subjects[labelNumbers[at] ?? 0] ?? NONE;
      if (subject > before && subject < next) next = subject;
    }
    return next;
  };
  const timeOf = (position: number) => {
    const time = Date.parse(table.text('GmtCreateTime', position) ?? '');
    return Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time;
  };

  return (a, b) => {
    if (a === b) return 0;
    let framework = NONE;
    for (;;) {
      framework = Math.min(frameworkAfter(a, framework), frameworkAfter(b, framework));
      if (framework === Number.POSITIVE_INFINITY) break;
      const difference = versionOf(a, framework) - versionOf(b, framework);
      if (difference !== 0) return difference;
    }
    const cuda = versionOf(a, CUDA) - versionOf(b, CUDA);
    if (cuda !== 0) return cuda;
    const tag = compareText(tagRank(a), tagRank(b));
    if (tag !== 0) return tag;
    const [timeA, timeB] = [timeOf(a), timeOf(b)];
    if (timeA !== timeB) return timeA < timeB ? -1 : 1;
    return compareText(table.text('ImageId', a) ?? '', table.text('ImageId', b) ?? '') || a - b;
  };
}

/** What each label is a version of (a framework by its place in the order, CUDA, or nothing), and its rank among all versions. */
function rankLabels({ labels }: ImageTable, first: readonly string[]) {
  const read = labels.flatMap(({ Key, Value }, number) => {
    if (Key === LABEL_KEYS.cuda) return { number, name: undefined, rank: versionRank(Value) };
    // Most labels of a large set are a team's own.
    const framework = Key.startsWith(LABEL_KEYS.framework) ? readFramework(Key, Value) : undefined;
    return framework === undefined ? [] : { number, name: framework.name, rank: versionRank(framework.version) };
  });
  const place = (name: string) => (first.includes(name) ? first.indexOf(name) : first.length);
  const names = [...new Set(read.flatMap(({ name }) => name ?? []))];
  names.sort((a, b) => place(a) - place(b) || compareText(a, b));
  const placeOf = new Map(names.map((name, at) => [name, at]));
  const sorted = [...new Set(read.map(({ rank }) => rank))].sort(compareText);
  const rankOf = new Map(sorted.map((rank, at) => [rank, at]));
  const subjects = new Int32Array(labels.length).fill(NONE);
  const ranks = new Int32Array(labels.length).fill(NONE);
  for (const { number, name, rank } of read) {
    subjects[number] = name === undefined ? CUDA : (placeOf.get(name) ?? NONE);
    ranks[number] = rankOf.get(rank) ?? NONE;
  }
  return { subjects, ranks };
}
