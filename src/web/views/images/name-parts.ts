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

/** Where the first of two lines ends: not within a version such as 22.04, unless the name has no room otherwise. */
const LINE_ENDS = [/(?<=[-_:/]|\.(?!\d))/, /(?<=[-_:./])/];

/** A name as a cell shows it. */
export interface FittedName {
  /** Cut at its end if there is less room than the name takes. */
  readonly head: string;
  /** Never cut. */
  readonly tail: string;
  readonly isCut: boolean;
  /** Whether the head is the repository, and no more. */
  readonly isTagged: boolean;
  /** Whether head and tail take one line each, in small letters. */
  readonly isTwoLines: boolean;
}

/** How wide a text is. */
type WidthOf = (text: string) => number;

/**
 * A name in a room of so many pixels: in one line, else in two lines of small letters where rows have room for them, else
 * cut in its middle: names of images begin alike and differ at their ends. The tag stays whole unless it alone is too long.
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

/** The tag below the repository; where one of them is too long for a line, as much as fits into the first. */
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

/** A text before the most of its end that has room, which is one sign at least. */
function splitBefore(name: string, room: number, widthOf: WidthOf): readonly [head: string, tail: string] {
  const signs = [...name];
  let from = signs.length - 1;
  while (from > 1 && widthOf(signs.slice(from - 1).join('')) <= room) from -= 1;
  return [signs.slice(0, from).join(''), signs.slice(from).join('')];
}
