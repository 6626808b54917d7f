import { trimEdges } from '../../text/trim-edges.ts';

/** `2.5..2.7`, `2.5-2.7`, `2.5~2.7`: a range of versions. */
const RANGE = /^(v?\d[\w.]*?)(?:\s*\.\.+\s*|\s*[~～至到]\s*|\s+to\s+|(?<=\.\d+)\s*[-–]\s*)(v?\d+\.[\w.]*)$/;
/** `2.6+`: this version and later. */
const LATER = /^(v?\d[\w.]*)\+$/;
/** `2.x`: any version with this beginning. */
const PATTERN = /^v?\d[\d.]*\.x$/i;
const LATER_WORDS =
  /^(v?\d[\w.]*?)\s*(?:(?:\s(?:or|and)\s+(?:later|newer|above|up|higher|greater))|及?以上|及?以后|或更[高新])(?:的?版本)?$/i;
const EARLIER_WORDS =
  /^(v?\d[\w.]*?)\s*(?:(?:\s(?:or|and)\s+(?:earlier|older|below|lower|less))|及?以下|及?以前|或更[低旧])(?:的?版本)?$/i;
/** Versions are shorter. */
const MAX_RANGE = 100;
/** `[2.5, 2.7)`: an interval, in which one end is not included. */
const INTERVAL = /^[[(][^[\]()]*[,，][^[\]()]*[\])]$/;
/** `12.*`, `*torch*`, `12.?`, `12.%`. */
const WILDCARD = /\*|^v?\d[\d.]*\.[?%？％]$/;
const LIST = /^(?:\[(.*)\]|\((.*)\)|\{(.*)\})$/s;
const QUOTED = /^(?:"([^"]*)"|'([^']*)'|`([^`]*)`|“([^”]*)”|‘([^’]*)’|「([^」]*)」)$/s;
/** Without the blanks around it: a search for runs of them takes time by the square of a long one. */
const OR = /\|\|?|\sor\s|或者?/i;

const ODD_KEY = /^[~^?#@$(（*\\"'`]|[<>≤≥≠*]|[:：$+|?%&~^\\"'`]$/;
const BEGINS_WITH_OPERATOR = /^(?:[<>~^!＜＞！]|\$(?=[\w{(])|%\w{1,60}%$)/;

/** Whether a key is another comparison, a pattern or a part of brackets: `key:`, `sys*`, `(key`. */
export function isOddKey(key: string): boolean {
  return ODD_KEY.test(key);
}

/** Whether a value begins with another comparison, or is a variable that nothing has filled in. */
export function beginsWithOperator(value: string): boolean {
  return BEGINS_WITH_OPERATOR.test(value);
}

/** The bounds in a value, such as `2.5..2.7` or `2.6 or later`. Signs count only if the key exists. */
export function boundsIn(value: string, isKnownKey: boolean) {
  if (value.length > MAX_RANGE) return undefined;
  const from = LATER_WORDS.exec(value)?.[1];
  const to = EARLIER_WORDS.exec(value)?.[1];
  if (from !== undefined || to !== undefined) return { from, to };
  if (!isKnownKey) return undefined;
  const range = RANGE.exec(value);
  if (range) return { from: range[1], to: range[2] };
  const later = LATER.exec(value)?.[1];
  if (later !== undefined) return { from: later, to: undefined };
  return PATTERN.test(value) ? { from: value.slice(0, -2), to: value.slice(0, -2) } : undefined;
}

export function isWildcard(value: string): boolean {
  return WILDCARD.test(value);
}

export function isInterval(value: string): boolean {
  return value.length <= MAX_RANGE && INTERVAL.test(value) && !LIST.test(value);
}

/** The values of `in (...)`. A comma at the end is usual in lists of programs. */
export function membersIn(list: string): readonly string[] {
  const [, ...inBrackets] = LIST.exec(list) ?? [];
  const values = (inBrackets.find((inside) => inside !== undefined) ?? list).split(/[,，|]/);
  return values.map((value) => unquoted(trimEdges(value))).filter((value) => value !== '');
}

/** The values in a text: one, unquoted, or those of a list. */
export function valuesIn(text: string, isValue: (value: string) => boolean): readonly string[] {
  const bare = unquoted(text);
  if (isValue(bare)) return [bare];
  // The signs of a sentence or a comment behind it, and wide letters, count only if there is no such value.
  const plain = [
    bare.replace(/[.。,，;；!！]{1,3}$/, ''),
    bare.split(/\s(?:#|\/\/)/)[0]?.trim() ?? '',
    bare.normalize('NFKC'),
  ];
  const meant = plain.find(isValue);
  if (meant !== undefined) return [meant];
  const [, ...inBrackets] = LIST.exec(text) ?? [];
  const list = inBrackets.find((inside) => inside !== undefined);
  const parts = list === undefined ? bare.split(OR) : list.split(/[,，|]/);
  const values = parts.map((part) => unquoted(part.trim()));
  if (values.length > 1 || list !== undefined) return values.every((value) => value !== '') ? values : [bare];
  // `chip=GPU,CPU`: in the grammar the comma belongs to the value. If all parts are existing values, all are meant.
  for (const separator of [/[,，]/, /[/、\s]/]) {
    const found = bare.split(separator).flatMap((part) => part.trim() || []);
    if (found.length > 1 && found.every(isValue)) return found;
  }
  return [bare];
}

/** The text without the quotes around it. */
export function unquoted(text: string): string {
  const [, ...inside] = QUOTED.exec(text) ?? [];
  return inside.find((part) => part !== undefined) ?? text;
}
