import { type Condition, printCondition, printFilter } from './filter.ts';
import { PATHS } from './paths.ts';
import { compareText } from './versions.ts';

/** Which images are looked at: a region, a workspace and an image, each empty for all. */
export interface Scope {
  readonly region: string;
  readonly workspaceId: string;
  readonly imageId: string;
}

/**
 * The GET target of one ListImageLabels question in normal form: equal questions are equal texts. The page asks by it, and
 * the server names by it the answer that comes with the page.
 */
export function labelsTarget(scope: Scope, labelKeys: readonly string[], conditions: readonly Condition[]): string {
  const sorted = [...conditions].sort((a, b) => compareText(printCondition(a), printCondition(b)));
  return printTarget(PATHS.labels, [
    ['LabelKeys', [...labelKeys].sort().join(',')],
    ['LabelFilter', printFilter(sorted)],
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
