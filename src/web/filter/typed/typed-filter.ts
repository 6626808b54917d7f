import { ANY_VALUE, type Condition, distinctConditions } from '../../../contract/filter.ts';
import { isBound } from '../../../contract/image-filter/is-version.ts';
import { LABEL_KEYS } from '../../../contract/label-keys.ts';
import { failed, ok, type Result } from '../../../contract/result.ts';
import type { FilterErrorReason } from '../../text/later-words.ts';
import { trimEdges } from '../../text/trim-edges.ts';
import type { FilterPart } from '../filter-parts.ts';
import { joinedConditions } from '../joined-conditions.ts';
import type { KnownLabels } from './known-labels.ts';

export interface TypedFilter {
  readonly conditions: readonly Condition[];
  /** Parts that PAI does not support: exclusions and ranges. */
  readonly others: readonly FilterPart[];
  /** Parts that are not conditions, as typed. */
  readonly unread: readonly TypedError[];
}

export interface TypedError {
  readonly text: string;
  readonly reason: FilterErrorReason;
}

export const NOTHING_KNOWN: KnownLabels = { hasKey: () => false, hasValue: () => false };

const COMPARES = /[<>≠≤≥≈!！＜＞~]/;
const COMPARED = /[<>≤≥＜＞]|[!！][=＝]/;
const NEGATED = /^\s*[!！]/;
const ENDS_IN_OPERATOR = /[!！<>＜＞~^]$/;
const BEGINS_NEGATED = /^(?:[!！-]|not\s)/i;
const VALUE_BEGINS_WITH_OPERATOR = /^[<>~^!＜＞！]/;
/** `2.5..2.7`, `2.5-2.7`: a range of versions. */
const RANGE = /^(v?\d[\w.]*?)(?:\s*\.\.+\s*|(?<=\.\d+)\s*[-–]\s*)(v?\d+\.[\w.]*)$/;
/** `2.6+`: this version and later. */
const LATER = /^(v?\d[\w.]*)\+$/;
/** `2.x`: any version with this beginning. */
const PATTERN = /^v?\d[\d.]*\.x$/i;
const LIST = /^(?:\[(.*)\]|\((.*)\)|\{(.*)\})$/s;
/** A longer text cannot be a condition in a request, and searching it for a list takes long. */
const MAX_MEMBER = 12_000;
/** `key in (a, b)`, `key not in (a, b)`, `key notin (a, b)`: the syntax of label selectors in other products. */
const MEMBER = /^([^=＝]+?)\s+(not\s*)?in\s*([([{].*[)\]}])$/is;
/** The same without brackets, after a key with a dot: other words before `in` are words. */
const BARE_MEMBER = /^([\w-]+(?:\.[\w-]+)+)\s+(not\s*)?in\s+([^\s([{<>=＝!！][^<>=＝!！]*)$/is;
const OPENS_LIST = /\s(?:not\s*)?in\s*[([{]/i;
const QUOTED = /^(?:"(.*)"|'(.*)'|`(.*)`)$/s;
/** Without the blanks around it: a search for runs of them takes time by the square of a long one. */
const OR = /\|\|?|\sor\s/i;

/**
 * Reads typed and pasted conditions: the grammar of `parseFilter` with some additions. Invisible characters around keys
 * and values are dropped, `，` and `＝` from Chinese keyboards work like `,` and `=`, and a new line, `;`, `&` and "and"
 * separate conditions. `key=a|b` and `key=[a, b]` mean any of the values. An unknown comparison is an error, never a
 * condition with an odd key. A known label is read unchanged, whatever characters it contains.
 *
 * As in the grammar, a piece without `=` belongs to the value before it, with the typed comma: a value such as `你好，世界`
 * keeps its own comma.
 */
export function readTyped(text: string, known: KnownLabels = NOTHING_KNOWN): TypedFilter {
  const conditions: Condition[] = [];
  const others: FilterPart[] = [];
  const unread: TypedError[] = [];
  for (const line of text.split(/[\r\n]+/)) {
    if (trimEdges(line) === '') continue;
    for (const piece of piecesOf(line)) {
      const read = readPiece(piece, known);
      if (!read.ok) unread.push(read.error);
      else if ('part' in read.value) {
        others.push(...read.value.part);
        conditions.push(...(read.value.conditions ?? []));
      } else conditions.push(...read.value);
    }
  }
  return { conditions: distinctConditions(conditions), others, unread };
}

interface OtherParts {
  readonly part: readonly FilterPart[];
  /** Conditions that stand beside them. */
  readonly conditions?: readonly Condition[];
}

type Read = Result<readonly Condition[] | OtherParts, TypedError>;

function readPiece(piece: string, known: KnownLabels): Read {
  const exact = [piece, piece.trim()].map(splitAtEquals).find((read) => read && isKnown(read, known));
  if (exact) return ok([exact]);
  const text = withoutListMark(trimEdges(piece));
  if (text === '') return failed({ text, reason: 'empty-piece' });
  const whole = splitTrimmed(text, known);
  if (whole && isKnown(whole, known)) return ok([whole]);
  const [, member, isNot, list = ''] =
    (text.length <= MAX_MEMBER ? (MEMBER.exec(text) ?? BARE_MEMBER.exec(text)) : null) ?? [];
  if (member !== undefined) {
    const conditions = membersIn(list).map((value) => ({ key: trimEdges(member), value }));
    if (conditions.length === 0) return failed({ text, reason: 'operator' });
    return isNot === undefined ? ok(conditions) : excluded(conditions);
  }
  if (BEGINS_NEGATED.test(text) && !(whole && known.hasKey(whole.key))) return readNegated(text, known);
  const joined = joinedConditions(text, known);
  if (joined === undefined) return readOne(text, known);
  const reads = joined.parts.map((part) => readOne(part, known));
  const conditions: Condition[] = [];
  const part: FilterPart[] = [];
  for (const read of reads) {
    // The whole text stays in the input, or the parts that were read would be lost.
    if (!read.ok) return failed({ text, reason: read.error.reason });
    if ('part' in read.value) part.push(...read.value.part);
    else conditions.push(...read.value);
  }
  if (joined.isOr && part.length > 0) return failed({ text, reason: 'mixed' });
  const keys = new Set(conditions.map(({ key }) => key));
  if (joined.isOr && keys.size > 1) return failed({ text, reason: 'or' });
  return ok(part.length > 0 ? { part, conditions } : conditions);
}

function readOne(text: string, known: KnownLabels): Read {
  const read = splitTrimmed(text, known);
  if (read === undefined) {
    return readSign(text) ?? failed({ text, reason: COMPARES.test(text) ? 'operator' : 'no-equals' });
  }
  const { key } = read;
  if (key === '') return failed({ text, reason: 'empty-key' });
  if (isKnown(read, known)) return ok([read]);
  const isOddKey = ENDS_IN_OPERATOR.test(key) || BEGINS_NEGATED.test(key);
  if (isOddKey && !known.hasKey(key)) {
    return readCompared(text, key, read.value) ?? failed({ text, reason: 'operator' });
  }
  // `key==value` has only one possible meaning.
  const value = read.value.replace(/^[=＝]+\s*/, '');
  if (VALUE_BEGINS_WITH_OPERATOR.test(value)) return failed({ text, reason: 'operator' });
  const values = valuesIn(value, (one) => known.hasValue(key, one));
  if (known.hasKey(key) && !known.hasValue(key, value)) {
    const [, from, to] = RANGE.exec(value) ?? [];
    if (from !== undefined) return rangeOf(text, key, from, to);
    const later = LATER.exec(value)?.[1];
    if (later !== undefined) return rangeOf(text, key, later, undefined);
    if (PATTERN.test(value)) return rangeOf(text, key, value.slice(0, -2), value.slice(0, -2));
  }
  const isPattern = (one: string) => one.includes('*') && one !== ANY_VALUE && !known.hasValue(key, one);
  if (values.some(isPattern)) return failed({ text, reason: 'wildcard' });
  return ok(values.map((one) => ({ key, value: one })));
}

/** `!key`, `not key=value`: labels that images must not have. */
function readNegated(text: string, known: KnownLabels): Read {
  const rest = trimEdges(text.replace(/^(?:[!！-]|not\s)\s*/i, ''));
  const read = splitTrimmed(rest, known);
  if (read === undefined) {
    const isKey = known.hasKey(rest) || /^[\w-]+(?:\.[\w-]+)+$/.test(rest);
    return isKey ? excluded([{ key: rest, value: ANY_VALUE }]) : failed({ text, reason: 'operator' });
  }
  const { key } = read;
  if (key === '' || ENDS_IN_OPERATOR.test(key) || VALUE_BEGINS_WITH_OPERATOR.test(read.value)) {
    return failed({ text, reason: 'operator' });
  }
  return excluded(valuesIn(read.value, (one) => known.hasValue(key, one)).map((value) => ({ key, value })));
}

/** `key!=value`, `key>=2.6`, `key<=12.4`: the first `=` ends the key and its operator. */
function readCompared(text: string, keyAndSign: string, value: string): Read | undefined {
  const key = trimEdges(keyAndSign.slice(0, -1));
  const sign = keyAndSign.at(-1) ?? '';
  if (key === '' || value === '' || ENDS_IN_OPERATOR.test(key) || BEGINS_NEGATED.test(key)) return undefined;
  if (/[!！]/.test(sign)) return excluded([{ key, value: unquoted(value) }]);
  if (/[>＞]/.test(sign)) return rangeOf(text, key, unquoted(value), undefined);
  return /[<＜]/.test(sign) ? rangeOf(text, key, undefined, unquoted(value)) : undefined;
}

/** `key≥2.6`, `key≤12.4`, `key≠value`. */
function readSign(text: string): Read | undefined {
  const [, key = '', sign = '', value = ''] = /^([^≥≤≠]+?)\s*([≥≤≠])\s*(.+)$/s.exec(text) ?? [];
  if (key === '') return undefined;
  if (sign === '≠') return excluded([{ key, value }]);
  return sign === '≥' ? rangeOf(text, key, value, undefined) : rangeOf(text, key, undefined, value);
}

function excluded(conditions: readonly Condition[]): Read {
  return ok({ part: conditions.map((condition) => ({ kind: 'not', condition })) });
}

function rangeOf(text: string, key: string, from: string | undefined, to: string | undefined): Read {
  // A bound with another comparison in it is two conditions, of which one was not understood.
  const isOdd = (bound = '0') => !isBound(bound) || COMPARED.test(bound) || /[=＝≠]|\s[!！]/.test(bound);
  if (key === LABEL_KEYS.framework || isOdd(from) || isOdd(to)) {
    return failed({ text, reason: 'no-version' });
  }
  return ok({ part: [{ kind: 'range', key, from, to }] });
}

/** The values of `in (...)`. A comma at the end is usual in lists of programs. */
function membersIn(list: string): readonly string[] {
  const [, ...inBrackets] = LIST.exec(list) ?? [];
  const values = (inBrackets.find((inside) => inside !== undefined) ?? list).split(/[,，|]/);
  return values.map((value) => unquoted(trimEdges(value))).filter((value) => value !== '');
}

/** The values in a text: one, unquoted, or those of a list. */
function valuesIn(text: string, isValue: (value: string) => boolean): readonly string[] {
  const bare = unquoted(text);
  if (isValue(bare)) return [bare];
  const [, ...inBrackets] = LIST.exec(text) ?? [];
  const list = inBrackets.find((inside) => inside !== undefined);
  const parts = list === undefined ? bare.split(OR) : list.split(/[,，|]/);
  const values = parts.map((part) => unquoted(part.trim()));
  if (values.length > 1 || list !== undefined) return values.every((value) => value !== '') ? values : [bare];
  // `chip=GPU,CPU`: in the grammar the comma belongs to the value. If both parts are existing values, both are meant.
  const byComma = bare.split(/[,，]/).map((part) => part.trim());
  return byComma.length > 1 && byComma.every(isValue) ? byComma : [bare];
}

function unquoted(text: string): string {
  const [, ...inside] = QUOTED.exec(text) ?? [];
  return inside.find((part) => part !== undefined && part !== '') ?? text;
}

function isKnown({ key, value }: Condition, known: KnownLabels): boolean {
  return known.hasValue(key, value);
}

function splitAtEquals(text: string): Condition | undefined {
  const equals = text.search(/[=＝]/);
  return equals < 0 ? undefined : { key: text.slice(0, equals), value: text.slice(equals + 1) };
}

/** The condition without invisible characters around key and value, unless they belong to an existing label. */
function splitTrimmed(text: string, known: KnownLabels): Condition | undefined {
  const read = splitAtEquals(text);
  if (read === undefined) return undefined;
  const spaced = { key: read.key.trim(), value: read.value.trim() };
  if (isKnown(spaced, known)) return spaced;
  const key = known.hasKey(spaced.key) ? spaced.key : trimEdges(spaced.key);
  const value = trimEdges(read.value);
  return { key, value: known.hasValue(key, value) ? value : withoutEscapes(value, (one) => known.hasValue(key, one)) };
}

/** Decodes percent escapes in the value if the result is an existing value, or empty: the address was typed. */
function withoutEscapes(value: string, isValue: (value: string) => boolean): string {
  if (!/%[0-9A-Fa-f]{2}/.test(value)) return value;
  try {
    const decoded = decodeURIComponent(value);
    if (isValue(decoded)) return decoded;
    const trimmed = trimEdges(decoded);
    return trimmed === '' || isValue(trimmed) ? trimmed : value;
  } catch {
    return value;
  }
}

/** The piece without a list marker, such as `- ` in Markdown, or `1. `. */
function withoutListMark(text: string): string {
  return text.replace(/^(?:[-*•·‣◦]|\d{1,3}[.)])\s+(?=[^\s=＝]+\s*[=＝])/u, '');
}

/** Conditions with the commas of their values. Results for a piece are cached, because a piece may be long. */
function piecesOf(line: string): readonly string[] {
  const pieces: string[] = [];
  let piece = { text: '', isEmpty: true, isCompared: false, depth: 0, isClosed: false };
  for (const [part, comma] of partsOf(line)) {
    const isEmpty = part.trim() === '';
    // A comparison is followed by another condition; a version contains no comma.
    const isNext = /[=＝]/.test(part) || (piece.isCompared && COMPARES.test(part)) || piece.isClosed;
    const goesOn = !piece.isEmpty && !isEmpty && !isNext;
    const isInList = goesOn ? piece.depth > 0 : !/[=＝]/.test(part) && OPENS_LIST.test(part);
    const depth = isInList
      ? Math.max(0, piece.depth * Number(goesOn) + count(part, /[([{]/g) - count(part, /[)\]}]/g))
      : 0;
    if (!goesOn && comma !== '') pieces.push(piece.text);
    piece = {
      text: goesOn ? piece.text + comma + part : part,
      isEmpty,
      isCompared: COMPARED.test(part) || (goesOn ? piece.isCompared : NEGATED.test(part)),
      depth,
      isClosed: isInList && depth === 0,
    };
  }
  return [...pieces, piece.text];
}

function count(text: string, sign: RegExp): number {
  return text.match(sign)?.length ?? 0;
}

/** The parts between commas of either width, each with the comma before it. */
function partsOf(line: string): readonly (readonly [string, string])[] {
  const parts: [string, string][] = [];
  let from = 0;
  let comma = '';
  for (const match of line.matchAll(/[,，]/g)) {
    parts.push([line.slice(from, match.index), comma]);
    comma = match[0];
    from = match.index + 1;
  }
  parts.push([line.slice(from), comma]);
  return parts;
}
