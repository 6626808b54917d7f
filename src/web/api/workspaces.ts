import type { ListWorkspacesResponse, Workspace } from '../../contract/operations.ts';
import { PATHS } from '../../contract/paths.ts';
import { fetchJson } from './fetch-json.ts';
import { absentOr, count, fields, flag, listOf, text } from './shapes.ts';

const PAGE_SIZE = 100;
/** The limit for a service that always returns new workspaces; the user can type any id. */
const MAX_PAGES = 100;

/** One page of the list, as in the server's response. */
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
 * Fetches every workspace of a region. Counts and page sizes alone are not trusted: the list ends with a page without
 * new workspaces, or with an incomplete page if the count agrees.
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
