import type { ListWorkspacesResponse, Workspace } from '../../contract/operations.ts';
import { PATHS } from '../../contract/paths.ts';
import { fetchJson } from './fetch-json.ts';
import { absentOr, count, fields, flag, listOf, text } from './shapes.ts';

const PAGE_SIZE = 100;
/** A service that always has new workspaces is followed no further; any id can be typed. */
const MAX_PAGES = 100;

/** One page of the list, as the server answers it. */
export const workspacesAnswer = fields<ListWorkspacesResponse>({
  RequestId: absentOr(text),
  TotalCount: absentOr(count),
  Workspaces: listOf(
    fields<Workspace>({
      WorkspaceId: text,
      WorkspaceName: absentOr(text),
      DisplayName: absentOr(text),
      Description: absentOr(text),
      Creator: absentOr(text),
      GmtCreateTime: absentOr(text),
      GmtModifiedTime: absentOr(text),
      EnvTypes: absentOr(listOf(text)),
      Status: absentOr(text),
      AdminNames: absentOr(listOf(text)),
      IsDefault: absentOr(flag),
    }),
  ),
});

/**
 * Asks for every workspace there is in a region. Counts and page sizes are not trusted alone: the end is a page that brings
 * nothing new, or one that is not full where the count agrees.
 */
export async function askForWorkspaces(region: string, signal: AbortSignal): Promise<readonly Workspace[]> {
  const all = new Map<string, Workspace>();
  for (let page = 1; ; page += 1) {
    const query = new URLSearchParams({ PageNumber: String(page), PageSize: String(PAGE_SIZE) });
    if (region !== '') query.set('Region', region);
    const { body } = await fetchJson(`${PATHS.workspaces}?${query}`, workspacesAnswer, signal);
    const before = all.size;
    for (const workspace of body.Workspaces) all.set(workspace.WorkspaceId, workspace);
    const isLast = body.Workspaces.length < PAGE_SIZE && all.size >= (body.TotalCount ?? Number.POSITIVE_INFINITY);
    if (isLast || all.size === before || page === MAX_PAGES) return [...all.values()];
  }
}
