import { type UseQueryResult, useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Condition } from '../../../contract/filter.ts';
import { groupConditions } from '../../../contract/image-filter/condition-groups.ts';
import { type ValuesByKey, valuesByKey } from '../../../contract/label-sets.ts';
import { countCombinations, MAX_COMBINATIONS } from '../../api/any-of.ts';
import type { Scope } from '../../api/label-question.ts';
import { type LabelAnswer, labelsQuery, scopeKey } from '../../api/queries.ts';
import { useLastGood } from '../../api/use-last-good.ts';
import type { PossibleValues } from '../../filter/facet-model.ts';

export interface PossibleLabels {
  /** Undefined until the first responses. While new ones load, the last complete ones. */
  readonly possible: PossibleValues | undefined;
  readonly isLoading: boolean;
  /** Some requests failed, so the values may be old or incomplete. */
  readonly hasFailed: boolean;
}

/**
 * The limit of requests by group: a long link must not cost a hundred requests. Other groups get the values that all
 * conditions leave possible.
 */
const MAX_GROUPS = 8;

const NONE: ValuesByKey = new Map();
const toValues = (answer: LabelAnswer) => valuesByKey(answer.labels);

/**
 * The possible labels of each facet. For a group of conditions, those under all other conditions; for everything
 * else, those under all conditions. One request for each group and one for all, shared with the table if they are
 * equal.
 */
export function usePossibleLabels(scope: Scope, conditions: readonly Condition[]): PossibleLabels {
  const groups = groupConditions(conditions).slice(0, MAX_GROUPS);
  const sets = [
    { id: '', conditions },
    ...groups.map((group) => ({
      id: group.id,
      conditions: conditions.filter((condition) => !group.conditions.includes(condition)),
    })),
  ];
  const answers = useQueries({
    queries: sets.map((set) => ({
      ...labelsQuery({ scope, labelKeys: [], conditions: withinLimit(set.conditions) }),
      select: toValues,
    })),
    combine: combineAnswers,
  });
  const isComplete = answers.values.length === sets.length && !answers.values.includes(undefined);
  const complete = isComplete ? { ids: sets.map((set) => set.id), values: answers.values } : undefined;
  const kept = useLastGood(complete, scopeKey(scope), isSame);
  const possible = useMemo<PossibleValues | undefined>(
    () => kept && ((groupId) => kept.values[Math.max(kept.ids.indexOf(groupId), 0)] ?? NONE),
    [kept],
  );
  const { hasFailed } = answers;
  return { possible, isLoading: !isComplete && !hasFailed, hasFailed };
}

function combineAnswers(results: readonly UseQueryResult<ValuesByKey>[]) {
  return {
    values: results.map((result) => result.data),
    hasFailed: results.some((result) => result.isError),
  };
}

interface Complete {
  readonly ids: readonly string[];
  readonly values: readonly (ValuesByKey | undefined)[];
}

function isSame(a: Complete, b: Complete): boolean {
  return equalItems(a.ids, b.ids) && equalItems(a.values, b.values);
}

function equalItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

/**
 * Leaves out the largest any-of groups until the requests fit the limit. The facets then offer too many values, which
 * is better than none.
 */
function withinLimit(conditions: readonly Condition[]): readonly Condition[] {
  let rest = conditions;
  while (countCombinations(rest) > MAX_COMBINATIONS) {
    const largest = [...groupConditions(rest)].sort((a, b) => b.conditions.length - a.conditions.length)[0];
    rest = rest.filter((condition) => !largest?.conditions.includes(condition));
  }
  return rest;
}
