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
  /** The number of characters of the head that are the repository. */
  readonly repositoryLength: number;
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
  const [repository] = splitTag(name);
  const isWhole = widthOf(name) <= room;
  const isTwoLines = !isWhole && smallWidthOf !== undefined;
  const [head, tail] = isTwoLines ? twoLines(name, room, smallWidthOf) : oneLine(name, room, widthOf);
  const isCut = isTwoLines ? smallWidthOf(head) > room : !isWhole;
  return { head, tail, isCut, repositoryLength: Math.min(head.length, repository.length), isTwoLines };
}

/** The two parts of a name. */
type Parts = readonly [head: string, tail: string];

function oneLine(name: string, room: number, widthOf: WidthOf): Parts {
  const [repository, tag] = splitTag(name);
  const isTagWhole = widthOf(name) <= room || (repository !== '' && widthOf(tag) <= TAG_SHARE * room);
  return isTagWhole ? [repository, tag] : splitBefore(name, TAIL_SHARE * room, widthOf);
}

/** The tag below the repository. If one of them is too long for a line, the first line has as much as fits. */
function twoLines(name: string, room: number, widthOf: WidthOf): Parts {
  const [repository, tag] = splitTag(name);
  const fits = (text: string) => widthOf(text) <= room;
  if (repository !== '' && fits(repository) && fits(tag)) return [repository, tag];
  for (const place of LINE_ENDS) {
    const parts = name.split(place);
    let count = parts.length - 1;
    while (count > 1 && !fits(parts.slice(0, count).join(''))) count -= 1;
    const [head, tail] = [parts.slice(0, count).join(''), parts.slice(count).join('')];
    if (head !== '' && fits(head) && fits(tail)) return [head, tail];
  }
  return splitBefore(name, room, widthOf);
}

/** Splits a text before the longest end that fits, which has at least one character. */
function splitBefore(name: string, room: number, widthOf: WidthOf): Parts {
  const signs = [...name];
  let from = signs.length - 1;
  while (from > 1 && widthOf(signs.slice(from - 1).join('')) <= room) from -= 1;
  return [signs.slice(0, from).join(''), signs.slice(from).join('')];
}
