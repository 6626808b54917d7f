import { failed, ok, type Result } from '../../../contract/result.ts';
import { NumberText, REPEATED } from './read-fields.ts';
import { StringReader, UNFINISHED } from './string-reader.ts';

export interface ScanOptions {
  /** Members of these names are kept, at any depth. Members of other names are checked and skipped. */
  readonly names: Pick<ReadonlySet<string>, 'has'>;
  /** The name of a member of the outermost object: the elements of its list are yielded one by one, and not kept. */
  readonly list?: string | undefined;
  /** Called with the name of each member of the outermost object. */
  readonly onOuterName?: (name: string) => void;
}

/**
 * A step of a scan: a pause, in which the caller can let other work run; the beginning of the list, once for each time
 * its name occurs; or an element of the list.
 */
export type ScanStep = typeof PAUSE | typeof LIST_BEGINS | { readonly element: unknown };
export const PAUSE = Symbol('pause');
export const LIST_BEGINS = Symbol('list begins');

/** The outermost value, or an error. A list whose elements were yielded is empty in the value. */
export type ScanResult = Result<unknown, 'broken' | 'too-deep'>;

/** The answers of PAI have five levels. */
const MAX_DEPTH = 40;
/** About a millisecond of work. */
const STEPS_A_PAUSE = 4_000;

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const LITERALS: readonly (readonly [text: string, value: boolean | null])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];
const [QUOTE, COMMA, COLON] = [0x22, 0x2c, 0x3a];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** An open list or object. */
interface Frame {
  readonly isList: boolean;
  /** Undefined if the list or object is skipped. */
  readonly value: unknown[] | Record<string, unknown> | undefined;
  /** Whether its elements are yielded one by one. */
  readonly isGiven: boolean;
  /** The name of the current member, if it is kept. */
  name: string | undefined;
}

type State = 'value' | 'value or end' | 'name' | 'name or end' | 'after value';

/**
 * Reads JSON as JSON.parse does, but in steps, with only the requested members, and without losing a digit: a number
 * that JavaScript would print differently becomes a NumberText. A repeated member becomes REPEATED: JSON.parse would
 * silently keep the last one. We rejected JSON.parse because 8 MB block the event loop for 100 ms, and for 900 ms on a
 * busy machine. We rejected lossless-json because it takes three times as long and cannot pause, and the tokenizer of
 * `@streamparser/json` because it takes ten times as long and does not check the structure.
 */
export function* scanJson(
  text: string,
  { names, list, onOuterName = () => {} }: ScanOptions,
): Generator<ScanStep, ScanResult> {
  const strings = new StringReader(text);
  const stack: Frame[] = [];
  let top: Frame | undefined;
  let state: State = 'value';
  let at = 0;

  for (let steps = 1; ; steps += 1) {
    if (steps % STEPS_A_PAUSE === 0) yield PAUSE;
    at = skipBlanks(text, at);
    const code = text.charCodeAt(at);
    if (isBlank(code)) {
      yield PAUSE;
      continue;
    }
    let value: unknown;
    let string: string | undefined;
    let stringEnd = -1;
    if (code === QUOTE && state !== 'after value') {
      stringEnd = strings.endOf(at);
      for (; stringEnd === UNFINISHED; stringEnd = strings.endOf(at)) yield PAUSE;
      if (stringEnd === -1) return BROKEN;
      if (strings.isLong(at, stringEnd)) string = yield* inPauses(strings.readLong(at, stringEnd));
      else string = strings.read(at, stringEnd);
      if (string === undefined) return BROKEN;
    }

    if (state === 'after value' && code === COMMA && top !== undefined) {
      state = top.isList ? 'value' : 'name';
      at += 1;
      continue;
    }
    if (top !== undefined && isEnd(state, code, top.isList)) {
      at += 1;
      value = top.value;
      stack.pop();
      top = stack[stack.length - 1];
    } else if (state === 'after value') return BROKEN;
    else if (state === 'name' || state === 'name or end') {
      at = skipBlanks(text, stringEnd + 1);
      for (; isBlank(text.charCodeAt(at)); at = skipBlanks(text, at)) yield PAUSE;
      if (top === undefined || string === undefined || text.charCodeAt(at) !== COLON) return BROKEN;
      if (stack.length === 1) onOuterName(string);
      top.name = top.value !== undefined && names.has(string) ? string : undefined;
      at += 1;
      state = 'value';
      continue;
    } else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      if (stack.length === MAX_DEPTH) return failed('too-deep');
      const isList = code === OPEN_LIST;
      const isKept = stack.length === 0 ? !isList : top !== undefined && keeps(top);
      const isGiven = isKept && isList && stack.length === 1 && list !== undefined && top?.name === list;
      if (isGiven) yield LIST_BEGINS;
      top = { isList, value: isKept ? (isList ? [] : {}) : undefined, isGiven, name: undefined };
      stack.push(top);
      state = isList ? 'value or end' : 'name or end';
      at += 1;
      continue;
    } else if (string !== undefined) {
      value = string;
      at = stringEnd + 1;
    } else {
      const scalar = readScalar(text, at);
      if (scalar === undefined) return BROKEN;
      value = scalar.value;
      at = scalar.end;
    }

    // A value is complete.
    state = 'after value';
    if (top === undefined) {
      for (at = skipBlanks(text, at); isBlank(text.charCodeAt(at)); at = skipBlanks(text, at)) yield PAUSE;
      return at === text.length ? ok(value) : BROKEN;
    }
    if (top.isGiven) yield { element: value };
    else if (Array.isArray(top.value)) top.value.push(value);
    else if (top.value !== undefined && top.name !== undefined)
      top.value[top.name] = Object.hasOwn(top.value, top.name) ? REPEATED : value;
  }
}

/** Reads an outermost object with every member, without pauses. For short texts. */
export function readJson(text: string): ScanResult {
  const scanning = scanJson(text, { names: EVERY_NAME });
  let step = scanning.next();
  while (!step.done) step = scanning.next();
  return step.value;
}

/** Except the name that would change the prototype of the object. */
const EVERY_NAME = { has: (name: string) => name !== '__proto__' };

function* inPauses<Result>(work: Generator<undefined, Result>): Generator<ScanStep, Result> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    yield PAUSE;
  }
}

const BROKEN: ScanResult = failed('broken');

function isEnd(state: State, code: number, isList: boolean): boolean {
  if (isList) return code === CLOSE_LIST && (state === 'after value' || state === 'value or end');
  return code === CLOSE_OBJECT && (state === 'after value' || state === 'name or end');
}

/** Whether the next value is kept. */
function keeps({ isList, value, name }: Frame): boolean {
  return value !== undefined && (isList || name !== undefined);
}

/** About a millisecond of work. */
const BLANKS_A_STEP = 256 * 1024;

/** The place of the next sign that is not blank, or of a later blank after some work. */
function skipBlanks(text: string, from: number): number {
  const limit = from + BLANKS_A_STEP;
  let at = from;
  while (at < limit && isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

function readScalar(text: string, at: number): { readonly value: unknown; readonly end: number } | undefined {
  NUMBER.lastIndex = at;
  if (NUMBER.test(text)) {
    const end = NUMBER.lastIndex;
    const digits = text.slice(at, end);
    const number = Number(digits);
    return { value: String(number) === digits ? number : new NumberText(digits), end };
  }
  const literal = LITERALS.find(([word]) => text.startsWith(word, at));
  return literal && { value: literal[1], end: at + literal[0].length };
}
