import type { PaiErrorBody } from '../../contract/errors.ts';
import type { Scope } from '../../contract/labels-target.ts';
import type { Label, ListImageLabelsResponse, SessionResponse } from '../../contract/operations.ts';
import type { FirstAnswers, FirstLabels } from '../../contract/page-load/first-answers.ts';
import { NETWORKS, type Network } from '../../contract/regions.ts';

/**
 * Reads a JSON value, and records the place of each invalid part. The server checks the service's responses by the
 * contract's schemas. The page only checks that the response is from the server: the schema library would add 6 KB to
 * its first load.
 */
export type Shape<T> = (value: unknown, issues: string[], at: string) => T;

export const text: Shape<string> = (value, issues, at) => (typeof value === 'string' ? value : noted('', issues, at));
export const count: Shape<number> = (value, issues, at) => (typeof value === 'number' ? value : noted(0, issues, at));
export const flag: Shape<boolean> = (value, issues, at) =>
  typeof value === 'boolean' ? value : noted(false, issues, at);

/** Records a place, and returns a replacement value. */
export function noted<T>(value: T, issues: string[], at: string): T {
  issues.push(at);
  return value;
}

/** A field that may be missing. The service also writes null for unknown values. */
export function absentOr<T>(shape: Shape<T>): Shape<T | undefined> {
  return (value, issues, at) => (value === undefined || value === null ? undefined : shape(value, issues, at));
}

function optional<T>(shape: Shape<T>): Shape<T | undefined> {
  return (value, issues, at) => (value === undefined ? undefined : shape(value, issues, at));
}

function oneOf<Word extends string>(words: readonly [Word, ...Word[]]): Shape<Word> {
  return (value, issues, at) => words.find((word) => word === value) ?? noted(words[0], issues, at);
}

/** A list of such items. Only invalid items get the text of their place: for 100,000 labels it took half of the time. */
export function listOf<T>(shape: Shape<T>): Shape<T[]> {
  return (value, issues, at) => {
    if (!Array.isArray(value)) return noted([], issues, at);
    const ofItem: string[] = [];
    return value.map((item, index) => {
      const read = shape(item, ofItem, '');
      for (const place of ofItem.splice(0)) issues.push(inside(inside(at, String(index)), place));
      return read;
    });
  };
}

function inside(at: string, place: string): string {
  return at === '' || place === '' ? at + place : `${at}.${place}`;
}

/** An object with these fields; others are dropped. */
export function fields<T extends object>(shapes: { readonly [Name in keyof T]-?: Shape<T[Name]> }): Shape<T> {
  const names = Object.keys(shapes) as (keyof T & string)[];
  return (value, issues, at) => {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!isObject) issues.push(at);
    const given: { readonly [Name in keyof T]?: unknown } = isObject ? value : {};
    const read: Partial<T> = {};
    for (const name of names) {
      const field = shapes[name](given[name], issues, inside(at, name));
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

/** Only code and message are required in a refusal. */
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

/** The data embedded in the page. */
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
