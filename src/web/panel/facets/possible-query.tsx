import { useLayoutEffect } from 'react';
import type { Condition } from '../../../contract/filter.ts';
import type { Scope } from '../../api/label-question.ts';
import { type PossibleLabels, usePossibleLabels } from './use-possible-labels.ts';

interface PossibleQueryProps {
  readonly scope: Scope;
  readonly conditions: readonly Condition[];
  /** Keeps its identity. */
  readonly onAnswer: (answer: PossibleLabels) => void;
}

/**
 * Requests the possible labels from the service, and renders nothing. It is loaded later: sending several requests at
 * once would add 1.3 KB to the first load, and facets and suggestions follow the first rows.
 */
export function PossibleQuery({ scope, conditions, onAnswer }: PossibleQueryProps) {
  const { possible, isLoading, hasFailed } = usePossibleLabels(scope, conditions);
  useLayoutEffect(() => onAnswer({ possible, isLoading, hasFailed }), [possible, isLoading, hasFailed, onAnswer]);
  return null;
}
