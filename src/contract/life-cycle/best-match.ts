import { LABEL_KEYS, readFramework } from '../label-keys.ts';
import { compareText, versionRank } from '../versions.ts';
import type { ImageTable } from './image-table.ts';
import { newestOrder } from './newest-order.ts';
import { splitUri } from './uri-parts.ts';

/** The two newest of some images. */
export interface BestMatch {
  readonly best: number;
  readonly next: number | undefined;
}

/** Why an image is newer than another one: the first difference in the order. */
export type NewerBecause =
  | { readonly by: 'framework'; readonly name: string; readonly own: string; readonly other: string | undefined }
  | { readonly by: 'cuda' | 'tag'; readonly own: string; readonly other: string | undefined }
  | { readonly by: 'time' | 'id' };

/** The newest of these images and the next one, by the order of lines, with the requested frameworks first. */
export function bestMatch(
  table: ImageTable,
  positions: readonly number[],
  first: readonly string[],
): BestMatch | undefined {
  const compare = newestOrder(table, first);
  let best: number | undefined;
  let next: number | undefined;
  for (const position of positions) {
    if (best === undefined || compare(position, best) > 0) {
      next = best;
      best = position;
    } else if (next === undefined || compare(position, next) > 0) next = position;
  }
  return best === undefined ? undefined : { best, next };
}

/** The first difference that makes an image newer than another one. */
export function newerBecause(table: ImageTable, best: number, next: number, first: readonly string[]): NewerBecause {
  const [own, other] = [versionsOf(table, best), versionsOf(table, next)];
  const place = (name: string) => (first.includes(name) ? first.indexOf(name) : first.length);
  const names = [...new Set([...own.frameworks.keys(), ...other.frameworks.keys()])];
  names.sort((a, b) => place(a) - place(b) || compareText(a, b));
  for (const name of names) {
    const [a, b] = [own.frameworks.get(name), other.frameworks.get(name)];
    if (a !== undefined && differ(a, b)) return { by: 'framework', name, own: a, other: b };
  }
  if (own.cuda !== undefined && differ(own.cuda, other.cuda)) return { by: 'cuda', own: own.cuda, other: other.cuda };
  const tagOf = (position: number) => splitUri(table.text('ImageUri', position) ?? '').tag;
  const [ownTag, otherTag] = [tagOf(best), tagOf(next)];
  if (differ(ownTag, otherTag)) return { by: 'tag', own: ownTag, other: otherTag };
  const timeOf = (position: number) => Date.parse(table.text('GmtCreateTime', position) ?? '') || 0;
  return { by: timeOf(best) === timeOf(next) ? 'id' : 'time' };
}

function differ(a: string, b: string | undefined): boolean {
  return b === undefined || versionRank(a) !== versionRank(b);
}

/** The greatest version of each framework of an image, and of CUDA. */
function versionsOf({ labels, labelNumbers, labelStarts }: ImageTable, position: number) {
  const frameworks = new Map<string, string>();
  let cuda: string | undefined;
  const isGreater = (a: string, b: string | undefined) => b === undefined || versionRank(a) > versionRank(b);
  for (const number of labelNumbers.subarray(labelStarts[position], labelStarts[position + 1])) {
    const { Key = '', Value = '' } = labels[number] ?? {};
    const framework = readFramework(Key, Value);
    if (framework && isGreater(framework.version, frameworks.get(framework.name)))
      frameworks.set(framework.name, framework.version);
    if (Key === LABEL_KEYS.cuda && isGreater(Value, cuda)) cuda = Value;
  }
  return { frameworks, cuda };
}
