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
const SUSPECT =
  /[\p{Cc}\p{Default_Ignorable_Code_Point}\u2028\u2029\u2800\ufff9-\ufffb]|(?! )\p{Zs}|\p{Surrogate}|^ +| +$/gu;

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
  const runs: TextRun[] = [];
  let from = 0;
  for (const match of text.matchAll(SUSPECT)) {
    if (isSpelling(match[0], text.slice(0, match.index), text.slice(match.index + match[0].length))) continue;
    if (match.index > from) runs.push({ text: text.slice(from, match.index), hidden: false });
    runs.push({ text: [...match[0]].map(escapeOf).join(''), hidden: true });
    from = match.index + match[0].length;
  }
  if (from < text.length) runs.push({ text: text.slice(from), hidden: false });
  return runs;
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

function escapeOf(character: string): string {
  if (character === ' ') return '·';
  return `‹U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`;
}
