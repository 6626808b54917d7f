import type { GetWorkspaceResponse, Image, Label, Workspace } from '../../../contract/operations.ts';
import type { LeftOut, LeftOutKind } from './read-fields.ts';
import {
  type FieldReader,
  NumberText,
  REPEATED,
  readCount,
  readFlag,
  readId,
  readLabelValue,
  readText,
  readTextOnly,
  readTexts,
  Unreadable,
} from './read-fields.ts';

/** Returns the place of a row, such as `Images[3]`. Called only for rows that are left out. */
export type Place = () => string;

/** Reads one row of a list. Returns undefined for an unreadable row, and counts it in `leftOut`. */
export type RowReader<Row extends object> = (row: unknown, place: Place, leftOut: LeftOut) => Row | undefined;

/** Work in steps of about a millisecond: an image may have hundreds of thousands of labels. */
export type Steps<Done> = Generator<undefined, Done>;

/** About a millisecond of work. */
const LABELS_A_STEP = 4_000;

type Fields<Row> = { readonly [Name in keyof Row]-?: FieldReader<NonNullable<Row[Name]>> };

const imageFields: Fields<Omit<Image, 'Labels'>> = {
  ImageId: readText,
  Name: readText,
  Description: readText,
  ImageUri: readText,
  Accessibility: readText,
  GmtCreateTime: readText,
  GmtModifiedTime: readText,
  Size: readCount,
  WorkspaceId: readId,
  UserId: readId,
  ParentUserId: readId,
  SourceId: readText,
  SourceType: readText,
};

const workspaceFields: Fields<Workspace> = {
  WorkspaceId: readId,
  WorkspaceName: readText,
  DisplayName: readText,
  Description: readText,
  Creator: readText,
  GmtCreateTime: readText,
  GmtModifiedTime: readText,
  EnvTypes: readTexts,
  Status: readText,
  AdminNames: readTexts,
  IsDefault: readFlag,
};

const ownerFields: Fields<NonNullable<GetWorkspaceResponse['Owner']>> = { UserId: readId, DisplayName: readText };

/** A label without a value gets an empty one. A label without a key, or with a key that is not text, is left out. */
export const readLabel: RowReader<Label> = (row, place, leftOut) => {
  if (!isJsonObject(row)) return leaveOut(leftOut, 'labels', 'Labels', place, 'an object', row);
  const { Key, Value } = row;
  if (typeof Key === 'string' && typeof Value === 'string') return { Key, Value };
  const key = readTextOnly(Key);
  if (typeof key !== 'string') return leaveOut(leftOut, 'labels', 'Key', () => `${place()}.Key`, 'text', Key);
  const value = readLabelValue(Value);
  if (value instanceof Unreadable)
    return leaveOut(leftOut, 'labels', 'Value', () => `${place()}.Value`, value.expected, Value);
  return { Key: key, Value: value ?? '' };
};

/** The readable labels of an image. */
function* readLabels(list: readonly unknown[], place: Place, leftOut: LeftOut): Steps<Label[]> {
  const labels: Label[] = [];
  let at = 0;
  // One function for all labels: a function for each label took a third of the time for an image with 300,000 labels.
  const placeOfLabel = () => `${place()}[${at}]`;
  for (; at < list.length; at += 1) {
    const label = readLabel(list[at], placeOfLabel, leftOut);
    if (label !== undefined) labels.push(label);
    if (at % LABELS_A_STEP === LABELS_A_STEP - 1) yield;
  }
  return labels;
}

/** An image without an id or with an unreadable field is left out. */
export function* readImage(row: unknown, place: Place, leftOut: LeftOut): Steps<Image | undefined> {
  const image = readRow<Omit<Image, 'Labels'>>(row, imageRow, place, leftOut);
  if (image === undefined) return undefined;
  const odd = (found: unknown) => leaveOut(leftOut, 'images', 'Labels', () => `${place()}.Labels`, 'a list', found);
  return yield* withLabels(image, row, place, odd, leftOut);
}

/** A workspace without an id or with an unreadable field is left out. */
export const readWorkspace: RowReader<Workspace> = (row, place, leftOut) =>
  readRow<Workspace>(row, workspaceRow, place, leftOut);

/** The answer of GetImage. Only the unreadable fields are left out, and they are counted as values. */
export function* readOneImage(object: JsonObject, leftOut: LeftOut): Steps<Partial<Image>> {
  const image = readValues(object, imageFields, leftOut);
  const noLabels = (found: unknown) => {
    leaveOut(leftOut, 'values', 'Labels', () => 'Labels', 'a list', found);
    return image;
  };
  return (yield* withLabels(image, object, () => '', noLabels, leftOut)) ?? image;
}

/** The answer of GetWorkspace. Only the unreadable fields are left out, and they are counted as values. */
export function readOneWorkspace(object: JsonObject, leftOut: LeftOut): Partial<GetWorkspaceResponse> {
  const workspace = readValues(object, workspaceFields, leftOut);
  const { Owner } = object;
  if (Owner === undefined || Owner === null) return workspace;
  if (isJsonObject(Owner)) return { ...workspace, Owner: readValues(Owner, ownerFields, leftOut, 'Owner.') };
  leaveOut(leftOut, 'values', 'Owner', () => 'Owner', 'an object', Owner);
  return workspace;
}

/** The number of rows that the service reports; undefined if it is absent or unreadable. */
export function readTotalCount(object: JsonObject, leftOut: LeftOut): number | undefined {
  return readValues<{ TotalCount?: number }>(object, { TotalCount: readCount }, leftOut).TotalCount;
}

interface RowForm<Row> {
  readonly kind: LeftOutKind;
  /** The field that holds the list. */
  readonly list: string;
  /** The required field. */
  readonly id: keyof Row & string;
  readonly fields: Fields<Row>;
}

const imageRow: RowForm<Omit<Image, 'Labels'>> = { kind: 'images', list: 'Images', id: 'ImageId', fields: imageFields };
const workspaceRow: RowForm<Workspace> = {
  kind: 'workspaces',
  list: 'Workspaces',
  id: 'WorkspaceId',
  fields: workspaceFields,
};

function readRow<Row extends object>(
  row: unknown,
  { kind, list, id, fields }: RowForm<Row>,
  place: Place,
  leftOut: LeftOut,
): Row | undefined {
  if (!isJsonObject(row)) return leaveOut(leftOut, kind, list, place, 'an object', row);
  const read: Partial<Row> = {};
  for (const name of namesOf(fields)) {
    const found = row[name];
    const value = fields[name](found);
    if (value instanceof Unreadable)
      return leaveOut(leftOut, kind, name, () => `${place()}.${name}`, value.expected, found);
    if (value !== undefined) read[name] = value;
  }
  if (read[id] === undefined) return leaveOut(leftOut, kind, id, () => `${place()}.${id}`, 'text', row[id]);
  return read as Row;
}

function readValues<Row extends object>(
  object: JsonObject,
  fields: Fields<Row>,
  leftOut: LeftOut,
  prefix = '',
): Partial<Row> {
  const read: Partial<Row> = {};
  for (const name of namesOf(fields)) {
    const found = object[name];
    const value = fields[name](found);
    if (value instanceof Unreadable)
      leaveOut(leftOut, 'values', `${prefix}${name}`, () => `${prefix}${name}`, value.expected, found);
    else if (value !== undefined) read[name] = value;
  }
  return read;
}

function* withLabels<Row extends object>(
  image: Row,
  row: unknown,
  place: Place,
  odd: (found: unknown) => Row | undefined,
  leftOut: LeftOut,
): Steps<(Row & { Labels?: Label[] }) | undefined> {
  const labels = isJsonObject(row) ? row.Labels : undefined;
  if (labels === undefined || labels === null) return image;
  if (!Array.isArray(labels)) return odd(labels);
  const before = place();
  const placeOfLabels = () => (before === '' ? 'Labels' : `${before}.Labels`);
  return { ...image, Labels: yield* readLabels(labels, placeOfLabels, leftOut) };
}

function leaveOut(
  leftOut: LeftOut,
  kind: LeftOutKind,
  field: string,
  place: Place,
  expected: string,
  found: unknown,
): undefined {
  leftOut.add(kind, field, place, expected, found);
  return undefined;
}

/** Object.keys with the type of the field names. */
function namesOf<Row>(fields: Fields<Row>) {
  return Object.keys(fields) as (keyof Row & string)[];
}

/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object and not a list. */
export function isJsonObject(value: unknown): value is JsonObject {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof NumberText) &&
    value !== REPEATED
  );
}
