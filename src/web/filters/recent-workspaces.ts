import { readStoredTexts, store } from '../storage.ts';

const STORE = 'pai-image-labels.recent-workspaces';
const MOST = 5;

/** Ids of workspaces chosen lately in this browser, newest first. A preference only: the address decides what is shown. */
export function recentWorkspaces(): readonly string[] {
  return readStoredTexts(STORE).slice(0, MOST);
}

/** Puts a workspace first among the recent ones. A browser that stores nothing is no fault: the whole list is there. */
export function rememberWorkspace(id: string): void {
  if (id === '') return;
  const ids = [id, ...recentWorkspaces().filter((other) => other !== id)].slice(0, MOST);
  store(() => localStorage, STORE, JSON.stringify(ids));
}
