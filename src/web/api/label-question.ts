import { type Condition, distinctConditions } from '../../contract/filter.ts';
import { labelsTarget, type Scope } from '../../contract/labels-target.ts';
import { combinations } from './any-of.ts';

export { printTarget, type Scope } from '../../contract/labels-target.ts';

/** A ListImageLabels query of the page: conditions may be any-of, no keys means all keys. */
export interface LabelQuestion {
  readonly scope: Scope;
  readonly labelKeys: readonly string[];
  readonly conditions: readonly Condition[];
}

/** The longest request target that the server accepts, in bytes (src/contract/README.md, section 3). */
export const MAX_TARGET_BYTES = 12 * 1024;

/** The GET targets of the query, one for each combination of its any-of, in a normal order. */
export function requestTargets(question: LabelQuestion): readonly string[] {
  return combinations(distinctConditions(question.conditions)).map((filter) =>
    labelsTarget(question.scope, question.labelKeys, filter),
  );
}
