/** What the last characters may take of the room, if even a tag is too long for it. */
const TAIL_SHARE = 0.5;
/** What a tag may take: something of the repository stays in sight. */
const TAG_SHARE = 0.8;

/** A name of an image in its repository, colon included, and its tag; what has no repository is all tag. */
export function splitTag(name: string): readonly [repository: string, tag: string] {
  const at = name.lastIndexOf(':') + 1;
  return at === 0 || at === name.length || name.indexOf('/', at) >= 0
    ? ['', name]
    : [name.slice(0, at), name.slice(at)];
}

/** A name as it stands in a cell. */
export interface FittedName {
  /** Cut at its end if there is less room than the name takes. */
  readonly head: string;
  /** Never cut. */
  readonly tail: string;
  readonly isCut: boolean;
  /** Whether the head is the repository, and no more. */
  readonly isTagged: boolean;
}

/**
 * A name in a room of so many pixels, cut in its middle if it must be: names of images begin alike and differ at their
 * ends. The tag stays whole unless it alone is too long.
 */
export function fitName(name: string, room: number, widthOf: (text: string) => number): FittedName {
  const [repository, tag] = splitTag(name);
  const isCut = widthOf(name) > room;
  const isTagged = repository !== '';
  if (!isCut || (isTagged && widthOf(tag) <= TAG_SHARE * room)) return { head: repository, tail: tag, isCut, isTagged };
  const signs = [...name];
  let from = signs.length - 1;
  while (from > 1 && widthOf(signs.slice(from - 1).join('')) <= TAIL_SHARE * room) from -= 1;
  return { head: signs.slice(0, from).join(''), tail: signs.slice(from).join(''), isCut, isTagged: false };
}
