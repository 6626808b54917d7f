import { useLayoutEffect } from 'react';
import type { Condition } from '../../../contract/filter.ts';
import type { Scope } from '../../api/label-question.ts';
import { type PossibleLabels, usePossibleLabels } from './use-possible-labels.ts';

interface AskPossibleProps {
  readonly scope: Scope;
  readonly conditions: readonly Condition[];
  /** Keeps its identity. */
  readonly onAnswer: (answer: PossibleLabels) => void;
}

/**
 * Asks the service which labels are possible, and draws nothing. A separate part, because sending several requests at
 * once would be 1.3 KB of the first load, and facets and suggestions follow the first rows.
 */
export function AskPossible({ scope, conditions, onAnswer }: AskPossibleProps) {
  const { possible, isLoading, hasFailed } = usePossibleLabels(scope, conditions);
  useLayoutEffect(() => onAnswer({ possible, isLoading, hasFailed }), [possible, isLoading, hasFailed, onAnswer]);
  return null;
}
