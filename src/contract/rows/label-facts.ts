import { type Condition, filterIssueOf } from '../filter.ts';
import type { ImageSet } from '../image-tally/image-set.ts';
import { categoryOf, readFramework, serviceOf } from '../label-keys.ts';
import { versionKey } from '../versions.ts';

export type LabelColumn = 'framework' | 'chip' | 'cuda' | 'python' | 'service' | 'other';

/** The services with a fixed place in each row. */
export const SERVICES: readonly string[] = ['DSW', 'DLC', 'EAS'];

/** The facts about a label that the images table needs, computed once for all its images. */
export interface LabelFact {
  /** The column that shows it. */
  readonly column: LabelColumn;
  readonly condition: Condition;
  /** Its text in that column: `PyTorch 2.8.0`, `GPU`, `3.11`. */
  readonly text: string;
  /** Its rank among all labels of the set, by text in version order. */
  readonly rank: number;
  readonly filterable: boolean;
}

const known = new WeakMap<ImageSet, readonly LabelFact[]>();

/** The facts of a set's labels, by label number. */
export function labelFacts(set: ImageSet): readonly LabelFact[] {
  const facts = known.get(set) ?? computeFacts(set);
  known.set(set, facts);
  return facts;
}

function computeFacts(set: ImageSet): readonly LabelFact[] {
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
    return { column, text, condition, filterable: filterIssueOf(condition) === undefined };
  });
  // Two keys may have the same text; such labels have equal ranks, or the next level of a sort would never decide.
  const keys = facts.map(({ text }) => versionKey(text));
  const ranks = new Map([...new Set(keys)].sort().map((key, rank) => [key, rank]));
  return facts.map((fact, number) => ({ ...fact, rank: ranks.get(keys[number] ?? '') ?? 0 }));
}

function isColumn(category: string): category is 'chip' | 'python' | 'cuda' {
  return category === 'chip' || category === 'python' || category === 'cuda';
}
