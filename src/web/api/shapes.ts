import type { PaiErrorBody } from '../../contract/errors.ts';
import type { FirstAnswers, FirstLabels } from '../../contract/first-answers.ts';
import type { Scope } from '../../contract/labels-target.ts';
import type { Label, ListImageLabelsResponse, SessionResponse } from '../../contract/operations.ts';
import { NETWORKS, type Network } from '../../contract/regions.ts';

/**
 * Reads a value that came as JSON, and notes the place of each part that is not as it must be. The server checks the
 * service's answers by the contract's schemas. The page checks that the answer is one of the server: the schema library
 * would be 6 KB of its first load.
 */
export type Shape<T> = (value: unknown, issues: string[], at: string) => T;

export const text: Shape<string> = (value, issues, at) => (typeof value === 'string' ? value : noted('', issues, at));
export const count: Shape<number> = (value, issues, at) => (typeof value === 'number' ? value : noted(0, issues, at));
export const flag: Shape<boolean> = (value, issues, at) =>
  typeof value === 'boolean' ? value : noted(false, issues, at);

/** Notes a place, and gives a value in place of what is there. */
export function noted<T>(value: T, issues: string[], at: string): T {
  issues.push(at);
  return value;
}

/** A field that may be missing. The service writes null, too, for what it does not know. */
export function absentOr<T>(shape: Shape<T>): Shape<T | undefined> {
  return (value, issues, at) => (value === undefined || value === null ? undefined : shape(value, issues, at));
}

function optional<T>(shape: Shape<T>): Shape<T | undefined> {
  return (value, issues, at) => (value === undefined ? undefined : shape(value, issues, at));
}

function oneOf<Word extends string>(words: readonly [Word, ...Word[]]): Shape<Word> {
  return (value, issues, at) => words.find((word) => word === value) ?? noted(words[0], issues, at);
}

/** A list of such items. */
export function listOf<T>(shape: Shape<T>): Shape<T[]> {
  return (value, issues, at) =>
    Array.isArray(value) ? value.map((item, index) => shape(item, issues, `${at}.${index}`)) : noted([], issues, at);
}

/** An object with these fields; others are left out. */
export function fields<T extends object>(shapes: { readonly [Name in keyof T]-?: Shape<T[Name]> }): Shape<T> {
  const names = Object.keys(shapes) as (keyof T & string)[];
  return (value, issues, at) => {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!isObject) issues.push(at);
    const given: { readonly [Name in keyof T]?: unknown } = isObject ? value : {};
    const read: Partial<T> = {};
    for (const name of names) {
      const field = shapes[name](given[name], issues, at === '' ? name : `${at}.${name}`);
      if (field !== undefined) read[name] = field;
    }
    return read as T;
  };
}

export const label = fields<Label>({ Key: text, Value: text });

export const labelsAnswer = fields<ListImageLabelsResponse>({
  RequestId: absentOr(text),
  TotalCount: absentOr(count),
  Labels: listOf(label),
});

export const sessionAnswer = fields<SessionResponse>({
  RequestId: text,
  source: oneOf(['embedded', 'live']),
  signed: flag,
  token: optional(flag),
  region: text,
  regionBy: optional(text),
  workspaceId: text,
  workspaceBy: optional(text),
  regions: listOf(text),
  network: optional(oneOf<Network>(NETWORKS)),
  endpoint: optional(text),
  images: optional(count),
  history: optional(flag),
  labels: optional(count),
  version: text,
  build: optional(listOf(text)),
});

/** Of a refusal no more is needed than code and message. */
export const refusalAnswer = fields<PaiErrorBody>({
  RequestId: textOrNone,
  HostId: textOrNone,
  Code: text,
  Message: text,
  Recommend: textOrNone,
  AccessDeniedDetail: absentOr(
    fields({
      AuthAction: absentOr(text),
      NoPermissionType: absentOr(text),
      PolicyType: absentOr(text),
      EncodedDiagnosticMessage: absentOr(text),
    }),
  ),
});

function textOrNone(value: unknown, issues: string[], at: string): string {
  return value === undefined || value === null ? '' : text(value, issues, at);
}

/** What came with the page. */
export const firstAnswers = fields<FirstAnswers>({
  session: sessionAnswer,
  labels: optional(
    fields<FirstLabels>({
      scope: fields<Scope>({ region: text, workspaceId: text, imageId: text }),
      target: text,
      body: labelsAnswer,
      ageSeconds: count,
      leftOut: optional(text),
    }),
  ),
});
