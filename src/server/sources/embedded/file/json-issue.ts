/** The first syntax error of a JSON text. Line and column count from 1. */
export interface JsonIssue {
  readonly line: number;
  readonly column: number;
  readonly problem: string;
}

/** The tokens that may follow, as the message names them. A closing bracket is allowed only if it is named. */
type Expected =
  | 'a value'
  | 'a value or "]"'
  | 'a key'
  | 'a key or "}"'
  | '":"'
  | '"," or "}"'
  | '"," or "]"'
  | 'the end';

interface Token {
  readonly kind: '{' | '}' | '[' | ']' | ':' | ',' | 'string' | 'scalar' | 'end' | 'error';
  /** The end of the token, or the position of its error. */
  readonly end: number;
  readonly problem?: string;
}

const SPACE = /[ \t\n\r]*/y;
const MARK = /[{}[\]:,]/y;
const SCALAR = /(?:true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)(?![\w.+-])/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/**
 * Finds the first syntax error of a text; undefined if the text is JSON. It runs only after `JSON.parse` has refused a
 * text, because V8 gives a position for some errors and not for others.
 */
export function findJsonIssue(text: string): JsonIssue | undefined {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'a value';
  let at = 0;
  for (;;) {
    at = endOf(SPACE, text, at) ?? at;
    const token = readToken(text, at);
    if (token.problem !== undefined) return { ...placeOf(text, token.end), problem: token.problem };
    if (token.kind === 'end' && expected === 'the end') return undefined;
    const next = step(expected, token.kind, open);
    if (next === undefined) {
      const found = token.kind === 'end' ? 'the text ends' : `found ${nameOf(token, text, at)}`;
      return { ...placeOf(text, at), problem: `expected ${expected}, but ${found}` };
    }
    expected = next;
    at = token.end;
  }
}

function nameOf(token: Token, text: string, at: number): string {
  return token.kind === 'string' ? 'a string' : quoted(text.slice(at, token.end));
}

/**
 * The tokens that may follow this one; undefined if this one is not allowed here. Updates the list of open brackets.
 */
function step(expected: Expected, kind: Token['kind'], open: ('{' | '[')[]): Expected | undefined {
  const wantsValue = expected.startsWith('a value');
  if (wantsValue && (kind === '{' || kind === '[')) {
    open.push(kind);
    return kind === '{' ? 'a key or "}"' : 'a value or "]"';
  }
  if (wantsValue && (kind === 'string' || kind === 'scalar')) return afterValue(open);
  if (kind === 'string' && expected.startsWith('a key')) return '":"';
  if (kind === ':' && expected === '":"') return 'a value';
  if (kind === ',' && expected.startsWith('","')) return open.at(-1) === '{' ? 'a key' : 'a value';
  if ((kind === '}' || kind === ']') && expected.endsWith(`"${kind}"`)) {
    open.pop();
    return afterValue(open);
  }
  return undefined;
}

function afterValue(open: readonly ('{' | '[')[]): Expected {
  const inside = open.at(-1);
  if (inside === undefined) return 'the end';
  return inside === '{' ? '"," or "}"' : '"," or "]"';
}

function readToken(text: string, at: number): Token {
  const first = text[at];
  if (first === undefined) return { kind: 'end', end: at };
  if (first === '"') return readString(text, at);
  if (endOf(MARK, text, at) !== undefined) return { kind: first as '{' | '}' | '[' | ']' | ':' | ',', end: at + 1 };
  const end = endOf(SCALAR, text, at);
  return end === undefined ? { kind: 'error', end: at + 1 } : { kind: 'scalar', end };
}

function readString(text: string, from: number): Token {
  let at = from + 1;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (unit < 0x20)
      return { kind: 'error', end: at, problem: 'a string holds a line break or another control character' };
    if (text[at] === '"') return { kind: 'string', end: at + 1 };
    if (text[at] !== '\\') at++;
    else {
      const end = endOf(ESCAPE, text, at);
      if (end === undefined) return { kind: 'error', end: at, problem: 'a string holds an unknown escape' };
      at = end;
    }
  }
  return { kind: 'error', end: from, problem: 'a string begins that is never closed' };
}

function endOf(sticky: RegExp, text: string, at: number): number | undefined {
  sticky.lastIndex = at;
  return sticky.test(text) ? sticky.lastIndex : undefined;
}

function placeOf(text: string, at: number) {
  let line = 1;
  let lineStart = 0;
  for (let end = text.indexOf('\n'); end >= 0 && end < at; end = text.indexOf('\n', lineStart)) {
    line++;
    lineStart = end + 1;
  }
  return { line, column: at - lineStart + 1 };
}

const MAX_CHARS = 40;

/** Describes a value of a file in a message: its type; for a text also the text, shortened, in printable characters. */
export function describeFound(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return `the text ${quoted(value)}`;
  if (Array.isArray(value))
    return value.length === 1 && typeof value[0] === 'string' ? `a list with ${quoted(value[0])}` : 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return String(value);
}

/** Text in quotes, on one line: cut after 40 characters, with control and invisible characters as escapes. */
export function quoted(text: string): string {
  const signs = [...text.slice(0, 4 * MAX_CHARS)];
  const cut = signs.length > MAX_CHARS ? `${signs.slice(0, MAX_CHARS).join('')}…` : signs.join('');
  return `"${printable(cut)}"`;
}

/** Text with control characters, line ends, invisible characters and unusual spaces written as `\u{...}`. */
export function printable(text: string): string {
  return text.replace(/(?! )[\p{C}\p{Z}]/gu, (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`);
}
