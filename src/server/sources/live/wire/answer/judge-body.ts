import { newRequestId } from '../../../../http/refusal.ts';
import { WrittenAnswer } from '../../../image-source.ts';
import { LeftOut, nameKind } from '../../../rows/read-fields.ts';
import { isJsonObject, type JsonObject, readTotalCount, type Steps } from '../../../rows/read-rows.ts';
import { LIST_BEGINS, PAUSE, type ScanResult, scanJson } from '../../../rows/scan-json.ts';
import type { ListForm, LiveOperation, ObjectForm, ParameterOf } from '../../live-operations.ts';
import { statusCause } from './answer-words.ts';
import { AnswerWriter } from './answer-writer.ts';
import type { EchoHider } from './hide-echoes.ts';
import { messageTextIn } from './read-refusal.ts';

/** The kinds of JSON bodies. */
export type Judgement =
  | { readonly kind: 'answer'; readonly answer: WrittenAnswer; readonly leftOut: LeftOut }
  | { readonly kind: 'refusal'; readonly code: string; readonly body: JsonObject }
  | { readonly kind: 'not-json' }
  /** An answer about another object than the requested one, so it belongs to another request. */
  | { readonly kind: 'wrong'; readonly field: string }
  /** JSON of another form. `says` continues after "answered". `isPai`: it has a field as PAI writes it. */
  | { readonly kind: 'odd'; readonly says: string; readonly isPai: boolean; readonly places: readonly string[] };

export interface JudgeContext {
  readonly status: number;
  readonly asked: ParameterOf;
  /** Removes secrets from texts. */
  readonly hider: EchoHider;
  /** Removes from a text what must not be shown in a failure. */
  readonly scrub: (text: string) => string;
  /** Returns the name of a field if it may be shown. */
  readonly showName: (name: string) => string | undefined;
  /** Returns the RequestId of the body if a header can carry it. */
  readonly requestIdOf: (body: JsonObject) => string | undefined;
}

/** All fields that are ever read from a response. */
const NAMES: ReadonlySet<string> = new Set(
  [
    'RequestId TotalCount Labels Images Workspaces Key Value',
    'ImageId Name Description ImageUri Accessibility GmtCreateTime GmtModifiedTime Size WorkspaceId UserId',
    'ParentUserId SourceId SourceType WorkspaceName DisplayName Creator EnvTypes Status AdminNames IsDefault Owner',
    'Code Message code message requestId accessDeniedDetail',
    'AccessDeniedDetail AuthAction NoPermissionType PolicyType EncodedDiagnosticMessage',
  ].flatMap((names) => names.split(' ')),
);

/** Reads a body and writes its answer, in steps of about a millisecond. */
export function* judgeBody(
  text: string,
  { answer: form }: LiveOperation,
  context: JudgeContext,
): Generator<undefined, Judgement> {
  return yield* form.list === undefined ? judgeObject(text, form, context) : judgeList(text, form, context);
}

function* judgeList(text: string, form: ListForm, context: JudgeContext): Generator<undefined, Judgement> {
  const { list, readRow, names } = form;
  const writer = new AnswerWriter(context.hider);
  let leftOut = new LeftOut();
  let [elements, rows, named, foreign] = [0, 0, 0, 0];
  const found = new OuterNames(context.showName);
  const scanning = scanJson(text, { names: NAMES, list, onOuterName: (name) => found.add(name) });
  let step = scanning.next();
  for (; !step.done; step = scanning.next()) {
    if (step.value === PAUSE) yield;
    else if (step.value === LIST_BEGINS) {
      writer.beginList(list);
      leftOut = new LeftOut();
      [elements, rows, named, foreign] = [0, 0, 0, 0];
    } else {
      const at = elements;
      elements += 1;
      const read = readRow(step.value.element, () => `${list}[${at}]`, leftOut);
      const row = isInSteps(read) ? yield* read : read;
      if (row === undefined) continue;
      const which = names?.({ ...row }, context.asked);
      if (which === 'other') {
        foreign += 1;
        leaveOutForeign(list, at, leftOut);
        continue;
      }
      if (which === 'asked') named += 1;
      rows += 1;
      yield* writer.add(row);
    }
  }
  const body = bodyOf(step.value, context, [list], found);
  if (body.kind !== 'body') return body;
  const { object } = body;
  // Beside requested rows, foreign rows are odd rows. Without requested rows, the whole answer belongs to another
  // request.
  if (foreign > 0 && named === 0) return { kind: 'wrong', field: 'WorkspaceId' };
  const total = readTotalCount(object, leftOut);
  const isNone = object[list] === undefined || object[list] === null;
  if (isNone && total === 0) writer.beginList(list);
  else if (!Array.isArray(object[list]))
    return odd(
      object,
      `${list} is ${nameKind(object[list])}, a list is expected${object[list] === undefined ? found.inWords() : ''}`,
      isNone ? [] : [list],
      list,
    );
  // Rows of a later page are not all rows.
  const isFirstPage = ['', '1'].includes(context.asked('PageNumber'));
  if (elements > 0 && rows === 0 && isFirstPage) return odd(object, leftOut.first ?? '', leftOut.places, list);
  const requestId = context.requestIdOf(object) ?? newRequestId();
  const bytes = writer.endList({ ...(total === undefined ? {} : { TotalCount: total }), RequestId: requestId });
  return { kind: 'answer', answer: new WrittenAnswer(bytes, requestId, leftOut.toHeader()), leftOut };
}

/** Rows are plain objects, which are not iterable. */
function isInSteps<Done>(read: object | undefined | Steps<Done>): read is Steps<Done> {
  return read !== undefined && Symbol.iterator in read;
}

function leaveOutForeign(list: ListForm['list'], at: number, leftOut: LeftOut): void {
  const kind = list === 'Workspaces' ? 'workspaces' : 'images';
  leftOut.add(kind, 'WorkspaceId', () => `${list}[${at}].WorkspaceId`, 'the one asked for', 'another');
}

function* judgeObject(text: string, form: ObjectForm, context: JudgeContext): Generator<undefined, Judgement> {
  const { identifiedBy, readObject, wrongField } = form;
  const found = new OuterNames(context.showName);
  const scanning = scanJson(text, { names: NAMES, onOuterName: (name) => found.add(name) });
  let step = scanning.next();
  for (; !step.done; step = scanning.next()) yield;
  const body = bodyOf(step.value, context, identifiedBy, found);
  if (body.kind !== 'body') return body;
  const leftOut = new LeftOut();
  const reading = readObject(body.object, leftOut);
  const read = isInSteps(reading) ? yield* reading : reading;
  const [id = ''] = identifiedBy;
  // An id that cannot be read may be that of another object.
  if (leftOut.places.includes(id) || !identifiedBy.some((field) => Reflect.get(read, field) !== undefined))
    return odd(
      body.object,
      leftOut.first ??
        `${identifiedBy.join(', ')} ${identifiedBy.length === 1 ? 'is' : 'are'} missing${found.inWords()}`,
      leftOut.places,
      id,
    );
  const field = wrongField({ ...read }, context.asked);
  if (field !== undefined) return { kind: 'wrong', field };
  const requestId = context.requestIdOf(body.object) ?? newRequestId();
  const answer: object = { RequestId: requestId, ...read };
  const bytes = yield* new AnswerWriter(context.hider).object(answer);
  return { kind: 'answer', answer: new WrittenAnswer(bytes, requestId, leftOut.toHeader()), leftOut };
}

/** The object of an answer, or the kind of another body. An answer may also have a Code; a refusal has only a Code. */
function bodyOf(
  scanned: ScanResult,
  { status, scrub }: JudgeContext,
  identifiedBy: readonly string[],
  found: OuterNames,
): { readonly kind: 'body'; readonly object: JsonObject } | Judgement {
  if (!scanned.ok && scanned.error === 'too-deep')
    return { kind: 'odd', says: 'with JSON that is nested too deep', isPai: false, places: [] };
  if (!scanned.ok) return { kind: 'not-json' };
  const { value } = scanned;
  if (!isJsonObject(value)) return { kind: 'odd', says: 'with JSON that is no object', isPai: false, places: [] };
  const hasObject = identifiedBy.some((field) => value[field] !== undefined && value[field] !== null);
  // With a success status, a `code` in small letters belongs to a wrapper, where it says OK.
  const body = status >= 400 ? withLargeLetters(value) : value;
  if (isErrorCode(body.Code) && (status >= 400 || !hasObject)) return { kind: 'refusal', code: body.Code, body };
  if (status >= 400) {
    // A status that tells the cause needs no more words.
    const said = statusCause(status) === undefined ? messageTextIn(body.Message, scrub) : '';
    const reason = said === '' ? found.inWords() : `; its message is ${JSON.stringify(said)}`;
    return { kind: 'odd', says: `with HTTP ${status} and without an error code${reason}`, isPai: false, places: [] };
  }
  return { kind: 'body', object: value };
}

/** A refusal in PAI's spelling. Gateways begin field names with small letters. */
function withLargeLetters(body: JsonObject): JsonObject {
  const { code, message, requestId, accessDeniedDetail, ...others } = body;
  return {
    ...others,
    Code: body.Code ?? code,
    Message: body.Message ?? message,
    RequestId: body.RequestId ?? requestId,
    AccessDeniedDetail: body.AccessDeniedDetail ?? accessDeniedDetail,
  };
}

function isErrorCode(code: unknown): code is string {
  return typeof code === 'string' && /^[A-Za-z][A-Za-z0-9._-]{0,80}$/.test(code);
}

function odd(body: JsonObject, what: string, places: readonly string[], field: string | undefined): Judgement {
  const isPai = ['RequestId', 'TotalCount', field ?? ''].some((name) => body[name] !== undefined);
  return { kind: 'odd', says: `in an unexpected form: ${what}`, isPai, places };
}

/** Enough names to recognize a wrapper. */
const MAX_SHOWN = 5;
/** Every answer of PAI may have these fields, so they do not help. */
const ENVELOPE: ReadonlySet<string> = new Set(['RequestId', 'TotalCount', 'HostId', 'Recommend']);

/**
 * The fields of an answer without its expected field: the data may be in a wrapper, or under a name in small letters.
 */
class OuterNames {
  readonly #show: (name: string) => string | undefined;
  readonly #shown = new Set<string>();
  #others = 0;

  /** `show` returns the name if it may be shown. */
  constructor(show: (name: string) => string | undefined) {
    this.#show = show;
  }

  add(name: string): void {
    if (ENVELOPE.has(name) || this.#shown.has(name)) return;
    const shown = this.#shown.size < MAX_SHOWN ? this.#show(name) : undefined;
    if (shown === undefined) this.#others += 1;
    else this.#shown.add(shown);
  }

  /** Continues after what is expected: `; fields found: data and 2 more`. Empty if there are no fields. */
  inWords(): string {
    const names = [...this.#shown].join(', ');
    if (names === '') return this.#others === 0 ? '' : `; fields found: ${this.#others} of other names`;
    return `; fields found: ${names}${this.#others === 0 ? '' : ` and ${this.#others} more`}`;
  }
}
