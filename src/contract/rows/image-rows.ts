import type { ImageFacts, ImageSet } from '../image-tally/image-set.ts';
import { readFramework } from '../label-keys.ts';
import { dayOf, lifeCycleOf } from '../life-cycle/life-cycle.ts';
import { versionKey } from '../versions.ts';
import { type LabelColumn, type LabelFact, labelFacts, SERVICES } from './label-facts.ts';

/** A row of the images table. */
export interface ImageRow {
  readonly id: string;
  readonly set: ImageSet;
  /** The position of the image in its set. */
  readonly position: number;
  readonly image: ImageFacts;
  readonly name: string;
  /** Labels by column; each column is in version order, the greatest last. */
  readonly labels: Readonly<Record<LabelColumn, readonly LabelFact[]>>;
  /** The framework for sorting: the greatest of the filtered frameworks, else of all. */
  readonly framework: LabelFact | undefined;
  readonly labelCount: number;
  /** Milliseconds since 1970. */
  readonly created: number | undefined;
  /** Regions where the image is known to be; empty if unknown. */
  readonly regions: readonly string[];
}

/**
 * The rows of some images of a set, by position. `frameworks` are the filtered frameworks: a filter for PyTorch sorts
 * by the version of PyTorch, whatever else an image has.
 */
export function toImageRows(
  set: ImageSet,
  positions: readonly number[],
  regionsOf: (image: ImageFacts) => readonly string[],
  frameworks: ReadonlySet<string> = new Set(),
): ImageRow[] {
  const facts = labelFacts(set);
  const isFilteredFor = ({ condition }: LabelFact) =>
    frameworks.has(readFramework(condition.key, condition.value)?.name ?? '');
  return positions.flatMap((position) => {
    const image = set.image(position);
    if (image === undefined) return [];
    const labels: Record<LabelColumn, LabelFact[]> = {
      framework: [],
      chip: [],
      cuda: [],
      python: [],
      service: [],
      other: [],
    };
    const numbers = set.labelsOf(position);
    for (const number of numbers) {
      const fact = facts[number];
      if (fact) labels[fact.column].push(fact);
    }
    for (const column of [labels.framework, labels.chip, labels.python, labels.cuda]) column.sort(byRank);
    const created = Date.parse(image.GmtCreateTime ?? '');
    return {
      id: image.ImageId,
      set,
      position,
      image,
      name: image.Name || image.ImageId,
      labels,
      framework: labels.framework.findLast(isFilteredFor) ?? labels.framework.at(-1),
      labelCount: numbers.length,
      created: Number.isNaN(created) ? undefined : created,
      regions: regionsOf(image),
    };
  });
}

function byRank(a: LabelFact, b: LabelFact): number {
  return a.rank - b.rank;
}

const nameKeys = new WeakMap<ImageFacts, string>();

/** The sort key of a name, in version order: computed when first sorted, because most tables are never sorted. */
export function nameKey(row: ImageRow): string {
  const key = nameKeys.get(row.image) ?? versionKey(row.name);
  nameKeys.set(row.image, key);
  return key;
}

/** The rank of a row in a column of labels: the rank of its greatest label; undefined if it has no label there. */
export function labelRank(row: ImageRow, column: LabelColumn): number | undefined {
  return (column === 'framework' ? row.framework : row.labels[column].at(-1))?.rank;
}

/** Services as a number; the first service has the greatest weight. Undefined for none. */
export function serviceRank({ labels }: ImageRow): number | undefined {
  const rank = SERVICES.reduce((sum, name) => 2 * sum + Number(labels.service.some(({ text }) => text === name)), 0);
  return rank === 0 ? undefined : rank;
}

/** The state of an image as a number, the best first: the newest of its line and still supported. */
export function stateRank({ set, position }: ImageRow): number {
  const marks = lifeCycleOf(set, dayOf(Date.now()));
  const line = ['newest', 'unknown-line', 'superseded'].indexOf(marks.lineState(position));
  return 3 * line + ['supported', 'unknown-support', 'unsupported'].indexOf(marks.supportState(position));
}

const searchTexts = new WeakMap<ImageFacts, string>();

/** The searched text beside labels, in lower case: computed at the first search. */
function searchText({ image, name, id }: ImageRow): string {
  const text =
    searchTexts.get(image) ?? `${name}\n${id}\n${image.ImageUri ?? ''}\n${image.Description ?? ''}`.toLowerCase();
  searchTexts.set(image, text);
  return text;
}

/**
 * The rows that contain every word, by position. A word may be in the name, the id, the URI, the description or a
 * label. Words must be in lower case. Each label is searched once, not once for each image.
 */
export function rowsHolding(
  rows: readonly ImageRow[],
  set: ImageSet,
  words: readonly string[],
  labelText: (fact: LabelFact) => string,
): Uint8Array {
  const texts = labelFacts(set).map((fact) => labelText(fact).toLowerCase());
  let found: readonly number[] = [...rows.keys()];
  for (const word of withoutImplied(words)) {
    // Most words of a hostile search are in no row, and a label is searched only while a row is left.
    if (found.length === 0) break;
    const inLabels = texts.map((text) => text.includes(word));
    found = found.filter((at) => {
      const row = rows[at];
      return (
        row !== undefined &&
        (searchText(row).includes(word) || set.labelsOf(row.position).some((number) => inLabels[number]))
      );
    });
  }
  const flags = new Uint8Array(rows.length);
  for (const at of found) flags[at] = 1;
  return flags;
}

/** Without words that are a part of another one: a text that contains the other one contains them too. */
function withoutImplied(words: readonly string[]): readonly string[] {
  let needed = '';
  // Words contain no space.
  for (const word of [...words].sort((a, b) => b.length - a.length)) if (!needed.includes(word)) needed += ` ${word}`;
  return needed.split(' ').slice(1);
}
