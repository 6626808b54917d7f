import { createHash } from 'node:crypto';
import type { Label } from '../../../../contract/operations.ts';
import { failed, ok, type Result } from '../../../../contract/result.ts';
import { LeftOut } from '../../rows/read-fields.ts';
import { isJsonObject } from '../../rows/read-rows.ts';
import type { CatalogImage } from '../catalog.ts';
import { getOrMake } from '../index/row-lists.ts';
import { type CatalogRecord, readRecord, TooLarge } from './catalog-record.ts';
import { labelsFixIn, type RowList } from './catalog-shape.ts';
import { UNIQUE } from './fix-lines.ts';
import { describeFound, quoted } from './json-issue.ts';
import { HeapBudget, weighLabels, weighRecord } from './weigh-catalog.ts';

export interface CheckedImages {
  readonly images: readonly CatalogImage[];
  readonly leftOut: LeftOut;
  /** The number of entries that are equal to an earlier one. */
  readonly repeats: number;
  /** The number of masked ids, which were replaced by derived ones. */
  readonly masked: number;
}

const NAMELESS = 'one of ImageId, ImageUri and Name';
const MASKED = 'an id without stars, or ImageUri or Name beside it,';
/** The number of unreadable entries after which the file is refused: it is not a catalog. */
const READ_IN_VAIN = 100_000;

/**
 * Reads the images from the lists of a file. Unreadable entries are left out and counted. An image without an id gets
 * an id derived from its URI or name. Equal entries are one image. Two different entries with the same id are an issue,
 * because only the user knows which one is correct. An error is one line: the place, the expected value, the found
 * value.
 */
export function checkImages(lists: readonly RowList[], budget = new HeapBudget()): Result<CheckedImages> {
  const leftOut = new LeftOut(describe);
  const pool = new LabelPool();
  const images: CatalogImage[] = [];
  const seenAs = new Map<string, { readonly image: CatalogImage; readonly list: RowList; readonly at: number }>();
  let [read, repeats, masked] = [0, 0, 0];
  for (const list of lists) {
    for (const [at, row] of list.rows.entries()) {
      const record = readRecord(row, () => placeOf(list, at), leftOut);
      const image = record && toImage(record, pool);
      if (record !== undefined && image === undefined)
        leftOut.add(
          'images',
          'ImageId',
          () => `${placeOf(list, at)}.ImageId`,
          record.isMasked ? MASKED : NAMELESS,
          record.isMasked && isJsonObject(row) ? row.ImageId : undefined,
        );
      read += 1;
      if (record === undefined || image === undefined) {
        if (images.length === 0 && read === READ_IN_VAIN) return inVain(leftOut, lists);
        continue;
      }
      if (!budget.take(weighRecord(record)) || weighLabels(pool) > budget.left) return failed(budget.issue);
      if (record.isMasked) masked += 1;
      const id = image.facts.ImageId;
      const before = seenAs.get(id);
      if (before === undefined) {
        seenAs.set(id, { image, list, at });
        images.push(image);
        continue;
      }
      const field = firstDifference(before.image, image);
      if (field !== undefined) {
        const derived = record.facts.ImageId === id ? '' : ', derived from ImageUri or else from Name';
        const places = `${placeOf(before.list, before.at)} and ${placeOf(list, at)}`;
        return failed(
          `${places} have the same id ${quoted(id)}${derived}, and differ in ${field}; keep one of each: ${UNIQUE}`,
        );
      }
      repeats += 1;
    }
  }
  return read > 0 && images.length === 0 ? inVain(leftOut, lists) : ok({ images, leftOut, repeats, masked });
}

function inVain(leftOut: LeftOut, lists: readonly RowList[]): Result<never> {
  const fix = labelsFixIn(lists);
  return failed(`no image in it can be read; ${leftOut.first}${fix === undefined ? '' : `; ${fix}`}`);
}

function describe(found: unknown): string {
  if (found === undefined) return 'missing';
  return found instanceof TooLarge ? found.words : describeFound(found);
}

function placeOf({ path }: RowList, at: number): string {
  return `${path}[${at}]`;
}

function toImage({ facts, labels, provenance }: CatalogRecord, pool: LabelPool): CatalogImage | undefined {
  const { ImageId, ImageUri, Name } = facts;
  if (ImageId === undefined && ImageUri === undefined && Name === undefined) return undefined;
  return {
    facts: { ...facts, ImageId: ImageId ?? imageIdOf(ImageUri, Name) },
    labels: labels.map((label) => pool.pooled(label)),
    provenance,
  };
}

/** The name of the first field in which two records of an image differ; undefined if they are equal. */
function firstDifference(a: CatalogImage, b: CatalogImage): string | undefined {
  return (
    differingField(a.facts, b.facts) ??
    (haveSameLabels(a, b) ? undefined : 'Labels') ??
    differingField(a.provenance, b.provenance)
  );
}

function differingField(a: object, b: object): string | undefined {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].find((name) => JSON.stringify(Reflect.get(a, name)) !== JSON.stringify(Reflect.get(b, name)));
}

/** Order and repetitions do not matter. */
function haveSameLabels(a: CatalogImage, b: CatalogImage): boolean {
  const [labelsOfA, labelsOfB] = [a, b].map(
    ({ labels }) => new Set(labels.map(({ Key, Value }) => JSON.stringify([Key, Value]))),
  );
  if (labelsOfA === undefined || labelsOfB === undefined || labelsOfA.size !== labelsOfB.size) return false;
  return [...labelsOfA].every((label) => labelsOfB.has(label));
}

/**
 * The id of an image whose real id is unknown: `image-` and 18 hex digits, the same length as the ids of PAI. It
 * depends only on the URI, or only on the name if no URI is known, so that links to an image stay valid.
 */
export function imageIdOf(uri: string | undefined, name: string | undefined): string {
  const identity = uri ?? `name:${name ?? ''}`;
  return `image-${createHash('sha256').update(identity).digest('hex').slice(0, 18)}`;
}

/** Keeps one object for each distinct label: a large catalog repeats each label thousands of times. */
class LabelPool {
  readonly #known = new Map<string, Map<string, Label>>();
  #labels = 0;

  /** The number of distinct keys. */
  get keyCount(): number {
    return this.#known.size;
  }

  /** The number of distinct labels. */
  get labelCount(): number {
    return this.#labels;
  }

  /** The shared object of a label. */
  pooled(label: Label): Label {
    const values = getOrMake(this.#known, label.Key, () => new Map<string, Label>());
    return getOrMake(values, label.Value, () => {
      this.#labels += 1;
      return label;
    });
  }
}
