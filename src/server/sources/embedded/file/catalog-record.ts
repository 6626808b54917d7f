import type { Image, Label } from '../../../../contract/operations.ts';
import { isRegionId } from '../../../../contract/regions.ts';
import {
  type FieldReader,
  type LeftOut,
  readText,
  readTexts,
  textOfNumber,
  Unreadable,
} from '../../rows/read-fields.ts';
import { isJsonObject, type JsonObject, type Place, readLabel } from '../../rows/read-rows.ts';
import type { Provenance } from '../catalog.ts';
import { innerList } from './catalog-shape.ts';
import { FILL_STARS } from './fix-lines.ts';
import { quoted } from './json-issue.ts';

type Facts = Omit<Image, 'ImageId' | 'Labels'> & { readonly ImageId?: string };

/** One entry of `Images` in a catalog file. Its id may still be missing. */
export interface CatalogRecord {
  readonly facts: Facts;
  readonly labels: readonly Label[];
  readonly provenance: Provenance;
  /** The id contains stars in place of digits, as in the documentation. It is not in the facts. */
  readonly isMasked: boolean;
}

const WORKSPACE_ID = new Unreadable('text of 1 to 20 digits');
const MASKED_WORKSPACE_ID = new Unreadable(`text of 1 to 20 digits (for zeros in place of the stars: ${FILL_STARS})`);
const BYTES = new Unreadable('a whole number of bytes');
const REGION = 'a list of region ids such as cn-hangzhou';
const TEXT_BY_KEY = new Unreadable('an object of texts');

/** The form of ids in requests: a workspace with another id could be listed but not requested. Empty means none. */
const readWorkspaceId: FieldReader<string> = (value) => {
  const text = readText(value);
  if (typeof text !== 'string' || /^[0-9]{0,20}$/.test(text)) return text;
  return /^[0-9*]{1,20}$/.test(text) ? MASKED_WORKSPACE_ID : WORKSPACE_ID;
};

const readSize: FieldReader<number> = (value) => {
  if (value === undefined || value === null || value === '') return undefined;
  const size = Number(
    textOfNumber(value) ?? (typeof value === 'string' && /^[0-9.eE+]{1,40}$/.test(value) ? value : Number.NaN),
  );
  return Number.isSafeInteger(size) && size >= 0 ? size : BYTES;
};

/**
 * A time as text, or as seconds or milliseconds since 1970, as some tools write it. A time without a zone is GMT, as
 * the name of the field says: server and browser would each assume the local zone.
 */
const readTime: FieldReader<string> = (value) => {
  const text = readText(value);
  if (typeof text !== 'string') return text;
  if (/^\d{10}(\d{3})?$/.test(text)) return new Date(Number(text) * (text.length === 10 ? 1_000 : 1)).toISOString();
  const [, day, time] = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)$/.exec(text) ?? [];
  return day === undefined ? text : `${day}T${time}Z`;
};

/** Without a prototype: a label's key may be `__proto__`. */
const readTextByKey: FieldReader<Readonly<Record<string, string>>> = (value) => {
  if (value === undefined || value === null) return undefined;
  if (!isJsonObject(value)) return TEXT_BY_KEY;
  const texts: Record<string, string> = Object.create(null);
  for (const [key, text] of Object.entries(value)) {
    if (typeof text !== 'string') return TEXT_BY_KEY;
    texts[key] = text;
  }
  return texts;
};

type Readers<Fields> = { readonly [Name in keyof Fields]-?: FieldReader<NonNullable<Fields[Name]>> };

const factReaders: Readers<Facts> = {
  ImageId: readText,
  Name: readText,
  Description: readText,
  ImageUri: readText,
  Accessibility: readText,
  GmtCreateTime: readTime,
  GmtModifiedTime: readTime,
  Size: readSize,
  WorkspaceId: readWorkspaceId,
  UserId: readText,
  ParentUserId: readText,
  SourceId: readText,
  SourceType: readText,
};

const provenanceReaders: Readers<Provenance> = {
  OtherUris: readTexts,
  RegionsSeen: readTexts,
  LabelBasis: readTextByKey,
  ImageIdSeen: readText,
  Evidence: readText,
  Source: readTexts,
  Note: readText,
};

/**
 * Reads one entry of `Images`. Returns undefined for an entry with an unreadable field, and counts it in `leftOut`. An
 * unreadable label is also counted, but its image is kept. Null and empty text count as unknown. Fields with other
 * names are ignored, because PAI may add fields to its answers at any time.
 */
export function readRecord(row: unknown, place: Place, leftOut: LeftOut): CatalogRecord | undefined {
  if (!isJsonObject(row)) {
    leftOut.add('images', 'Images', place, 'an object', row);
    return undefined;
  }
  const facts = readFields(row, factReaders, place, leftOut);
  const provenance = facts && readFields(row, provenanceReaders, place, leftOut);
  if (facts === undefined || provenance === undefined) return undefined;
  const odd = provenance.RegionsSeen?.find((region) => !isRegionId(region));
  if (odd !== undefined) {
    const where = () => `${place()}.RegionsSeen`;
    leftOut.add('images', 'RegionsSeen', where, REGION, [odd]);
    return undefined;
  }
  const labels = readLabels(row.Labels, () => `${place()}.Labels`, leftOut);
  if (labels === undefined) return undefined;
  const excess = findExcess(facts, labels, provenance);
  if (excess !== undefined) {
    const { field, path, expected, found } = excess;
    leftOut.add('images', field, () => `${place()}${path}`, expected, found);
    return undefined;
  }
  const { ImageId, ...others } = facts;
  const isMasked = ImageId?.includes('**') === true;
  return {
    facts: isMasked ? others : facts,
    labels,
    provenance,
    isMasked,
  };
}

/** Labels are a list, a list in an object as in older answers, or an object with a text for each key. */
function readLabels(found: unknown, place: Place, leftOut: LeftOut): readonly Label[] | undefined {
  const inner = innerList(found, 'Label');
  const list = inner ?? found ?? [];
  const path = () => `${place()}${inner === undefined ? '' : '.Label'}`;
  const labels: Label[] = [];
  const isFull = (count: number) => {
    if (labels.length <= MAX_LABELS) return false;
    leftOut.add('images', 'Labels', path, `a list of at most ${MAX_LABELS}`, new TooLarge(`a list of ${count} labels`));
    return true;
  };
  if (Array.isArray(list)) {
    for (let at = 0; at < list.length; at += 1) {
      const label = readLabel(list[at], () => `${path()}[${at}]`, leftOut);
      if (label !== undefined) labels.push(label);
      if (isFull(list.length)) return undefined;
    }
    return labels;
  }
  if (isJsonObject(list) && !isAmbiguous(list)) {
    // Object.entries would allocate an array for each key.
    const keys = Object.keys(list);
    for (const Key of keys) {
      const label = readLabel({ Key, Value: list[Key] }, () => `${place()}[${quoted(Key)}]`, leftOut);
      if (label !== undefined) labels.push(label);
      if (isFull(keys.length)) return undefined;
    }
    return labels;
  }
  leftOut.add('images', 'Labels', place, 'a list, or an object with a text for each key,', found);
  return undefined;
}

/** Ambiguous: one label that is not in a list, or two labels with the keys `Key` and `Value`. */
function isAmbiguous(labels: JsonObject): boolean {
  return labels.Key !== undefined && Object.keys(labels).every((name) => name === 'Key' || name === 'Value');
}

function readFields<Fields extends object>(
  row: JsonObject,
  readers: Readers<Fields>,
  place: Place,
  leftOut: LeftOut,
): Fields | undefined {
  const read: Partial<Fields> = {};
  for (const name of Object.keys(readers) as (keyof Fields & string)[]) {
    const found = row[name];
    if (found === undefined || found === null || found === '') continue;
    const value = readers[name](found);
    if (value instanceof Unreadable) {
      leftOut.add('images', name, () => `${place()}.${name}`, value.expected, found);
      return undefined;
    }
    if (value !== undefined) read[name] = value;
  }
  // Every field of a record is optional.
  return read as Fields;
}

/** The most labels of an image; real images have a few dozen. */
const MAX_LABELS = 10_000;
/**
 * Limits in characters, of one text and of all texts of an image. A page of 100 images takes at most 20 MB, so that no
 * answer fills a small heap. The texts of real images take a few thousand characters.
 */
const [MAX_TEXT, MAX_IMAGE] = [10_000, 200_000];

/** Replaces a value that is too large in messages. */
export class TooLarge {
  readonly words: string;

  constructor(words: string) {
    this.words = words;
  }
}

interface Excess {
  /** The name of the field in the contract. */
  readonly field: string;
  /** The path within the image: `.Labels[3].Value`; empty for the whole image. */
  readonly path: string;
  readonly expected: string;
  readonly found: TooLarge;
}

/** Finds the first value of an image that is too large; undefined if there is no such value. */
function findExcess(facts: object, labels: readonly Label[], provenance: Provenance): Excess | undefined {
  let sum = 0;
  let excess: Excess | undefined;
  const measure = (text: string, field: string, path: () => string) => {
    sum += text.length;
    if (text.length <= MAX_TEXT) return;
    const found = new TooLarge(`a text of ${text.length} characters`);
    excess ??= { field, path: path(), expected: `text of at most ${MAX_TEXT}`, found };
  };
  for (const fields of [facts, provenance]) {
    for (const [name, value] of Object.entries(fields)) {
      if (typeof value === 'string') measure(value, name, () => `.${name}`);
      else if (Array.isArray(value))
        for (const [at, text] of value.entries()) measure(text, name, () => `.${name}[${at}]`);
      else if (typeof value === 'object' && value !== null)
        for (const text of Object.entries(value).flat()) measure(String(text), name, () => `.${name}`);
    }
  }
  labels.forEach(({ Key, Value }, at) => {
    measure(Key, 'Labels', () => `.Labels[${at}].Key`);
    measure(Value, 'Labels', () => `.Labels[${at}].Value`);
  });
  if (excess !== undefined || sum <= MAX_IMAGE) return excess;
  const found = new TooLarge(`an image of ${sum} characters`);
  return { field: 'Images', path: '', expected: `an image of at most ${MAX_IMAGE}`, found };
}
