import { queryOptions } from '@tanstack/react-query';
import { PATHS } from '../../contract/paths.ts';
import { fetchJson } from '../api/fetch-json.ts';
import { printTarget, type Scope } from '../api/label-question.ts';
import { scopeKey } from '../api/queries.ts';
import { count, fields, listOf, type Shape, text } from '../api/shapes.ts';

/** The numbers of new, removed and changed images from a saved day to the last one. */
export interface CountsSince {
  readonly from: string;
  readonly new: number;
  readonly gone: number;
  readonly changed: number;
}

/** The saved days of a scope, first to last. */
export interface SavedDays {
  readonly days: readonly string[];
  readonly since?: CountsSince | undefined;
}

const countsSince = fields<CountsSince>({ from: text, new: count, gone: count, changed: count });
const sinceOrNone: Shape<CountsSince | undefined> = (value, issues, at) =>
  value === undefined ? undefined : countsSince(value, issues, at);
const savedDays = fields<SavedDays>({ days: listOf(text), since: sinceOrNone });

/** The saved days of a scope and, for a given day, the number of changes since it. */
export function historyQuery({ region, workspaceId, imageId }: Scope, since = '') {
  const target = printTarget(PATHS.history, [
    ['WorkspaceId', workspaceId],
    ['Region', region],
    ['since', since],
  ]);
  return queryOptions({
    queryKey: ['history', scopeKey({ region, workspaceId, imageId }), since],
    queryFn: async ({ signal }): Promise<SavedDays> => (await fetchJson(target, savedDays, signal)).body,
  });
}
