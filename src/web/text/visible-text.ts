/** A run of text as it is, or hidden characters written out. */
export interface TextRun {
  readonly text: string;
  readonly hidden: boolean;
}

/**
 * Characters that show as nothing, as a space, or that turn the text around them: controls, everything Unicode calls
 * ignorable (zero-width and bidirectional marks, joiners, selectors, tags, fillers), blanks other than the space,
 * half characters, and white space at either end.
 */
const SUSPECT = /[\p{Cc}\p{Default_Ignorable_Code_Point}\u2028\u2029\u2800\ufff9-\ufffb]|(?! )\p{Zs}|\p{Surrogate}/gu;

/** Most values by far: signs of ASCII that are seen, and blanks between them. */
const PLAIN = /^[!-~](?:[ -~]*[!-~])?$/;

const PICTURE_BEFORE = /(?:[\p{Extended_Pictographic}\p{Emoji_Modifier}0-9#*]|\ufe0f)$/u;
const PICTURE_AFTER = /^\p{Extended_Pictographic}/u;
/** Scripts whose spelling needs joiners. */
const JOINING =
  /^[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Tamil}\p{Script=Telugu}\p{M}]$/u;

/**
 * Splits a text so that hidden characters, and spaces at either end, can be shown escaped: `‹U+202E›`, `·`. Joined
 * again with the escapes replaced, the runs are the text. What emoji and joining scripts are spelt with stays.
 */
export function visibleRuns(text: string): readonly TextRun[] {
  if (PLAIN.test(text)) return [{ text, hidden: false }];
  // The ends are cut by length: a pattern for trailing spaces takes time by the square of a long run of them.
  const start = text.length - text.replace(/^ +/, '').length;
  const end = Math.max(start, lastNonSpace(text) + 1);
  const runs: TextRun[] = [];
  if (start > 0) runs.push({ text: '·'.repeat(start), hidden: true });
  let from = start;
  for (const match of text.slice(0, end).matchAll(SUSPECT)) {
    if (
      isSpelling(
        match[0],
        text.slice(Math.max(0, match.index - 2), match.index),
        text.slice(match.index + match[0].length, match.index + match[0].length + 4),
      )
    )
      continue;
    if (match.index > from) runs.push({ text: text.slice(from, match.index), hidden: false });
    runs.push({ text: escapeOf(match[0]), hidden: true });
    from = match.index + match[0].length;
  }
  if (from < end) runs.push({ text: text.slice(from, end), hidden: false });
  if (end < text.length) runs.push({ text: '·'.repeat(text.length - end), hidden: true });
  return runs;
}

function lastNonSpace(text: string): number {
  let at = text.length - 1;
  while (at >= 0 && text[at] === ' ') at -= 1;
  return at;
}

/** The text with hidden characters escaped, in one piece: for names and tooltips. */
export function visibleText(text: string): string {
  return visibleRuns(text)
    .map((run) => run.text)
    .join('');
}

/** Whether a suspect belongs to the picture or the word around it. */
function isSpelling(suspect: string, before: string, after: string): boolean {
  const isJoiner = suspect === '\u200d' || suspect === '\u200c';
  if (isJoiner && JOINING.test(lastOf(before)) && JOINING.test(firstOf(after))) return true;
  if (suspect === '\u200d') return PICTURE_BEFORE.test(lastOf(before)) && PICTURE_AFTER.test(after);
  return (suspect === '\ufe0f' || suspect === '\ufe0e') && PICTURE_BEFORE.test(lastOf(before));
}

function lastOf(text: string): string {
  return [...text.slice(-2)].at(-1) ?? '';
}

function firstOf(text: string): string {
  return [...text.slice(0, 2)][0] ?? '';
}

/** A character as its code point: `‹U+202E›`. */
export function escapeOf(character: string): string {
  return `‹U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`;
}
