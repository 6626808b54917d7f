/** Longer texts are values, such as scripts; a search for separators would only take time. */
const MAX_CHARS = 4_000;

/** Characters that join two conditions anywhere. */
const SIGN = /[;；|&＆]+/g;
/** Words that join two conditions between blanks. */
const WORD = /\s(and|or)\s/gi;
/** A blank joins before a clear key: a dotted name and an equals sign. */
const BLANK = /\s(?=[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+\s?[!<>]?[=＝])/g;
/** The beginning of the next condition. */
const NEXT = /^\s*[^\s=＝;；|&＆,]+\s*[=＝]/;

interface Joint {
  readonly from: number;
  readonly to: number;
  readonly isOr: boolean;
}

/**
 * The conditions that a text joins by `;`, `&`, `|`, "and", "or" or a blank, and whether any is joined by "or". A
 * separator counts only if `key=` follows; else it is part of the value. Returns undefined if the text joins none.
 */
export function joinedConditions(
  text: string,
): { readonly parts: readonly string[]; readonly isOr: boolean } | undefined {
  if (text.length > MAX_CHARS) return undefined;
  const joints = [...jointsIn(text, SIGN), ...jointsIn(text, WORD), ...jointsIn(text, BLANK)]
    .filter(({ to }) => NEXT.test(text.slice(to)))
    .sort((a, b) => a.from - b.from || b.to - a.to);
  const parts: string[] = [];
  let from = 0;
  let isOr = false;
  for (const joint of joints) {
    if (joint.from < from) continue;
    const part = text.slice(from, joint.from).trim();
    // Consecutive separators, such as the blanks around `&`, join only once.
    if (part !== '') parts.push(part);
    from = joint.to;
    isOr ||= joint.isOr;
  }
  return from === 0 ? undefined : { parts: [...parts, text.slice(from).trim()], isOr };
}

function jointsIn(text: string, pattern: RegExp): readonly Joint[] {
  return [...text.matchAll(pattern)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    isOr: /\||or/i.test(match[0]),
  }));
}
