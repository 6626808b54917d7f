import type { BoxSetup } from '../filter/suggest/box.ts';

/** Actions of the visible page for keys and the command palette, which are loaded separately. */
export interface Offers {
  /** Fetches the rows again; does nothing if requests are not allowed. */
  readonly refresh: () => void;
  readonly showRequest: () => void;
  /** The address that "Copy link" copies. */
  readonly link: () => string;
  /** The input for the filter box. */
  readonly box: BoxSetup;
}

const offers: Partial<Offers> = {};

/** Registers actions while the calling part is on screen. Call it in an effect, and return its result. */
export function offer(part: Partial<Offers>): () => void {
  Object.assign(offers, part);
  return () => {
    for (const name of Object.keys(part) as (keyof Offers)[]) if (offers[name] === part[name]) delete offers[name];
  };
}

/** The registered actions. */
export function offered(): Partial<Offers> {
  return offers;
}
