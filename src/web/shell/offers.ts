import type { BoxSetup } from '../filter/suggest/box.ts';

/** What the parts of the page on screen can do for a key or the command palette, which are loaded apart from them. */
export interface Offers {
  /** Asks for the rows again; does nothing where nothing may be asked. */
  readonly refresh: () => void;
  readonly showRequest: () => void;
  /** The address that "Copy link" copies. */
  readonly link: () => string;
  /** What the filter box is made from. */
  readonly box: BoxSetup;
}

const offers: Partial<Offers> = {};

/** Offers something for as long as the part that calls it is on screen. Call it in an effect, and return what it returns. */
export function offer(part: Partial<Offers>): () => void {
  Object.assign(offers, part);
  return () => {
    for (const name of Object.keys(part) as (keyof Offers)[]) if (offers[name] === part[name]) delete offers[name];
  };
}

/** What is offered now. */
export function offered(): Partial<Offers> {
  return offers;
}
