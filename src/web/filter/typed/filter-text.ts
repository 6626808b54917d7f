import { ANY_VALUE, type Condition, MAX_CONDITIONS } from '../../../contract/filter.ts';
import { groupIdOf } from '../../../contract/image-filter/condition-groups.ts';
import { FACETS, type ImageFilter, labelFilterOnly } from '../../../contract/image-filter/image-filter.ts';
import { isBound } from '../../../contract/image-filter/is-version.ts';
import { readRuns, readState } from '../../../contract/image-filter/read-extra-filter.ts';
import { LABEL_KEYS } from '../../../contract/label-keys.ts';
import type { FilterErrorReason } from '../../text/later-words.ts';
import { addToFilter } from '../add-to-filter.ts';
import { joinedConditions } from '../joined-conditions.ts';
import type { TypedError } from './typed-filter.ts';
import { beginsWithOperator, isOddKey, isWildcard } from './typed-values.ts';

/** Words that are not keys unless they are quoted: `none=python`, `any=framework`, `state=newest`. */
const WORDS = new Set(['none', 'any', 'state', 'runs']);

/**
 * The whole filter as a text, one condition a line: `key=value`, `key!=value`, `!key`, `key>=2.6`, `key<=12.4`,
 * `none=python`, `any=framework`, `state=newest`, `runs=driver:535`. Ambiguous keys and values are quoted, and
 * `readFilterText` reads the same filter from it.
 */
export function printFilterText(filter: ImageFilter): string {
  const line = ({ key, value }: Condition, sign: string) => printKey(key) + sign + printValue(value);
  return [
    ...filter.conditions.map((condition) => line(condition, '=')),
    ...filter.from.map((bound) => printBound(bound, '>=')),
    ...filter.to.map((bound) => printBound(bound, '<=')),
    ...filter.not.map((one) => (one.value === ANY_VALUE ? `!${printKey(one.key)}` : line(one, '!='))),
    ...filter.none.map((facet) => `none=${facet}`),
    ...(filter.anyFramework ? ['any=framework'] : []),
    ...filter.state.map((word) => `state=${word}`),
    ...(filter.runs === '' ? [] : [`runs=${filter.runs}`]),
  ].join('\n');
}

function printBound({ key, value }: Condition, sign: string): string {
  return printKey(key) + sign + (COMPARED.test(value) ? quote(value) : printValue(value));
}

/** A bound with another comparison in it. */
const COMPARED = /[<>=＝≥≤≠!！]/;

function printKey(key: string): string {
  return WORDS.has(key) || keyIssue(key) !== undefined || /^$|[=!<>≥≤≠＝！,，;"\r\n]|^\s|\s$/.test(key)
    ? quote(key)
    : key;
}

function printValue(value: string): string {
  return valueIssue(value) !== undefined || /["\r\n]|^\s|\s$|[,，;]/.test(value) ? quote(value) : value;
}

/** Why a key must be quoted: it looks like a part of another comparison. */
function keyIssue(key: string): FilterErrorReason | undefined {
  return isOddKey(key) || /^(?:-|not)\s|\s--?[a-z]|:\/\//i.test(key) ? 'operator' : undefined;
}

/** Why a value must be quoted: it looks like another comparison, a pattern, or a value and a condition behind it. */
function valueIssue(value: string): FilterErrorReason | undefined {
  if (/^[=＝"]/.test(value) || beginsWithOperator(value)) return 'operator';
  if (isWildcard(value) && value !== ANY_VALUE) return 'wildcard';
  return joinedConditions(`x=${value}`, NOTHING) === undefined ? undefined : 'operator';
}

const NOTHING = { hasKey: () => false, hasValue: () => false };

function quote(text: string): string {
  return `"${text.replace(/["\\\r\n]/g, (sign) => ESCAPES[sign] ?? `\\${sign}`)}"`;
}

const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r' };

/** The filter in a text, and the parts that could not be read. */
export interface FilterText {
  readonly filter: ImageFilter;
  readonly unread: readonly TypedError[];
}

/** A key, an operator and a value, each quoted or not, up to a line end or a comma. */
const STATEMENT =
  /^\s*(?<not>[!！]?)\s*(?:"(?<quotedKey>(?:[^"\\]|\\.)*)"|(?<key>[^"=＝!！<>≥≤≠\n][^=＝!！<>≥≤≠\n]*?))?\s*(?:(?<sign>[!！]=|[!！]＝|>=|<=|[=＝≥≤≠])[^\S\n]*(?:"(?<quotedValue>(?:[^"\\]|\\.)*)"|(?<value>.*?)))?\s*$/su;

/** Reads the whole filter from a text. A comma also ends a condition if another one follows. */
export function readFilterText(text: string): FilterText {
  let filter = labelFilterOnly([]);
  const unread: TypedError[] = [];
  for (const statement of statementsOf(text)) {
    const read = readStatement(statement, filter);
    if (typeof read === 'string') unread.push({ text: statement.trim(), reason: read });
    else filter = read;
  }
  return { filter, unread };
}

function readStatement(text: string, filter: ImageFilter): ImageFilter | FilterErrorReason {
  const groups = STATEMENT.exec(text)?.groups;
  if (!groups) return 'operator';
  const { not, quotedKey, key: bareKey, sign, quotedValue, value: bareValue } = groups;
  const key = quotedKey === undefined ? (bareKey ?? '') : unquote(quotedKey);
  const value = quotedValue === undefined ? (bareValue ?? '') : unquote(quotedValue);
  if (key === '') return 'empty-key';
  const isNegated = not !== '';
  if (sign === undefined) {
    return isNegated ? addToFilter({ kind: 'not', condition: { key, value: ANY_VALUE } })(filter) : 'no-equals';
  }
  const isEquals = sign === '=' || sign === '＝';
  if (isNegated !== (isNegated && isEquals)) return 'operator';
  const isComparison = !/^[=＝!！≠]/.test(sign);
  const issue =
    (quotedKey === undefined ? keyIssue(key) : undefined) ??
    (quotedValue === undefined && !isComparison ? valueIssue(value) : undefined);
  if (issue !== undefined) return issue;
  if (quotedKey === undefined && isEquals && !isNegated) {
    if (key === 'none') {
      const facet = FACETS.find((name) => name === value);
      return facet === undefined ? 'facet' : addToFilter({ kind: 'none', facet })(filter);
    }
    if (key === 'state' || key === 'runs') {
      const { issues } = key === 'state' ? readState(value) : readRuns(value);
      if (issues.length > 0) return key;
      return value
        .split(',')
        .reduce((read, word) => addToFilter({ kind: 'mark', name: key, value: word })(read), filter);
    }
    if (key === 'any') return value === 'framework' ? { ...filter, anyFramework: true } : 'facet';
  }
  const condition = { key, value };
  if (isEquals && !isNegated) {
    if (filter.conditions.length >= MAX_CONDITIONS) return 'too-many';
    return addToFilter({ kind: 'is', condition })(filter);
  }
  if (isNegated || /^[!！≠]/.test(sign)) return addToFilter({ kind: 'not', condition })(filter);
  const isTwo = quotedValue === undefined && COMPARED.test(value);
  if (key === LABEL_KEYS.framework || isTwo || !isBound(value)) return 'no-version';
  const side = /^[>≥]/.test(sign) ? 'from' : 'to';
  if (filter[side].some((bound) => groupIdOf(bound) === groupIdOf({ key, value: '' }))) return 'second-bound';
  const bounds = { from: undefined, to: undefined, [side]: value };
  return addToFilter({ kind: 'range', key, ...bounds })(filter);
}

function unquote(text: string): string {
  return text.replace(/\\(.)/gs, (_, sign: string) => (sign === 'n' ? '\n' : sign === 'r' ? '\r' : sign));
}

/** Splits the text at line ends, and at commas before another condition; not inside quotes. */
function statementsOf(text: string): readonly string[] {
  const statements: string[] = [];
  let isAfterComma = false;
  let before = '';
  for (const { piece, end } of piecesOf(text)) {
    const goesOn = isAfterComma && piece.trim() !== '' && !/[=＝≥≤≠]|^\s*[!！]/.test(piece);
    if (goesOn) statements.push((statements.pop() ?? '') + before + piece);
    else statements.push(piece);
    before = end;
    isAfterComma = end === ',' || end === '，';
  }
  return statements.filter((statement) => statement.trim() !== '');
}

/** The text between line ends and commas, each with its separator. An unclosed quote ends at the end of its line. */
function piecesOf(text: string): readonly { readonly piece: string; readonly end: string }[] {
  const pieces: { piece: string; end: string }[] = [];
  let from = 0;
  let at = 0;
  while (at < text.length) {
    const sign = text[at] ?? '';
    if (sign === '"') {
      const quoted = /^"(?:[^"\\\n]|\\.)*"/.exec(text.slice(at))?.[0] ?? /^[^\n]*/.exec(text.slice(at))?.[0] ?? '';
      at += Math.max(1, quoted.length);
    } else if (sign === '\n' || sign === ',' || sign === '，') {
      pieces.push({ piece: text.slice(from, at), end: sign });
      at += 1;
      from = at;
    } else at += 1;
  }
  return [...pieces, { piece: text.slice(from), end: '' }];
}
