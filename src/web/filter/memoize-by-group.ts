import type { PossibleValues } from './facet-model.ts';

/** The same answers, each worked out once: facets, suggestions and fields ask for the same groups again and again. */
export function memoizeByGroup(possible: PossibleValues): PossibleValues {
  const known = new Map<string, ReturnType<PossibleValues>>();
  return (groupId) => {
    const values = known.get(groupId) ?? possible(groupId);
    known.set(groupId, values);
    return values;
  };
}
