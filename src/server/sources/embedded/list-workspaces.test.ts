import { describe, expect, test } from 'vitest';
import type { Workspace } from '../../../contract/operations.ts';
import type { ListWorkspacesRequest } from '../../../contract/requests.ts';
import { workspaceLister } from './paged-lists.ts';

const workspace = (id: string, facts: Partial<Workspace>) => ({ facts: { WorkspaceId: id, ...facts } });

const list = workspaceLister([
  workspace('10', { WorkspaceName: 'Vision', GmtCreateTime: '2026-02-01T00:00:00Z', Status: 'ENABLED' }),
  workspace('9', { WorkspaceName: 'speech-vision', Status: 'DISABLED' }),
  workspace('8', {
    WorkspaceName: 'speech',
    GmtCreateTime: '2026-01-01T00:00:00Z',
    GmtModifiedTime: '2026-05-01T00:00:00Z',
    Status: 'ENABLED',
  }),
  workspace('100', { GmtCreateTime: '2026-02-01T00:00:00Z', GmtModifiedTime: '2026-04-01T00:00:00Z' }),
]);

function idsOf(request: ListWorkspacesRequest) {
  const outcome = list(request);
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value.answer.Workspaces.map((workspace) => workspace.WorkspaceId);
}

test('oldest first; equal times by the number of the id; unknown times last both ways', () => {
  expect(idsOf({})).toEqual(['8', '10', '100', '9']);
  expect(idsOf({ Order: 'DESC' })).toEqual(['10', '100', '8', '9']);
  expect(idsOf({ SortBy: 'GmtModifiedTime' })).toEqual(['100', '8', '9', '10']);
});

test('WorkspaceIds, WorkspaceName and Status all narrow the list', () => {
  expect(idsOf({ WorkspaceIds: ['9', '10', '77'] })).toEqual(['10', '9']);
  expect(idsOf({ WorkspaceName: 'VISION' })).toEqual(['10', '9']);
  expect(idsOf({ Status: 'ENABLED' })).toEqual(['8', '10']);
  expect(idsOf({ WorkspaceIds: ['9', '10'], WorkspaceName: 'vision', Status: 'DISABLED' })).toEqual(['9']);
});

test('Region and Verbose change nothing', () => {
  expect(list({ Region: 'us-west-1', Verbose: true })).toEqual(list({}));
});

test('pages have 20 rows by default, and the total counts all pages', () => {
  const many = workspaceLister(Array.from({ length: 45 }, (_, i) => workspace(String(i + 1), {})));
  const third = many({ PageNumber: 3 });
  expect(third).toMatchObject({ value: { answer: { TotalCount: 45, Workspaces: { length: 5 } } } });
  expect(idsOf({ PageSize: 3, PageNumber: 2 })).toEqual(['9']);
});

describe('parameters that a catalog cannot answer are refused by name', () => {
  test.each(['Fields', 'ModuleList', 'Option', 'ResourceGroupId', 'UserId'])('%s', (name) => {
    expect(list({ [name]: 'x' })).toEqual({
      ok: false,
      error: { code: 'InvalidParameter', message: `${name} is not supported by the embedded catalog`, status: 400 },
    });
  });

  test('two at once', () => {
    expect(list({ Option: 'GetWorkspaces', UserId: '1' })).toMatchObject({
      error: { message: 'Option, UserId are not supported by the embedded catalog' },
    });
  });
});
