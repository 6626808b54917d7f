import { type Condition, printCondition, printFilter } from './filter.ts';
import { PATHS } from './paths.ts';
import { compareText } from './versions.ts';

/** The chosen region, workspace and image; each is empty for all. */
export interface Scope {
  readonly region: string;
  readonly workspaceId: string;
  readonly imageId: string;
}

/**
 * The GET target of a ListImageLabels request in normal form: equal requests have equal texts. The page uses it in its
 * requests, and the server uses it as the name of the response embedded in the page.
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

/** A GET target: the path and the non-empty parameters in order, percent-encoded as in a URL query. */
export function printTarget(path: string, parameters: readonly (readonly [name: string, value: string])[]): string {
  const query = parameters
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  return query === '' ? path : `${path}?${query}`;
}
