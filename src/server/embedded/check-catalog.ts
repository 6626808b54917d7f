import type * as z from 'zod/mini';
import type { Label } from '../../contract/operations.ts';
import type { CatalogImage } from './catalog.ts';
import { CatalogRecord, factsOf, provenanceOf } from './catalog-record.ts';
import { getOrMake } from './get-or-make.ts';
import { imageIdOf } from './image-id.ts';
import { describeFound, printable, quoted } from './one-line.ts';

export type CheckedImages =
  | { readonly ok: true; readonly images: readonly CatalogImage[] }
  /** One line that names the place, what belongs there and what was found. */
  | { readonly ok: false; readonly fault: string };

/** The one object that stands for a label wherever it occurs. */
type LabelPool = (label: Label) => Label;

/**
 * Reads the images out of a ListImages answer, `{"Images":[...]}`: all of them, or the first fault. An image without an id
 * gets the one derived from its URI or name.
 *
 * Records are checked one by one, so that the copies which the schema makes never add up to a second catalog.
 */
export function checkImages(json: unknown): CheckedImages {
  if (!isObject(json)) return refused('the file', 'must be an object {"Images":[...]}', json);
  if (!Array.isArray(json.Images)) return refused('Images', 'must be a list', json.Images);
  const records: readonly unknown[] = json.Images;
  const pool = labelPool();
  const images: CatalogImage[] = [];
  const seenAt = new Map<string, number>();
  for (const [position, record] of records.entries()) {
    const checked = CatalogRecord.safeParse(record);
    if (!checked.success) return refusedRecord(position, record, checked.error);
    const image = toImage(checked.data, pool);
    if (image === undefined) return { ok: false, fault: `Images[${position}] has no ImageId, ImageUri or Name` };
    const id = image.facts.ImageId;
    const before = seenAt.get(id);
    if (before !== undefined) {
      const derived = checked.data.ImageId === id ? '' : ', derived from ImageUri or else from Name';
      return { ok: false, fault: `Images[${before}] and Images[${position}] have the same id ${quoted(id)}${derived}` };
    }
    seenAt.set(id, position);
    images.push(image);
  }
  return { ok: true, images };
}

function toImage(record: CatalogRecord, pool: LabelPool): CatalogImage | undefined {
  const facts = factsOf(record);
  const { ImageId, ImageUri, Name } = facts;
  if (ImageId === undefined && ImageUri === undefined && Name === undefined) return undefined;
  return {
    facts: { ...facts, ImageId: ImageId ?? imageIdOf(ImageUri, Name) },
    labels: (record.Labels ?? []).map(pool),
    provenance: provenanceOf(record),
  };
}

/** Keeps one object for each distinct label: a large catalog repeats its labels a thousandfold. */
function labelPool(): LabelPool {
  const known = new Map<string, Map<string, Label>>();
  return (label) => {
    const values = getOrMake(known, label.Key, () => new Map<string, Label>());
    return getOrMake(values, label.Value, () => label);
  };
}

function refusedRecord(position: number, record: unknown, error: z.core.$ZodError): CheckedImages {
  const [issue] = error.issues;
  const path = issue?.path ?? [];
  const place = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${printable(String(step))}`));
  return refused(`Images[${position}]${place.join('')}`, issue?.message ?? 'is malformed', valueAt(record, path));
}

function valueAt(record: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined),
    record,
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refused(place: string, problem: string, found: unknown): CheckedImages {
  return { ok: false, fault: `${place} ${problem}, found ${describeFound(found)}` };
}
