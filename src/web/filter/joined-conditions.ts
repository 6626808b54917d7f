import type { KnownLabels } from './typed/known-labels.ts';

/** Longer texts are values, such as scripts; a search for separators would only take time. */
const MAX_CHARS = 4_000;

/** Characters that join two conditions anywhere. */
const SIGN = /[;；|&＆]+/g;
/** Words that join two conditions between blanks. */
const WORD = /\s(and|or)\s/gi;
/** The same in Chinese, where no blanks are needed before a clear key. */
const CHINESE = /(\s?)(或者?|并且|且|和|与|以及|及|、)(\s?)/g;
/** A blank joins before a clear key: a dotted name and an equals sign. */
const BLANK =
  /(?<!(?:^|\s)not|[!！])\s(?:[/+]\s)?(?=(?:[!！]\s?|not\s)?[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+\s?[!<>]?[=＝])|\s(?=(?:[!！]|not\s)[\w-]+(?:\.[\w-]+)+(?:\s|$))/gi;
/** The key that a condition begins with. */
const KEY = /^[(（!！\s]{0,5}([^\s=＝!！<>＜＞≥≤≠]+)\s?[=＝!！<>＜＞≥≤≠]/;
const CLEAR = /^[\w-]+(?:\.[\w-]+)+$/;
/** A condition at the end of a text, of two words. */
const LAST = /([^\s=＝!！<>≥≤≠;；|&＆,]+)\s?([!！<>]?[=＝]|[≥≤≠])\s?(\S+)$/;
/** A blank before a word and a comparison. */
const BEFORE_WORD = /\s(?=([^\s=＝!！<>≥≤≠;；|&＆,]+)\s?(?:[!！<>]?[=＝]|[≥≤≠]))/g;
/** The beginning of the next condition. */
const NEXT =
  /^\s*(?:(?:[!！-]\s*|not[\s(（]\s*)?[^\s=＝;；|&＆,]+\s*[!！<>＜＞]?[=＝≥≤≠]|(?:[!！]\s*|not\s+)[\w-]+(?:\.[\w-]+)+\s*(?:$|[\s;；|&＆)）]))/i;

interface Joint {
  readonly from: number;
  readonly to: number;
  readonly isOr: boolean;
}

/**
 * The conditions that a text joins by `;`, `&`, `|`, "and", "or" or a blank, and whether any is joined by "or". A
 * separator counts only if `key=` follows, and a blank only if this key is dotted, or is known and the condition before
 * it is whole; else it is part of the value. Returns undefined if the text joins none.
 */
export function joinedConditions(
  text: string,
  known: KnownLabels,
): { readonly parts: readonly string[]; readonly isOr: boolean } | undefined {
  if (text.length > MAX_CHARS) return undefined;
  const beforeKeys = [...text.matchAll(BEFORE_WORD)].flatMap(({ index, 1: word = '' }) =>
    known.hasKey(word) && isWhole(text.slice(0, index), known) ? [{ from: index, to: index + 1, isOr: false }] : [],
  );
  const chinese = [...text.matchAll(CHINESE)].filter(({ index, 0: word, 1: before, 3: after }) => {
    const key = KEY.exec(text.slice(index + word.length, index + word.length + 300))?.[1] ?? '';
    return (before !== '' && after !== '') || CLEAR.test(key) || known.hasKey(key);
  });
  const joints = [...jointsIn(text, SIGN), ...jointsIn(text, WORD), ...jointsIn(text, BLANK)]
    .concat(chinese.map(jointOf), beforeKeys)
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

/** Whether a text ends with a condition that has its value: a comparison, an existing label, or a version. */
function isWhole(text: string, known: KnownLabels): boolean {
  const [, key = '', sign = '', value = ''] = LAST.exec(text) ?? [];
  if (key === '') return false;
  return !/^[=＝]$/.test(sign) || known.hasValue(key, value) || /^v?\d[\w.]*$/.test(value);
}

function jointsIn(text: string, pattern: RegExp): Joint[] {
  return [...text.matchAll(pattern)].map(jointOf);
}

function jointOf({ index, 0: sign }: RegExpExecArray): Joint {
  return { from: index, to: index + sign.length, isOr: /\||or|或|\//i.test(sign) };
}
