/**
 * White space and invisible characters: controls, marks of direction, joiners, fillers. By UTF-16 units, so that the
 * end of an emoji, whose marks lie beyond, stays.
 */
const EMPTY = /[\s\p{Cc}\p{Cf}\u2800\u3164\uffa0]|\u034f/u;

/** The text without what shows as nothing at its ends. Chats and word processors add it, and nobody means it. */
export function trimEdges(text: string): string {
  let rest = text;
  while (EMPTY.test(rest.charAt(0))) rest = rest.slice(1);
  while (EMPTY.test(rest.slice(-1))) rest = rest.slice(0, -1);
  return rest;
}
