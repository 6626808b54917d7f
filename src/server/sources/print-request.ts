import { type Condition, printFilter } from '../../contract/filter.ts';
import type { Pair } from '../../contract/pair.ts';

/** Names and values of a request as texts, in the order of the contract; empty ones left out. */
export type Parameters = readonly Pair[];

type Value = string | number | boolean | readonly string[] | readonly Condition[] | undefined;

/** Writes a request of the contract as the parameters that it was read from. */
export function printParameters(request: object): Parameters {
  return Object.entries(request).flatMap(([name, value]: [string, Value]) => {
    const text = printValue(value);
    return text === '' ? [] : [[name, text] as const];
  });
}

function printValue(value: Value): string {
  if (value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  return isConditions(value) ? printFilter(value) : value.join(',');
}

function isConditions(list: readonly string[] | readonly Condition[]): list is readonly Condition[] {
  return typeof list[0] === 'object';
}

/**
 * A text that is equal exactly where two requests ask the same: order and repeats of keys, of conditions and of the
 * parameters themselves change no answer. JSON keeps apart what joined texts would confuse.
 */
export function canonicalText(request: object): string {
  const entries = Object.entries(request).flatMap(([name, value]: [string, Value]) => {
    const text = printValue(value);
    if (text === '') return [];
    return [[name, Array.isArray(value) ? sortedParts(value) : text] as const];
  });
  return JSON.stringify(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function sortedParts(list: readonly (string | Condition)[]): readonly string[] {
  const parts = list.map((part) => (typeof part === 'string' ? part : JSON.stringify([part.key, part.value])));
  return [...new Set(parts)].sort();
}
