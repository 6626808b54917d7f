import type { PaiError } from '../../contract/errors.ts';
import type { ListWorkspacesRequest, ListWorkspacesResponse } from '../../contract/operations.ts';
import { sortByVersion } from '../../contract/versions.ts';
import type { Outcome } from '../sources/image-source.ts';
import type { CatalogWorkspace } from './catalog.ts';
import { sorterByTime } from './creation-order.ts';
import { fold } from './list-images.ts';
import { pageOf } from './paging.ts';

/** Documented parameters that a catalog has nothing to answer with. */
const UNSUPPORTED = ['Fields', 'ModuleList', 'Option', 'ResourceGroupId', 'UserId'] as const;

/**
 * Prepares ListWorkspaces: oldest first unless told otherwise, equal and unknown times by id. `Verbose` is taken and
 * changes nothing, because PAI does not say which details it adds to the list.
 */
export function workspaceLister(
  workspaces: readonly CatalogWorkspace[],
): (request: ListWorkspacesRequest) => Outcome<ListWorkspacesResponse> {
  const known = sortByVersion(workspaces, (workspace) => workspace.facts.WorkspaceId).map(({ facts }) => facts);
  const sorters = {
    GmtCreateTime: sorterByTime(known.map((workspace) => workspace.GmtCreateTime)),
    GmtModifiedTime: sorterByTime(known.map((workspace) => workspace.GmtModifiedTime)),
  };

  return (request) => {
    const error = refusal(request);
    if (error) return { ok: false, error };
    const ids = request.WorkspaceIds && new Set(request.WorkspaceIds);
    const name = fold(request.WorkspaceName);
    const inOrder = sorters[request.SortBy ?? 'GmtCreateTime'](Uint32Array.from(known.keys()), request.Order ?? 'ASC');
    const found = [...inOrder]
      .flatMap((position) => known[position] ?? [])
      .filter((workspace) => ids?.has(workspace.WorkspaceId) ?? true)
      .filter((workspace) => fold(workspace.WorkspaceName).includes(name))
      .filter((workspace) => request.Status === undefined || workspace.Status === request.Status);
    return { ok: true, answer: { TotalCount: found.length, Workspaces: [...pageOf(found, request)] } };
  };
}

function refusal(request: ListWorkspacesRequest): PaiError | undefined {
  const given = UNSUPPORTED.filter((name) => request[name] !== undefined);
  if (given.length === 0) return undefined;
  const verb = given.length === 1 ? 'is' : 'are';
  const message = `${given.join(', ')} ${verb} not supported by the embedded catalog`;
  return { code: 'InvalidParameter', message, status: 400 };
}
