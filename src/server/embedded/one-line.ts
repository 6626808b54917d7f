const LONGEST = 40;

/** A value out of someone's file, named in a message: what it is, and text shortened and kept to printable signs. */
export function describeFound(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return `the text ${quoted(value)}`;
  if (Array.isArray(value))
    return value.length === 1 && typeof value[0] === 'string' ? `a list with ${quoted(value[0])}` : 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return String(value);
}

/** Text in quotes, on one line: cut after 40 characters, with what a terminal would obey or not show written as escapes. */
export function quoted(text: string): string {
  const signs = [...text.slice(0, 4 * LONGEST)];
  const cut = signs.length > LONGEST ? `${signs.slice(0, LONGEST).join('')}…` : signs.join('');
  return `"${printable(cut)}"`;
}

/** Text in which controls, line ends and invisible signs are written as `\u{...}`. */
export function printable(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`);
}
