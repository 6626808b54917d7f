import type { Image, Label } from '../../../../contract/operations.ts';
import { isRegionId } from '../../../../contract/regions.ts';
import type { LeftOut } from '../../rows/read-fields.ts';
import { type FieldReader, readText, readTexts, textOfNumber, Unreadable } from '../../rows/read-fields.ts';
import { isJsonObject, type JsonObject, type Place, readLabel } from '../../rows/read-rows.ts';
import type { Provenance } from '../catalog.ts';
import { innerList } from './catalog-shape.ts';
import { quoted } from './json-fault.ts';
import { findExcess, MAX_LABELS, TooLarge } from './record-size.ts';

type Facts = Omit<Image, 'ImageId' | 'Labels'> & { readonly ImageId?: string };

/** One entry of `Images` in a catalog file; its id is not settled yet. */
export interface CatalogRecord {
  readonly facts: Facts;
  readonly labels: readonly Label[];
  readonly provenance: Provenance;
  /** The id comes from the documentation, with stars for digits. It is not in the facts. */
  readonly isMasked: boolean;
}

const WORKSPACE_ID = new Unreadable('text of 1 to 20 digits');
const BYTES = new Unreadable('a whole number of bytes');
const REGION = 'a list of region ids such as cn-hangzhou';
const TEXT_BY_KEY = new Unreadable('an object of texts');

/** As in requests: a workspace of another form could be listed but never asked for. Empty means none. */
const readWorkspaceId: FieldReader<string> = (value) => {
  const text = readText(value);
  return typeof text === 'string' && !/^[0-9]{0,20}$/.test(text) ? WORKSPACE_ID : text;
};

const readSize: FieldReader<number> = (value) => {
  if (value === undefined || value === null || value === '') return undefined;
  const size = Number(
    textOfNumber(value) ?? (typeof value === 'string' && /^[0-9.eE+]{1,40}$/.test(value) ? value : Number.NaN),
  );
  return Number.isSafeInteger(size) && size >= 0 ? size : BYTES;
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
  GmtCreateTime: readText,
  GmtModifiedTime: readText,
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
 * Reads one entry of `Images`. An entry with a field that cannot be read is undefined, and counted in `leftOut`; so is a
 * label, which costs its image nothing. Null and empty text count as unknown, and fields of other names are passed
 * over, because answers of PAI may gain some at any time.
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

/** Labels are a list, also one in an object as in older answers, or an object with a text for each key. */
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
    // Entries would make a list for each key.
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

/** One label that is not in a list, or labels of the keys `Key` and `Value`: nobody but the person knows. */
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
  // Every field of a record may be absent.
  return read as Fields;
}
