import type { PossibleValues } from './facet-model.ts';

/** Caches the values of each group: facets, suggestions and fields read the same groups many times. */
export function memoizeByGroup(possible: PossibleValues): PossibleValues {
  const known = new Map<string, ReturnType<PossibleValues>>();
  return (groupId) => {
    const values = known.get(groupId) ?? possible(groupId);
    known.set(groupId, values);
    return values;
  };
}
