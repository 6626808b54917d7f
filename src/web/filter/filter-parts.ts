import { type Condition, printCondition, sameCondition } from '../../contract/filter.ts';
import { groupConditions, groupIdOf } from '../../contract/image-filter/condition-groups.ts';
import type { FacetName, ImageFilter } from '../../contract/image-filter/image-filter.ts';

/** A part of a filter that is removed as one: both bounds of a range are one part. */
export type FilterPart =
  | { readonly kind: 'is'; readonly condition: Condition }
  | { readonly kind: 'not'; readonly condition: Condition }
  | { readonly kind: 'none'; readonly facet: FacetName }
  /** A state, or a machine. */
  | { readonly kind: 'mark'; readonly name: 'state' | 'runs'; readonly value: string }
  | {
      readonly kind: 'range';
      readonly key: string;
      readonly from: string | undefined;
      readonly to: string | undefined;
    };

/** The parts of a filter. Parts of one key are adjacent, in the order of the first one. */
export function partsOf(filter: ImageFilter): readonly FilterPart[] {
  const parts: FilterPart[] = [
    ...groupConditions(filter.conditions).flatMap((group) =>
      group.conditions.map((condition): FilterPart => ({ kind: 'is', condition })),
    ),
    ...rangesOf(filter),
    ...filter.not.map((condition): FilterPart => ({ kind: 'not', condition })),
    ...filter.none.map((facet): FilterPart => ({ kind: 'none', facet })),
    ...filter.state.map(markOf('state')),
    ...[filter.runs].filter(Boolean).map(markOf('runs')),
  ];
  const groups = new Map<string, FilterPart[]>();
  for (const part of parts) groups.set(groupOfPart(part), [...(groups.get(groupOfPart(part)) ?? []), part]);
  return [...groups.values()].flat();
}

function markOf(name: 'state' | 'runs') {
  return (value: string): FilterPart => ({ kind: 'mark', name, value });
}

function rangesOf({ from, to }: ImageFilter): readonly FilterPart[] {
  const ids = [...new Set([...from, ...to].map(groupIdOf))];
  return ids.flatMap((id): FilterPart[] => {
    const lower = from.find((bound) => groupIdOf(bound) === id);
    const upper = to.find((bound) => groupIdOf(bound) === id);
    const key = lower?.key ?? upper?.key;
    return key === undefined ? [] : [{ kind: 'range', key, from: lower?.value, to: upper?.value }];
  });
}

/** The subject of a part: its framework, Python, its key, or the unset facet. */
export function groupOfPart(part: FilterPart): string {
  if (part.kind === 'none') return `none=${part.facet}`;
  if (part.kind === 'mark') return part.name;
  return part.kind === 'range' ? groupIdOf({ key: part.key, value: '' }) : groupIdOf(part.condition);
}

/**
 * A part in the form that people type: `key=value`, `not key=value`, `key>=2.6`, `key>=12.1 and <=12.9`, `none=python`,
 * `state=newest`.
 */
export function printPart(part: FilterPart): string {
  if (part.kind === 'is') return printCondition(part.condition);
  if (part.kind === 'not') return `not ${printCondition(part.condition)}`;
  if (part.kind === 'none') return `none=${part.facet}`;
  if (part.kind === 'mark') return `${part.name}=${part.value}`;
  const bounds = [part.from && `>=${part.from}`, part.to && `<=${part.to}`].filter(Boolean);
  return part.key + bounds.join(' and ');
}

/** The filter without one of its parts. */
export function withoutPart(filter: ImageFilter, part: FilterPart): ImageFilter {
  if (part.kind === 'none') return { ...filter, none: filter.none.filter((facet) => facet !== part.facet) };
  if (part.kind === 'mark')
    return part.name === 'runs'
      ? { ...filter, runs: '' }
      : { ...filter, state: filter.state.filter((word) => word !== part.value) };
  if (part.kind === 'range') {
    const isOther = (bound: Condition) => groupIdOf(bound) !== groupOfPart(part);
    return { ...filter, from: filter.from.filter(isOther), to: filter.to.filter(isOther) };
  }
  const name = part.kind === 'is' ? 'conditions' : 'not';
  return { ...filter, [name]: filter[name].filter((condition) => !sameCondition(condition, part.condition)) };
}
