/** Signs of a comparison other than `=`. */
export const COMPARES = /[<>≠≤≥≈!！＜＞~]/;
export const COMPARED = /[<>≤≥＜＞]|[!！][=＝]/;
const NEGATED = /^\s*[!！]/;
/** `!key`, with a clear key. */
const NO_KEY = /^\s*(?:[!！]\s*|not\s+)[\w-]+(?:\.[\w-]+)+\s*$/i;
const OPENS_LIST = /\s(?:not\s*)?in\s*[([{]/i;

/** Conditions with the commas of their values. Results for a piece are cached, because a piece may be long. */
export function piecesOf(line: string, isLabel: (text: string) => boolean): readonly string[] {
  const pieces: string[] = [];
  let piece = { text: '', isEmpty: true, isCompared: false, depth: 0, isClosed: false };
  for (const [part, comma] of partsOf(line)) {
    const isEmpty = part.trim() === '';
    // A comparison is followed by another condition; a version contains no comma.
    const isNext = /[=＝]/.test(part) || (piece.isCompared && COMPARES.test(part)) || piece.isClosed;
    const isExcluded = NO_KEY.test(part) && !isLabel(piece.text + comma + part);
    const goesOn = !piece.isEmpty && !isEmpty && !isNext && !isExcluded;
    const isInList = goesOn ? piece.depth > 0 : !/[=＝]/.test(part) && OPENS_LIST.test(part);
    const depth = isInList
      ? Math.max(0, piece.depth * Number(goesOn) + count(part, /[([{]/g) - count(part, /[)\]}]/g))
      : 0;
    if (!goesOn && comma !== '') pieces.push(piece.text);
    piece = {
      text: goesOn ? piece.text + comma + part : part,
      isEmpty,
      isCompared: COMPARED.test(part) || (goesOn ? piece.isCompared : NEGATED.test(part)),
      depth,
      isClosed: isInList && depth === 0,
    };
  }
  return [...pieces, piece.text];
}

function count(text: string, sign: RegExp): number {
  return text.match(sign)?.length ?? 0;
}

/** The parts between commas of either width, each with the comma before it. */
function partsOf(line: string): readonly (readonly [string, string])[] {
  const parts: [string, string][] = [];
  let from = 0;
  let comma = '';
  for (const match of line.matchAll(/[,，]/g)) {
    parts.push([line.slice(from, match.index), comma]);
    comma = match[0];
    from = match.index + 1;
  }
  parts.push([line.slice(from), comma]);
  return parts;
}
