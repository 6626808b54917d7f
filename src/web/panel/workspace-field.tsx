import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { failed, ok } from '../../contract/result.ts';
import { isWorkspaceId } from '../address/search-state.ts';
import { workspacesQuery } from '../api/queries.ts';
import { readStoredTexts, store } from '../storage.ts';
import { useWords } from '../text/words.tsx';
import { ScopeField, type ScopeOption } from './scope-field.tsx';
import { workspaceOrder } from './workspace-order.ts';

interface WorkspaceFieldProps {
  /** The accessible name, if it is not the workspace of the page's own scope. */
  readonly name?: string | undefined;
  /** Without a border, for the bar of the filters. */
  readonly isQuiet?: boolean;
  readonly region: string;
  /** The active workspace; empty for all. */
  readonly workspaceId: string;
  readonly enabled: boolean;
  readonly onCommit: (workspaceId: string) => void;
}

const NO_WORKSPACE = '0';

/** The workspace of the scope, by id. Recent ones are first in the list, and any id can be typed. */
export function WorkspaceField({ name, isQuiet = false, region, workspaceId, enabled, onCommit }: WorkspaceFieldProps) {
  const words = useWords();
  // The list can be long, and most readers never open it.
  const [isUsed, setUsed] = useState(false);
  const workspaces = useQuery({ ...workspacesQuery(region), enabled: enabled && isUsed });
  const all = words.filters.allWorkspaces;

  const known = (workspaces.data ?? []).map((workspace) => {
    const id = workspace.WorkspaceId;
    const name = workspace.DisplayName ?? workspace.WorkspaceName ?? '';
    return { id, value: id, text: id, note: name, search: `${id} ${name}` };
  });
  known.sort(workspaceOrder(recentWorkspaces()));
  const none = words.filters.noWorkspace;
  const options: readonly ScopeOption[] = [
    { id: 'all', value: '', text: all, search: all },
    { id: NO_WORKSPACE, value: NO_WORKSPACE, text: NO_WORKSPACE, note: none, search: `${NO_WORKSPACE} ${none}` },
    ...known,
  ];

  const commit = (id: string) => {
    rememberWorkspace(id === NO_WORKSPACE ? '' : id);
    onCommit(id);
  };
  return (
    <ScopeField
      name={name ?? words.filters.workspace}
      shown={workspaceId === '' ? all : workspaceId}
      all={all}
      options={options}
      read={(text) => {
        if (text === '' || text.toLowerCase() === all.toLowerCase()) return ok('');
        return isWorkspaceId(text) ? ok(text) : failed(words.filters.workspaceDigits(text));
      }}
      onCommit={commit}
      onFocus={() => setUsed(true)}
      {...(workspaces.isError ? { help: words.filters.workspacesFailed } : {})}
      isQuiet={isQuiet}
      className={isQuiet ? 'lg:w-60 lg:@max-[74rem]:w-42' : 'lg:w-64'}
    />
  );
}

const STORE = 'pai-image-labels.recent-workspaces';
const MAX_RECENT = 5;

/** The ids of recent workspaces in this browser, latest first. The address alone decides what is shown. */
function recentWorkspaces(): readonly string[] {
  return readStoredTexts(STORE).slice(0, MAX_RECENT);
}

/**
 * Makes a workspace the first of the recent ones. It is no error if the browser stores nothing: the list still has
 * all.
 */
function rememberWorkspace(id: string): void {
  if (id === '') return;
  const ids = [id, ...recentWorkspaces().filter((other) => other !== id)].slice(0, MAX_RECENT);
  store(() => localStorage, STORE, JSON.stringify(ids));
}
