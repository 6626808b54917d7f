import { BREAK_PLACES } from '../../ui/break-places.ts';

/** The largest share of the room for the last characters, if the tag alone is too long. */
const TAIL_SHARE = 0.5;
/** The largest share of the room for a tag, so that a part of the repository stays visible. */
const TAG_SHARE = 0.8;

/**
 * Splits the name of an image into its repository, with the colon, and its tag. A name without a repository is only a
 * tag.
 */
export function splitTag(name: string): readonly [repository: string, tag: string] {
  const at = name.lastIndexOf(':') + 1;
  return at === 0 || at === name.length || name.indexOf('/', at) >= 0
    ? ['', name]
    : [name.slice(0, at), name.slice(at)];
}

/**
 * Possible ends of the first of two lines: not within a version such as 22.04, unless the name does not fit
 * otherwise.
 */
const LINE_ENDS = [BREAK_PLACES, /(?<=[-_:./])/];

/** A name as shown in a cell. */
export interface FittedName {
  /** Cut at its end if the name is wider than the room. */
  readonly head: string;
  /** Never cut. */
  readonly tail: string;
  readonly isCut: boolean;
  /** Whether the head is exactly the repository. */
  readonly isTagged: boolean;
  /** Whether head and tail have one line each, in a small font. */
  readonly isTwoLines: boolean;
}

/** Returns the width of a text. */
type WidthOf = (text: string) => number;

/**
 * Fits a name into a room in pixels: in one line, else in two lines of a small font if rows are high enough, else cut
 * in its middle, because names of images have equal beginnings and different ends. The tag stays whole unless it
 * alone is too long.
 */
export function fitName(name: string, room: number, widthOf: WidthOf, smallWidthOf?: WidthOf): FittedName {
  const [repository, tag] = splitTag(name);
  const isTagged = repository !== '';
  const isWhole = widthOf(name) <= room;
  if (!isWhole && smallWidthOf) return inTwoLines(name, room, smallWidthOf);
  if (isWhole || (isTagged && widthOf(tag) <= TAG_SHARE * room))
    return { head: repository, tail: tag, isCut: !isWhole, isTagged, isTwoLines: false };
  const [head, tail] = splitBefore(name, TAIL_SHARE * room, widthOf);
  return { head, tail, isCut: true, isTagged: false, isTwoLines: false };
}

/** The tag below the repository. If one of them is too long for a line, the first line has as much as fits. */
function inTwoLines(name: string, room: number, widthOf: WidthOf): FittedName {
  const [repository, tag] = splitTag(name);
  const fits = (text: string) => widthOf(text) <= room;
  if (repository !== '' && fits(repository) && fits(tag))
    return { head: repository, tail: tag, isCut: false, isTagged: true, isTwoLines: true };
  for (const place of LINE_ENDS) {
    const parts = name.split(place);
    let count = parts.length - 1;
    while (count > 1 && !fits(parts.slice(0, count).join(''))) count -= 1;
    const [head, tail] = [parts.slice(0, count).join(''), parts.slice(count).join('')];
    if (head !== '' && fits(head) && fits(tail)) return { head, tail, isCut: false, isTagged: false, isTwoLines: true };
  }
  const [head, tail] = splitBefore(name, room, widthOf);
  return { head, tail, isCut: !fits(head), isTagged: false, isTwoLines: true };
}

/** Splits a text before the longest end that fits, which has at least one character. */
function splitBefore(name: string, room: number, widthOf: WidthOf): readonly [head: string, tail: string] {
  const signs = [...name];
  let from = signs.length - 1;
  while (from > 1 && widthOf(signs.slice(from - 1).join('')) <= room) from -= 1;
  return [signs.slice(0, from).join(''), signs.slice(from).join('')];
}
