import { type Condition, whyUnsayable } from '../filter.ts';
import type { ImageSet } from '../image-tally/image-set.ts';
import { categoryOf, readFramework, serviceOf } from '../label-keys.ts';
import { versionKey } from '../versions.ts';

export type LabelColumn = 'framework' | 'chip' | 'cuda' | 'python' | 'service' | 'other';

/** The services that have a place of their own in each row. */
export const SERVICES: readonly string[] = ['DSW', 'DLC', 'EAS'];

/** What the images table has to know of a label, worked out once for all images that carry it. */
export interface LabelFact {
  /** The column whose cells show it. */
  readonly column: LabelColumn;
  readonly condition: Condition;
  /** What it is called in that column: `PyTorch 2.8.0`, `GPU`, `3.11`. */
  readonly text: string;
  /** Its place in the order of all labels of the set, by their texts in version order. */
  readonly rank: number;
  readonly filterable: boolean;
}

const known = new WeakMap<ImageSet, readonly LabelFact[]>();

/** The facts of a set's labels, by number. */
export function labelFacts(set: ImageSet): readonly LabelFact[] {
  const facts = known.get(set) ?? workOut(set);
  known.set(set, facts);
  return facts;
}

function workOut(set: ImageSet): readonly LabelFact[] {
  const facts = set.labels.map(({ Key, Value }) => {
    const framework = readFramework(Key, Value);
    const category = categoryOf(Key);
    const service = Value === 'true' ? serviceOf(Key) : undefined;
    const hasPlace = service !== undefined && SERVICES.includes(service);
    const column: LabelColumn = framework
      ? 'framework'
      : isColumn(category)
        ? category
        : hasPlace
          ? 'service'
          : 'other';
    const text = framework ? `${framework.name} ${framework.version}`.trim() : hasPlace ? service : Value;
    const condition = { key: Key, value: Value };
    return { column, text, condition, filterable: whyUnsayable(condition) === undefined };
  });
  // Two keys may say one text; such labels rank alike, or the next level of a sort would never decide between them.
  const keys = facts.map(({ text }) => versionKey(text));
  const ranks = new Map([...new Set(keys)].sort().map((key, rank) => [key, rank]));
  return facts.map((fact, number) => ({ ...fact, rank: ranks.get(keys[number] ?? '') ?? 0 }));
}

function isColumn(category: string): category is 'chip' | 'python' | 'cuda' {
  return category === 'chip' || category === 'python' || category === 'cuda';
}
