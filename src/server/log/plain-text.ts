/**
 * Characters that a terminal obeys instead of showing, and those that show as nothing or turn the text around them: controls, formats,
 * half characters, line ends, blanks other than the space, and what Unicode calls ignorable.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}/gu;

/** The text with what is not seen written as its code point: `‹U+001B›`, as the page writes it. */
export function plainText(text: string): string {
  return text.replace(
    UNSEEN,
    (sign) => `‹U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`,
  );
}

/** JSON with what is not seen as escapes: the value stays the same, and no terminal obeys it. */
export function plainJson(value: unknown, indent = 2): string {
  const json = JSON.stringify(value, null, indent);
  return json.replace(UNSEEN, (sign) =>
    sign === '\n'
      ? sign
      : Array.from(sign.split(''), (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  );
}
