/**
 * Characters that control a terminal, and characters that are invisible or change the direction of text: controls,
 * formats, lone surrogates, line ends, blanks other than the space, and those that Unicode calls ignorable.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}/gu;

/** The text with invisible characters as code points: `‹U+001B›`, as the page writes them. */
export function plainText(text: string): string {
  return text.replace(
    UNSEEN,
    (sign) => `‹U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`,
  );
}

/** JSON with invisible characters as escapes: the value is the same, and no terminal obeys it. */
export function plainJson(value: unknown, indent = 2): string {
  const json = JSON.stringify(value, null, indent);
  return json.replace(UNSEEN, (sign) =>
    sign === '\n'
      ? sign
      : Array.from(sign.split(''), (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  );
}
