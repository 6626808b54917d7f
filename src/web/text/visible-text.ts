/** A run of text as it is, or one hidden character written out. */
export interface TextRun {
  readonly text: string;
  readonly hidden: boolean;
}

/**
 * Characters that show as nothing, or that turn the text around them: controls, soft hyphen, zero-width and
 * bidirectional marks, line separators, byte order mark. The zero-width joiner of emoji and scripts is left alone where
 * it stands between two characters that join.
 */
const HIDDEN =
  /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\p{Surrogate}|(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\p{M}\p{L}])[\u200c\u200d]|[\u200c\u200d](?![\p{Extended_Pictographic}\p{L}])|^[\s\u00a0]+|[\s\u00a0]+$/gu;

/**
 * Splits a text so that hidden characters, and white space at either end, can be shown escaped: `‹U+202E›`, `·`.
 * Joined again with the escapes replaced, the runs are the text.
 */
export function visibleRuns(text: string): readonly TextRun[] {
  const runs: TextRun[] = [];
  let from = 0;
  for (const match of text.matchAll(HIDDEN)) {
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

function escapeOf(character: string): string {
  if (character === ' ') return '·';
  return `‹U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`;
}
