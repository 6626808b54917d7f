const STORE = 'pai-image-labels.recent-workspaces';
const MOST = 5;

/** Ids of workspaces chosen lately in this browser, newest first. A preference only: the address decides what is shown. */
export function recentWorkspaces(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORE) ?? '[]');
    return Array.isArray(stored) ? stored.filter((id): id is string => typeof id === 'string').slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** Puts a workspace first among the recent ones. A browser that stores nothing is no fault. */
export function rememberWorkspace(id: string): void {
  if (id === '') return;
  const ids = [id, ...recentWorkspaces().filter((other) => other !== id)].slice(0, MOST);
  try {
    localStorage.setItem(STORE, JSON.stringify(ids));
  } catch {
    // Storage is full or closed: the list of all workspaces is still there.
  }
}
