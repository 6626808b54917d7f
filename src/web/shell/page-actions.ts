import type { BoxSetup } from '../filter/suggest/box.ts';

/** Actions of the visible page for keys and the command palette, which are loaded separately. */
export interface PageActions {
  /** Fetches the rows again; does nothing if requests are not allowed. */
  readonly refresh: () => void;
  readonly showRequest: () => void;
  /** The address that "Copy link" copies. */
  readonly link: () => string;
  /** The input for the filter box. */
  readonly box: BoxSetup;
}

const actions: Partial<PageActions> = {};

/** Registers actions while the calling part is on screen. Call it in an effect, and return its result. */
export function registerActions(part: Partial<PageActions>): () => void {
  Object.assign(actions, part);
  return () => {
    for (const name of Object.keys(part) as (keyof PageActions)[])
      if (actions[name] === part[name]) delete actions[name];
  };
}

/** The registered actions. */
export function pageActions(): Partial<PageActions> {
  return actions;
}
