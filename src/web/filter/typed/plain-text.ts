const ENTITIES: Readonly<Record<string, string>> = {
  gt: '>',
  lt: '<',
  quot: '"',
  apos: "'",
  '#39': "'",
  '#34': '"',
  '#x27': "'",
  nbsp: ' ',
};

/**
 * The text as it was before a web page, a Markdown editor or an address changed its signs of comparison: `&gt;=`,
 * `\>=`, `%3E=`; and without the names of fields before conditions: `LabelFilter: a=b`, `label:a=b`.
 */
export function withoutEscapes(text: string): string {
  return text
    .replace(/&(gt|lt|quot|apos|#39|#34|#x27|nbsp);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/\\(?=[<>!=]|,\s?[\w.-]+=)/g, '')
    .replace(/%2C([\w.-]+)(?:%3D|=)/gi, ',$1=')
    .replace(TAG, '\n')
    .replace(/%(3C|3E|21)(?==)/gi, (sign) => decodeURIComponent(sign))
    .replace(FIELD_NAME, '$1');
}

/** Tags around lines of text, as in the source of a page. */
const TAG = /<\/?(?:br|li|ul|ol|p|code|pre|td|tr|span|div|b|strong)\b[^<>]{0,200}>/gi;
const FIELD_NAME =
  /(^|[\s,;，；])(?:label_?filters?|labels?|filters?|标签|筛选|过滤|条件)\s?[:：]\s?(?=[^\s"'=＝:：,]+\s?[!！<>]?[=＝])/gi;

/** Plain quotes and dashes: word processors and chats replace them. */
export function plainSigns(text: string): string {
  return text
    .replace(/[“”„「」『』]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/(["'])\s*，\s*(?=["'])/g, '$1,')
    .replace(/(?<=\s)[–—](?=[a-z])/gi, '--');
}

/**
 * Code with plain texts: without the letters before a quote (`f"..."`, `$'...'`), with the parts of a text joined
 * (`'a=1,' 'b=2'`, `"a=1" + ",b=2"`), and with a list in place of `','.join([...])`.
 */
export function plainCode(text: string): string {
  return text
    .replace(/(^|[=(,[\s:])(?:[rbfu]{1,2}|[$@])(?=["'][\w.-]+\s?=)/gi, '$1')
    .replace(/(["'])[,，]\s?\1\.join\(/g, '(')
    .replace(new RegExp(`,(["'])${BETWEEN}\\1`, 'g'), ',')
    .replace(new RegExp(`(?<=[\\w*.])(["'])${BETWEEN}\\1,`, 'g'), ',');
}

/** What stands between two parts of one text: a plus sign, or white space, perhaps with the sign that continues a line. */
const BETWEEN = String.raw`(?:\s{0,40}\+\s{0,40}|\s{0,9}\\\s{0,9}\n\s{0,40}|\s{1,40})`;
