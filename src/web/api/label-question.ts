import { type Condition, distinctConditions, printFilter } from '../../contract/filter.ts';
import { PATHS } from '../../contract/paths.ts';
import { combinations } from './any-of.ts';

/** Which images are looked at: a region, a workspace and an image, each empty for all. */
export interface Scope {
  readonly region: string;
  readonly workspaceId: string;
  readonly imageId: string;
}

/** A question to ListImageLabels as the page asks it: conditions may be any-of, no keys means all keys. */
export interface LabelQuestion {
  readonly scope: Scope;
  readonly labelKeys: readonly string[];
  readonly conditions: readonly Condition[];
}

/** The longest request target the server answers, in bytes (src/contract/README.md, section 3). */
export const MAX_TARGET_BYTES = 12 * 1024;

/** The GET targets that answer the question, one for each combination of its any-of, in a normal order. */
export function requestTargets(question: LabelQuestion): readonly string[] {
  return combinations(distinctConditions(question.conditions)).map((filter) =>
    target(question.scope, [...question.labelKeys].sort(), filter),
  );
}

function target(scope: Scope, labelKeys: readonly string[], filter: readonly Condition[]): string {
  return printTarget(PATHS.labels, [
    ['LabelKeys', labelKeys.join(',')],
    ['LabelFilter', printFilter(filter)],
    ['ImageId', scope.imageId],
    ['WorkspaceId', scope.workspaceId],
    ['Region', scope.region],
  ]);
}

/** A GET target: the path, and the parameters that are not empty in their order, percent-encoded as in a URL's query. */
export function printTarget(path: string, parameters: readonly (readonly [name: string, value: string])[]): string {
  const query = parameters
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  return query === '' ? path : `${path}?${query}`;
}
