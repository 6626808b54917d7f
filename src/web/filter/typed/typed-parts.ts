import { ANY_VALUE, type Condition } from '../../../contract/filter.ts';
import { rangeTest } from '../../../contract/image-filter/version-range.ts';
import { frameworkKey, LABEL_KEYS, readFramework } from '../../../contract/label-keys.ts';
import type { ValuesByKey } from '../../../contract/label-sets.ts';
import type { FilterPart } from '../filter-parts.ts';
import { knownKey } from '../suggest/suggestions.ts';
import { readFilter } from './read-filter.ts';
import type { TypedError } from './typed-filter.ts';

/** The labels for reading typed conditions. */
export interface TypedContext {
  /** Existing keys, and those with a friendly name. */
  readonly keys: readonly string[];
  readonly labels: ValuesByKey | undefined;
}

export interface TypedParts {
  readonly parts: readonly FilterPart[];
  /** The parts that are not conditions, as typed. */
  readonly unread: readonly TypedError[];
}

/**
 * Reads typed or pasted conditions. They are taken literally: an unknown key or value stays unchanged. Only a word that
 * is the name of a facet or a framework, and not a key, means its key: `cuda=12.4`, `pytorch>=2.6`.
 */
export function readParts(text: string, context: TypedContext): TypedParts {
  const { keys, labels } = context;
  const keyOf = (key: string) => meantKey(key, context);
  const { conditions, others, unread } = readFilter(text, {
    hasKey: (key) => keys.includes(keyOf(key)),
    hasValue: (key, value) => labels?.get(keyOf(key))?.includes(value) === true,
  });
  const meant = conditions.map((condition) => meantCondition(condition, context));
  return { parts: [...meant, ...others.map((part) => withKey(part, keyOf))], unread };
}

/** The key that a typed one means: itself in any case, or that of a facet or framework with this name. */
export function meantKey(typed: string, { keys, labels }: TypedContext): string {
  const key = knownKey(typed, keys);
  if (keys.includes(key)) return key;
  return namedKey(typed, labels) ?? key;
}

function namedKey(typed: string, labels: ValuesByKey | undefined): string | undefined {
  if (labels === undefined) return undefined;
  const name = typed.toLowerCase();
  const named: readonly (readonly [name: string, key: string])[] = [
    ['cuda', LABEL_KEYS.cuda],
    ...LABEL_KEYS.python.map((key) => ['python', key] as const),
    ['chip', LABEL_KEYS.chipType],
    ['chip type', LABEL_KEYS.chipType],
  ];
  const found = named.find(([word, key]) => word === name && labels.get(key) !== undefined)?.[1];
  if (found !== undefined) return found;
  return [...labels.keys()].find(
    (key) => key.toLowerCase() === frameworkKey(name).toLowerCase() && readFramework(key, ''),
  );
}

/**
 * A condition as typed. If its key was given by name, its value becomes the existing value, or the range of versions
 * with this beginning.
 */
function meantCondition(condition: Condition, context: TypedContext): FilterPart {
  const key = meantKey(condition.key, context);
  const { value } = condition;
  const isNamed = knownKey(condition.key, context.keys) !== key;
  const values = context.labels?.get(key) ?? [];
  if (!isNamed || value === ANY_VALUE || values.includes(value)) return { kind: 'is', condition: { key, value } };
  const same = values.find((other) => other.toLowerCase() === value.toLowerCase());
  const isBeginning = /^v?\d+(?:\.\d+)*$/.test(value) && values.some(rangeTest({ from: value, to: value }));
  if (same === undefined && isBeginning) return { kind: 'range', key, from: value, to: value };
  return { kind: 'is', condition: { key, value: same ?? value } };
}

function withKey(part: FilterPart, keyOf: (key: string) => string): FilterPart {
  if (part.kind === 'range') return { ...part, key: keyOf(part.key) };
  if (part.kind === 'none' || part.kind === 'mark') return part;
  return { ...part, condition: { ...part.condition, key: keyOf(part.condition.key) } };
}
