import type { Condition } from '../../../contract/filter.ts';
import { parseAddress } from '../../address/parse-address.ts';
import { trimEdges } from '../../text/trim-edges.ts';
import { type FilterPart, partsOf } from '../filter-parts.ts';
import { csvLabels } from './csv-labels.ts';
import type { KnownLabels } from './known-labels.ts';
import { type Literal, readLiteral } from './literal.ts';
import { plainCode, plainSigns, withoutEscapes } from './plain-text.ts';
import { shellWords } from './shell-words.ts';
import { tableRows } from './table-rows.ts';
import { NOTHING_KNOWN, readTyped, type TypedError, type TypedFilter } from './typed-filter.ts';

const QUERY_PARAMETER = /(?:[?&]|&amp;)(?:LabelFilter|Labels)=([^&#\s'"`\\<>]*)/g;
const OTHER_PARAMETER = /(?:^|&)(?:not|none|from|to)=/;
const OPTION = /^(?:-{1,2}(?:label[-_]?filters?|labels?|filters?|selector)|-l)(?:=(.*))?$/is;
/** `LabelFilter=...` as a word of a command, as in curl's --data-urlencode. */
const FIELD = /^(?:label_?filter|labels)==?((?![[({]).*(?:[=＝]|%(?:25)*3D).*)$/is;
/**
 * The attributes of a tag with a label, and the start or end of a tag. With one pattern for both attributes, each key
 * would search the whole text.
 */
const ATTRIBUTE = /\b(Key|Value)\s*=\s*["']([^"'<>]*)["']|[<>]/gi;
/** The numbered parameters of an older kind of request. */
const NUMBERED = /\b(?:Labels?|Tags?)\.(\d+)\.(Key|Value)[=\s]+["']?([^&\s"']+)/gi;
/** A label in YAML, `- Key: a` and `Value: b`, and in the short form of some commands, `Key=a,Value=b`. */
const KEY_VALUE =
  /(?:^|[\s,;-])key\s?[=:]\s?["']?([^\s,"'=:]{1,300})["']?\s{0,40}[,;\n]\s{0,40}value\s?[=:]\s?["']?([^\n,;"']{0,300}?)["']?(?=\s?(?:$|[\n,;])|\skey\s?[=:])/gi;
/** A parameter in code: `labels=[`, `"LabelFilter": `, `setLabelFilter(`. */
const ARGUMENT = /(?:label_?filter|labels)["']?\s*(?:=>|:=|[=:(])\s*|["']-{1,2}label(?:[-_]?filter|s)["'],\s*/gi;
const COMMAND =
  /^\s*(?:[$>#]\s+)?(?:aliyun|curl|wget|python3?|pip3?|conda|mamba|uv|poetry|apt|apt-get|yum|brew|sudo|ssh|git|helm|aws|gcloud|az|dlc|eascmd|ossutil|docker|kubectl|npm|npx|node|export|FROM|RUN|ENV|GET|POST|from|import|const|let|var)\s|\s--?[a-z][\w-]*(?:\s|=|$)|:\/\//i;
const CONDITION = /^\s*[^\s=＝:?]+\s*[=＝]/;
/** Fields of PAI's responses: an object with one of them is a response, not a map of labels. */
const ANSWER_FIELD = /^(?:RequestId|HostId|Code|Message|TotalCount|Images?|ImageId|Workspaces?|WorkspaceId)$/i;
const MAX_CHARS = 200_000;

/**
 * The filter in a typed or pasted text: the LabelFilter of an address or a request line, the labels option of a
 * command, the labels argument of code, labels in JSON or Python, rows of a table, else typed conditions. The rest of a
 * command or a response is ignored. A command, address or response without a filter gives an error with the reason
 * `nothing` and the pasted text.
 */
export function readFilter(pasted: string, known: KnownLabels = NOTHING_KNOWN): TypedFilter {
  const whole = withEquals(pasted);
  const text = plainSigns(whole.slice(0, MAX_CHARS));
  const exact = readTyped(whole, known);
  const [only, ...more] = exact.conditions;
  const isWhole = more.length === 0 && exact.unread.length === 0;
  if (only && isWhole && known.hasValue(only.key, only.value)) return exact;
  const code = plainCode(text);
  const found =
    fromAddress(text, known) ??
    fromPairs(text, known) ??
    fromCsv(text, known) ??
    fromValue(text, known) ??
    fromCommand(code, known) ??
    fromCode(code, known) ??
    fromLines(text, known) ??
    (COMMAND.test(text) && !CONDITION.test(text) ? nothingIn(pasted) : fromTyped(whole, exact, known));
  const isNothing = [found.conditions, found.others, found.unread].every((part) => part.length === 0);
  return isNothing && pasted.trim() !== '' ? nothingIn(pasted) : found;
}

/** Decodes percent escapes if there is no other `=`: the copied filter of an address. */
function withEquals(text: string): string {
  let plain = text;
  while (!/[=＝\s]/.test(plain) && /%(?:25)*3D/i.test(plain)) {
    const once = decoded(plain);
    if (once === plain) break;
    plain = once;
  }
  return plain;
}

function fromTyped(whole: string, exact: TypedFilter, known: KnownLabels): TypedFilter {
  const plain = withoutEscapes(whole);
  return plain === whole ? exact : readTyped(plain, known);
}

function nothingIn(text: string): TypedFilter {
  const error: TypedError = { text: text.trim(), reason: 'nothing' };
  return { conditions: [], others: [], unread: [error] };
}

function fromAddress(text: string, known: KnownLabels): TypedFilter | undefined {
  const filters = [...text.matchAll(QUERY_PARAMETER)].map(([, value = '']) => {
    const filter = decoded(withoutClosing(value));
    // Another program has encoded it once more.
    return /[=＝]/.test(filter) ? filter : decoded(filter);
  });
  const others = othersInAddress(text);
  if (filters.every((filter) => filter === '') && others.length === 0) return undefined;
  return { ...readTyped(filters.join('\n'), known), others };
}

/** The filters in an address of this page that PAI does not support. */
function othersInAddress(text: string): readonly FilterPart[] {
  const [, query = ''] = /\?([^\s#'"`\\<>]*)/.exec(text.replaceAll('&amp;', '&')) ?? [];
  if (!OTHER_PARAMETER.test(query)) return [];
  const { extra } = parseAddress(withoutClosing(query));
  return partsOf({ ...extra, conditions: [] });
}

/** Removes a closing bracket that was opened before the address, as in a Markdown link. */
function withoutClosing(text: string): string {
  return /[([]/.test(text) ? text : text.replace(/[)\]][.,;:!?]?$/, '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** The value of a field in the query of a request: other fields may follow. */
function decodedField(text: string): string {
  const value = text.replace(/&[A-Za-z]\w*=.*$|,$/s, '');
  const once = decoded(value);
  return /[=＝]/.test(once) ? once : decoded(once);
}

/** A text that consists of one value, or of several quoted ones. */
function fromValue(text: string, known: KnownLabels): TypedFilter | undefined {
  if (!/^\s*[[({"'`]/.test(text)) return undefined;
  const read = readLiteral(`[${text.trim().replace(/[,;]+$/, '')}]`);
  if (read !== undefined && read.end >= text.trim().length) return filterOf(read.value, known) ?? nothingIn(text);
  return fromFields(text, known);
}

/** Lines of JSON that someone selected with the mouse, without all of their brackets. */
function fromFields(text: string, known: KnownLabels): TypedFilter | undefined {
  const bare = text.replace(/^[\s[{,]+/, '').replace(/[\s\]},;]+$/, '');
  if (!/^["'](?:key|value)["']\s*:/i.test(bare)) return undefined;
  const read = readLiteral(`[{${bare}}]`);
  return read && filterOf(read.value, known);
}

function fromCommand(text: string, known: KnownLabels, depth = 0): TypedFilter | undefined {
  // A hyphen alone is a line of YAML.
  const words = shellWords(text).filter((word) => word !== '-');
  const found = words.flatMap((word, at) => {
    const option = OPTION.exec(word);
    const value = option ? (option[1] ?? words[at + 1]) : FIELD.exec(word)?.[1]?.replace(/^\S+$/, decodedField);
    const isNone = value === undefined || value.startsWith('--') || (word === '-l' && !/[=＝]/.test(value));
    return isNone ? [] : [value, ...(option ? conditionsAt(words, at + (option[1] === undefined ? 2 : 1)) : [])];
  });
  // The variable was given its value before.
  const isFilled = found.some((value) => /[=＝]/.test(value));
  const values = isFilled ? found.filter((value) => !VARIABLE.test(value)) : found;
  if (values.length === 0 && depth < MAX_COMMANDS) {
    // A command as a word of another one, as in sh -c "...", or in quotes in a call.
    const inside = words.filter((word) => /\s-{1,2}l/i.test(word)).map((word) => word.replace(/^[\w.]+\(|\)$/g, ''));
    const nested = inside.flatMap((word) => fromCommand(word, known, depth + 1) ?? []);
    if (nested.length > 0) return joined(nested);
  }
  const bodies = words.filter((word) => /^\{.*\}$/s.test(word));
  const read = [...values, ...bodies].flatMap((value) => {
    const literal = /^[[({]/.test(value) ? readLiteral(value) : undefined;
    return (literal ? filterOf(literal.value, known) : readTyped(value, known)) ?? [];
  });
  return read.length > 0 ? joined(read) : undefined;
}

const VARIABLE = /^(?:\$\{?[\w:]+\}?|%\w+%)$/;
const MAX_COMMANDS = 2;

/** The clear conditions from a word on: an option may have several values. */
function conditionsAt(words: readonly string[], from: number): readonly string[] {
  const end = words.findIndex((word, at) => at >= from && !/^[\w-]+(?:\.[\w-]+)+=/.test(word));
  return words.slice(from, end < 0 ? words.length : end);
}

function fromCode(text: string, known: KnownLabels): TypedFilter | undefined {
  const read = [...text.matchAll(ARGUMENT)].flatMap((match) => {
    const at = match.index + match[0].length;
    if (!/^(?:[[({"'`]|[\w.]+\()/.test(text.slice(at, at + 100))) return [];
    return argumentOf(readLiteral(text, at)?.value, known) ?? [];
  });
  return read.length > 0 ? joined(read) : undefined;
}

function argumentOf(value: Literal | undefined, known: KnownLabels): TypedFilter | undefined {
  return value === undefined ? undefined : filterOf(value, known);
}

/** The filter in a value, or undefined if it contains no label. */
function filterOf(value: Literal, known: KnownLabels): TypedFilter | undefined {
  if (typeof value === 'string') {
    const command = /\s-{1,2}l/i.test(value) ? fromCommand(value, known) : undefined;
    return command ?? (/[=＝]/.test(value) ? readTyped(value, known) : undefined);
  }
  if (!('pairs' in value)) {
    const read = value.flatMap((item) => filterOf(item, known) ?? []);
    return read.length > 0 ? joined(read) : undefined;
  }
  const field = (name: RegExp) => value.pairs.find(([key]) => name.test(key))?.[1];
  const key = field(/^key$/i);
  const labelValue = field(/^value$/i);
  if (typeof key === 'string' && typeof labelValue === 'string') return exactly([{ key, value: labelValue }], known);
  if (key !== undefined) return undefined;
  const inside = field(/^(?:labels|label_?filter)$/i) ?? field(/^body$/i);
  if (inside !== undefined) return filterOf(inside, known);
  if (value.pairs.some(([name]) => ANSWER_FIELD.test(name))) return undefined;
  const conditions = value.pairs.flatMap(([name, text]) =>
    typeof text === 'string' ? [{ key: name, value: text }] : [],
  );
  return conditions.length === value.pairs.length ? exactly(conditions, known) : undefined;
}

function fromPairs(text: string, known: KnownLabels): TypedFilter | undefined {
  const pairs = attributePairs(text);
  const numbered = new Map<string, { key?: string; value?: string }>();
  for (const [, number = '', name = '', part = ''] of text.matchAll(NUMBERED)) {
    const before = numbered.get(number) ?? {};
    numbered.set(number, { ...before, [name.toLowerCase()]: decoded(part) });
  }
  if (!known.hasKey('Key'))
    for (const [, key = '', value = ''] of text.matchAll(KEY_VALUE)) pairs.push({ key, value: value.trim() });
  for (const { key, value } of numbered.values())
    if (key !== undefined && value !== undefined) pairs.push({ key, value });
  return pairs.length > 0 ? exactly(pairs, known) : undefined;
}

/** The labels of tags such as `<Tag Key="a" Value="b"/>`. */
function attributePairs(text: string): Condition[] {
  const pairs: Condition[] = [];
  let key: string | undefined;
  for (const [, name, value = ''] of text.matchAll(ATTRIBUTE)) {
    if (name === undefined) key = undefined;
    else if (name.toLowerCase() === 'key') key ??= value || undefined;
    else if (key !== undefined) {
      pairs.push({ key, value });
      key = undefined;
    }
  }
  return pairs;
}

function fromCsv(text: string, known: KnownLabels): TypedFilter | undefined {
  const conditions = csvLabels(text.replace(/^\ufeff/, ''), known);
  return conditions && { conditions, others: [], unread: [] };
}

function fromLines(text: string, known: KnownLabels): TypedFilter | undefined {
  const rows = tableRows(text, known.hasKey);
  return rows && exactly(rows, known);
}

/**
 * Labels from data: white space is kept, but invisible characters at their ends are removed, unless the label exists
 * with them.
 */
function exactly(conditions: readonly Condition[], known: KnownLabels): TypedFilter {
  const read = conditions.map(({ key, value }) => ({
    key: known.hasKey(key) ? key : withoutHidden(key),
    value: known.hasValue(key, value) ? value : withoutHidden(value),
  }));
  return { conditions: read, others: [], unread: [] };
}

function withoutHidden(text: string): string {
  const bare = trimEdges(text);
  return bare === text.trim() ? text : bare;
}

function joined(filters: readonly TypedFilter[]): TypedFilter {
  return {
    conditions: filters.flatMap(({ conditions }) => conditions),
    others: filters.flatMap(({ others }) => others),
    unread: filters.flatMap(({ unread }) => unread),
  };
}
