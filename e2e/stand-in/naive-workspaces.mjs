import { page, TEAM_WORKSPACE } from './naive-catalog.mjs';
import { ApiRefusal } from './pai-api.mjs';
import { SENTINELS } from './sentinels.mjs';

/** @typedef {import('./naive-catalog.mjs').Parameters} Parameters */

/** More workspaces than fit on one page of the list. */
const EXTRA = 100;

const WORKSPACES = [
  workspace(TEAM_WORKSPACE, 'team-of-the-stand-in'),
  ...[...SENTINELS.values()].map(({ id, name }) => workspace(id, `fault-${id}`, `This workspace ${name}`)),
  ...Array.from({ length: EXTRA }, (_, at) => workspace(String(30_001 + at), `team-${at + 1}`)),
];

/** @param {Parameters} asked */
export function listWorkspaces(asked) {
  const ids = asked.WorkspaceIds?.split(',');
  const found = WORKSPACES.filter((one) => ids?.includes(one.WorkspaceId) ?? true)
    .filter((one) => asked.WorkspaceName === undefined || one.WorkspaceName.includes(asked.WorkspaceName))
    .filter((one) => asked.Status === undefined || one.Status === asked.Status);
  return { TotalCount: found.length, Workspaces: page(found, asked) };
}

/** @param {string} id */
export function getWorkspace(id) {
  const found = WORKSPACES.find((one) => one.WorkspaceId === id);
  if (!found) throw new ApiRefusal(404, 'WorkspaceNotFound');
  return found;
}

/**
 * @param {string} id
 * @param {string} name
 * @param {string} [title]
 */
function workspace(id, name, title = name) {
  return {
    WorkspaceId: id,
    WorkspaceName: name,
    DisplayName: title,
    Description: title,
    GmtCreateTime: '2026-01-02T03:04:05.000Z',
    GmtModifiedTime: '2026-01-02T03:04:05.000Z',
    EnvTypes: ['prod'],
    Status: 'ENABLED',
    IsDefault: id === TEAM_WORKSPACE,
  };
}
