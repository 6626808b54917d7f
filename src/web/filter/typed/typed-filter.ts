import { ANY_VALUE, type Condition, distinctConditions } from '../../../contract/filter.ts';
import { isBound } from '../../../contract/image-filter/is-version.ts';
import { LABEL_KEYS } from '../../../contract/label-keys.ts';
import { failed, ok, type Result } from '../../../contract/result.ts';
import type { FilterErrorReason } from '../../text/later-words.ts';
import { trimEdges } from '../../text/trim-edges.ts';
import type { FilterPart } from '../filter-parts.ts';
import { joinedConditions } from '../joined-conditions.ts';
import type { KnownLabels } from './known-labels.ts';
import { COMPARED, COMPARES, piecesOf } from './typed-pieces.ts';
import {
  beginsWithOperator,
  boundsIn,
  isInterval,
  isOddKey,
  isWildcard,
  membersIn,
  unquoted,
  valuesIn,
} from './typed-values.ts';
import { withBothBounds, withoutBrackets } from './whole-conditions.ts';

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

const ENDS_IN_OPERATOR = /[!！<>＜＞~^]$/;
const BEGINS_NEGATED = /^(?:[!！-]|not[\s(（])/i;
/** A longer text cannot be a condition in a request, and searching it for a list takes long. */
const MAX_MEMBER = 12_000;
/** `key in (a, b)`, `key not in (a, b)`, `key notin (a, b)`: the syntax of label selectors in other products. */
const MEMBER = /^([^=＝]+?)\s+(not\s*)?in\s*([([{].*[)\]}])$/is;
/** The same without brackets, after a key with a dot: other words before `in` are words. */
const BARE_MEMBER = /^([\w-]+(?:\.[\w-]+)+)\s+(not\s*)?in\s+([^\s([{<>=＝!！][^<>=＝!！]*)$/is;
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
  for (const line of text.split(/[,，;；]?[ \t]{0,9}[\r\n]+/)) {
    if (trimEdges(line) === '') continue;
    const isLabel = (one: string) => isKnownText(one, known);
    const whole = isLabel(line) ? line : withBothBounds(withoutBrackets(line));
    for (const piece of piecesOf(whole, isLabel)) {
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
  const text = withoutBrackets(withoutListMark(trimEdges(piece)));
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
  const joined = joinedConditions(text, known);
  if (joined === undefined) return readPart(text, known);
  const reads = joined.parts.map((part) => readPart(part, known));
  const conditions: Condition[] = [];
  const part: FilterPart[] = [];
  for (const read of reads) {
    // The whole text stays in the input, or the parts that were read would be lost.
    if (!read.ok) return failed({ text, reason: joined.isOr && /[(（]/.test(text) ? 'or' : read.error.reason });
    if ('part' in read.value) part.push(...read.value.part);
    else conditions.push(...read.value);
  }
  if (joined.isOr && part.length > 0) return failed({ text, reason: 'mixed' });
  const keys = new Set(conditions.map(({ key }) => key));
  if (joined.isOr && keys.size > 1) return failed({ text, reason: 'or' });
  return ok(part.length > 0 ? { part, conditions } : conditions);
}

/** One condition, perhaps in brackets or after "not". */
function readPart(part: string, known: KnownLabels): Read {
  const text = unquoted(withoutBrackets(part));
  const whole = splitTrimmed(text, known);
  return BEGINS_NEGATED.test(text) && !(whole && known.hasKey(whole.key))
    ? readNegated(text, known)
    : readOne(text, known);
}

function readOne(text: string, known: KnownLabels): Read {
  const read = splitTrimmed(text, known);
  if (read === undefined) {
    return readSign(text, known) ?? failed({ text, reason: COMPARES.test(text) ? 'operator' : 'no-equals' });
  }
  const key = known.hasKey(read.key) ? read.key : trimEdges(unquoted(read.key));
  if (key === '') return failed({ text, reason: 'empty-key' });
  if (isKnown(read, known)) return ok([read]);
  const hasSign = ENDS_IN_OPERATOR.test(key) || BEGINS_NEGATED.test(key);
  if (hasSign && !known.hasKey(key)) {
    return readCompared(text, key, read.value, known) ?? failed({ text, reason: 'operator' });
  }
  if (isOddKey(key) && !known.hasKey(key)) return failed({ text, reason: 'operator' });
  const value = withoutEquals(read.value);
  const values = valuesIn(value, (one) => known.hasValue(key, one));
  const isNew = (one: string) => !known.hasValue(key, one);
  if ([value, ...values].some((one) => beginsWithOperator(one) && isNew(one)))
    return failed({ text, reason: 'operator' });
  const bounds = isNew(value) ? boundsIn(value, known.hasKey(key)) : undefined;
  if (bounds !== undefined) return rangeOf(text, key, bounds.from, bounds.to);
  if (isInterval(value) && isNew(value)) return failed({ text, reason: 'operator' });
  if (values.some((one) => isWildcard(one) && one !== ANY_VALUE && isNew(one)))
    return failed({ text, reason: 'wildcard' });
  if (key === LABEL_KEYS.framework && values.some((one) => COMPARED.test(one) && isNew(one)))
    return failed({ text, reason: 'no-version' });
  return ok(values.map((one) => ({ key, value: one })));
}

/** `key==value` has only one possible meaning. */
function withoutEquals(value: string): string {
  return value.replace(/^[=＝]+\s*/, '');
}

/** `!key`, `not key=value`: labels that images must not have. */
function readNegated(text: string, known: KnownLabels): Read {
  const rest = withoutBrackets(
    trimEdges(text.replace(/^(?:[!！-]|not[\s(（])\s*/i, (sign) => sign.replace(/[^(（]/g, ''))),
  );
  const read = splitTrimmed(rest, known);
  if (read === undefined) {
    const isKey = known.hasKey(rest) || /^[\w-]+(?:\.[\w-]+)+$/.test(rest);
    return isKey ? excluded([{ key: rest, value: ANY_VALUE }]) : failed({ text, reason: 'operator' });
  }
  const { key } = read;
  const isOdd = ENDS_IN_OPERATOR.test(key) || (isOddKey(key) && !known.hasKey(key));
  if (key === '' || isOdd || beginsWithOperator(read.value)) return failed({ text, reason: 'operator' });
  return excludedValues(text, key, read.value, known);
}

/** `key!=value`, `key>=2.6`, `key<=12.4`: the first `=` ends the key and its operator. */
function readCompared(text: string, keyAndSign: string, value: string, known: KnownLabels): Read | undefined {
  const key = trimEdges(keyAndSign.slice(0, -1));
  const sign = keyAndSign.at(-1) ?? '';
  if (key === '' || value === '' || ENDS_IN_OPERATOR.test(key) || BEGINS_NEGATED.test(key)) return undefined;
  if (isOddKey(key) && !known.hasKey(key)) return undefined;
  if (/[!！]/.test(sign)) return excludedValues(text, key, value, known);
  if (/[>＞]/.test(sign)) return rangeOf(text, key, unquoted(value), undefined);
  return /[<＜]/.test(sign) ? rangeOf(text, key, undefined, unquoted(value)) : undefined;
}

/** `key≥2.6`, `key≤12.4`, `key≠value`. */
function readSign(text: string, known: KnownLabels): Read | undefined {
  const [, key = '', sign = '', value = ''] = /^([^≥≤≠]+?)\s*([≥≤≠])\s*(.+)$/s.exec(text) ?? [];
  if (key === '') return undefined;
  if (sign === '≠') return excludedValues(text, key, value, known);
  return sign === '≥' ? rangeOf(text, key, value, undefined) : rangeOf(text, key, undefined, value);
}

function excludedValues(text: string, key: string, value: string, known: KnownLabels): Read {
  const isValue = (one: string) => known.hasValue(key, one);
  const values = valuesIn(withoutEquals(value), isValue);
  const isPattern = values.some((one) => isWildcard(one) && one !== ANY_VALUE && !isValue(one));
  if (isPattern) return failed({ text, reason: 'wildcard' });
  return excluded(values.map((one) => ({ key, value: one })));
}

function excluded(conditions: readonly Condition[]): Read {
  return ok({ part: conditions.map((condition) => ({ kind: 'not', condition })) });
}

function rangeOf(text: string, key: string, from: string | undefined, to: string | undefined): Read {
  // A bound with another comparison in it is two conditions, of which one was not understood.
  const isOdd = (bound = '0') => !isBound(bound) || COMPARED.test(bound) || /[=＝≠,，\s]/.test(bound);
  if (key === LABEL_KEYS.framework || isOdd(from) || isOdd(to)) {
    return failed({ text, reason: 'no-version' });
  }
  return ok({ part: [{ kind: 'range', key, from, to }] });
}

function isKnown({ key, value }: Condition, known: KnownLabels): boolean {
  return known.hasValue(key, value);
}

function isKnownText(text: string, known: KnownLabels): boolean {
  const read = splitAtEquals(text);
  return read !== undefined && isKnown(read, known);
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
  return text.replace(/^(?:[-*•·‣◦]|\d{1,3}[.)]|and|并?且|以及)\s+(?=[^\s=＝]+\s*[=＝])/u, '');
}
