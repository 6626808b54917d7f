import { ANY_VALUE, type Condition } from '../../../../contract/filter.ts';
import type { Label } from '../../../../contract/operations.ts';
import { findRegion } from '../../../../contract/regions.ts';
import { compareText, versionKey } from '../../../../contract/versions.ts';
import { type CatalogImage, regionsOf, workspaceOf } from '../catalog.ts';
import {
  at,
  between,
  getOrMake,
  groupRows,
  intersectAll,
  invert,
  membersOf,
  mergeAscending,
  type RowLists,
  renameItems,
  rowOf,
  unionOf,
} from './row-lists.ts';

/** Conditions on images. All given conditions must hold; without conditions every image matches. */
export interface ImageQuestion {
  readonly conditions?: readonly Condition[] | undefined;
  readonly imageId?: string | undefined;
  /** `0` selects the images without a workspace. */
  readonly workspaceId?: string | undefined;
  readonly region?: string | undefined;
  readonly imageUri?: string | undefined;
  readonly accessibility?: string | undefined;
}

/** Answers queries about a catalog without a scan of all images. Identifies images by their position in `images`. */
export interface CatalogIndex {
  /** By name, then by id. */
  readonly images: readonly CatalogImage[];
  /** Regions of images that are not in the table of regions, in the order of text. */
  readonly unlistedRegions: readonly string[];
  /** The number of distinct labels. */
  readonly labelCount: number;
  /** The positions of the matching images, ascending. */
  select(question: ImageQuestion): Uint32Array;
  /**
   * The distinct labels of the images at these positions, in the order of answers. If keys are given: only of these
   * keys.
   */
  labelsOf(positions: Uint32Array, keys?: readonly string[]): Label[];
}

const NO_WORKSPACE = '0';
const NONE = new Uint32Array();

/**
 * Builds the index: for each label, key, region, workspace, URI and accessibility the ascending positions of its
 * images. A query intersects a few of these lists, and collects the labels of the remaining images.
 */
export function indexCatalog(unordered: readonly CatalogImage[]): CatalogIndex {
  const images = [...unordered].sort(byNameThenId);
  const positions = new Map(images.map((image, position) => [image.facts.ImageId, position]));
  const everyImage = Uint32Array.from(images.keys());

  const table = tabulateLabels(images.map((image) => image.labels));
  const withLabel = invert(table.ofImages, table.labels.length);
  const withKey = invert(renameItems(table.ofImages, keyOfLabels()), table.keys.size);
  const { availableIn, unlisted } = indexRegions(images);
  const inWorkspace = groupRows(images, (image) => [workspaceOf(image) ?? NO_WORKSPACE]);
  const withUri = groupRows(images, (image) => known(image.facts.ImageUri));
  const withAccessibility = groupRows(images, (image) => known(image.facts.Accessibility));

  function keyOfLabels(): Uint32Array {
    const keyOf = new Uint32Array(table.labels.length);
    for (const { position, from, to } of table.keys.values()) keyOf.fill(position, from, to);
    return keyOf;
  }

  function meeting({ key, value }: Condition): Uint32Array {
    const entry = table.keys.get(key);
    if (entry === undefined) return NONE;
    if (value === ANY_VALUE) return rowOf(withKey, entry.position);
    const label = entry.numberOf.get(value);
    return label === undefined ? NONE : rowOf(withLabel, label);
  }

  function select(question: ImageQuestion): Uint32Array {
    const lists = (question.conditions ?? []).map(meeting);
    if (question.imageId !== undefined) {
      const position = positions.get(question.imageId);
      lists.push(position === undefined ? NONE : Uint32Array.of(position));
    }
    if (question.region !== undefined) lists.push(availableIn(question.region));
    if (question.workspaceId !== undefined) lists.push(membersOf(inWorkspace, question.workspaceId));
    if (question.imageUri !== undefined) lists.push(membersOf(withUri, question.imageUri));
    if (question.accessibility !== undefined) lists.push(membersOf(withAccessibility, question.accessibility));
    // Skip conditions that hold for every image, such as a common operating system.
    const narrowing = lists.filter((list) => list.length < images.length);
    return narrowing.length === 0 ? everyImage : intersectAll(narrowing);
  }

  function labelsOf(chosen: Uint32Array, keys?: readonly string[]): Label[] {
    if (chosen.length === images.length && keys === undefined) return [...table.labels];
    const numbers = unionOf(table.ofImages, chosen, table.labels.length);
    const ranges = keys === undefined ? [numbers] : rangesOf(keys, numbers);
    // Allocated with its full length: pushing 100,000 labels took four times as long.
    const found = new Array<Label>(ranges.reduce((length, range) => length + range.length, 0));
    let end = 0;
    for (const range of ranges) for (const number of range) found[end++] = table.labels[number] as Label;
    return found;
  }

  function rangesOf(keys: readonly string[], numbers: Uint32Array): readonly Uint32Array[] {
    return [...new Set(keys)]
      .flatMap((key) => table.keys.get(key) ?? [])
      .sort((a, b) => a.position - b.position)
      .map(({ from, to }) => between(numbers, from, to));
  }

  return { images, unlistedRegions: unlisted, labelCount: table.labels.length, select, labelsOf };
}

function byNameThenId(a: CatalogImage, b: CatalogImage): number {
  return compareText(a.facts.Name ?? '', b.facts.Name ?? '') || compareText(a.facts.ImageId, b.facts.ImageId);
}

function known(text: string | undefined): readonly string[] {
  return text === undefined ? [] : [text];
}

interface RegionIndex {
  /** Positions of the images that are available in a region, ascending. */
  readonly availableIn: (region: string) => Uint32Array;
  /** Regions of images that are not in the table of regions, in the order of text. */
  readonly unlisted: readonly string[];
}

/** The group of images without a known region. No region has an empty id. */
const ANYWHERE = '';

/**
 * Groups images by region. Images without a known region belong to every region. They are stored once and merged at
 * each request. We rejected a copy in each region: a hostile catalog with one region for each image would fill the
 * memory. Only the known regions cache their merged list.
 */
function indexRegions(images: readonly CatalogImage[]): RegionIndex {
  const groups = groupRows(images, (image) => {
    const regions = regionsOf(image);
    return regions.size === 0 ? [ANYWHERE] : regions;
  });
  const anywhere = membersOf(groups, ANYWHERE);
  const merged = new Map<string, Uint32Array>();
  return {
    availableIn: (region) => {
      const known = merged.get(region);
      if (known !== undefined) return known;
      const all = mergeAscending(membersOf(groups, region), anywhere);
      if (findRegion(region) !== undefined) merged.set(region, all);
      return all;
    },
    unlisted: [...groups.numberOf.keys()]
      .filter((region) => region !== ANYWHERE && findRegion(region) === undefined)
      .sort(compareText),
  };
}

/** The distinct labels of a catalog as numbers in the order of answers: by key, then by value in version order. */
export interface LabelTable {
  /** The label behind each number. */
  readonly labels: readonly Label[];
  readonly keys: ReadonlyMap<string, KeyEntry>;
  /** For each image its labels, ascending and distinct. */
  readonly ofImages: RowLists;
}

export interface KeyEntry {
  /** The position of the key among all keys, in text order. */
  readonly position: number;
  /** Its labels are the numbers from `from` up to, not including, `to`. */
  readonly from: number;
  readonly to: number;
  readonly numberOf: ReadonlyMap<string, number>;
}

interface SeenLabel {
  readonly label: Label;
  readonly seenAs: number;
}

/**
 * Numbers the labels of images. Each distinct label is parsed as a version once, so that requests do not compare text.
 * It uses maps and no objects, because a label's key may be `__proto__`.
 */
function tabulateLabels(images: readonly (readonly Label[])[]): LabelTable {
  const { seen, count, ofImages } = numberAsSeen(images);
  const rename = new Uint32Array(count);
  const labels: Label[] = [];
  const keys = new Map<string, KeyEntry>();
  for (const key of [...seen.keys()].sort(compareText)) {
    const from = labels.length;
    const numberOf = new Map<string, number>();
    for (const { label, seenAs } of inVersionOrder(seen.get(key))) {
      rename[seenAs] = labels.length;
      numberOf.set(label.Value, labels.length);
      labels.push(label);
    }
    keys.set(key, { position: keys.size, from, to: labels.length, numberOf });
  }
  return { labels, keys, ofImages: renameItems(ofImages, rename) };
}

/**
 * Numbers labels in the order of their first occurrence. The lists of the images contain these numbers, with repeats.
 */
function numberAsSeen(images: readonly (readonly Label[])[]) {
  const starts = new Uint32Array(images.length + 1);
  images.forEach((labels, image) => {
    starts[image + 1] = at(starts, image) + labels.length;
  });
  const items = new Uint32Array(at(starts, images.length));
  const seen = new Map<string, Map<string, SeenLabel>>();
  let count = 0;
  let end = 0;
  for (const labels of images) {
    for (const label of labels) {
      const values = getOrMake(seen, label.Key, () => new Map<string, SeenLabel>());
      items[end++] = getOrMake(values, label.Value, () => ({ label, seenAs: count++ })).seenAs;
    }
  }
  return { seen, count, ofImages: { starts, items } };
}

function inVersionOrder(values: ReadonlyMap<string, SeenLabel> = new Map()): readonly SeenLabel[] {
  return [...values.values()]
    .map((entry) => ({ entry, key: versionKey(entry.label.Value) }))
    .sort((a, b) => compareText(a.key, b.key))
    .map(({ entry }) => entry);
}
