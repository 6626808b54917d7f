import type { Label } from '../operations.ts';
import type { ChangedImage, ComparedImage, ImageChanges } from './compare-images.ts';

/** How an image changed. */
export type Change = 'new' | 'gone' | 'changed';

/** A row of a list of changes: a new or removed image, or one changed key of an image. */
export interface ChangeRow {
  readonly id: string;
  readonly change: Change;
  readonly ImageId: string;
  /** The name of the image; empty if it has no name. */
  readonly name: string;
  /** `Name` or `ImageUri` if these changed; empty for a new or removed image. */
  readonly key: string;
  /** Values of the key, or all labels of a removed image. */
  readonly before: string;
  /** Values of the key, or all labels of a new image. */
  readonly after: string;
}

/** One row for each new or removed image, and one for each changed key, name or URI. */
export function changeRows({ new: found, gone, changed }: ImageChanges): ChangeRow[] {
  return [
    ...found.map((image) => wholeRow('new', image)),
    ...gone.map((image) => wholeRow('gone', image)),
    ...changed.flatMap(changedRows),
  ];
}

/** The rows for CSV, for the clipboard and for a terminal. */
export function changesTable(rows: readonly ChangeRow[]): {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
} {
  return {
    header: ['Change', 'Name', 'ImageId', 'Key', 'Before', 'After'],
    rows: rows.map((row) => [row.change, row.name, row.ImageId, row.key, row.before, row.after]),
  };
}

/** The changes as a value for JSON. */
export function changesJson({ new: found, gone, changed }: ImageChanges): object {
  return {
    new: found.map(imageJson),
    gone: gone.map(imageJson),
    changed: changed.map(({ ImageId, before, after, added, removed }) => ({
      ImageId,
      before: imageJson(before),
      after: imageJson(after),
      added,
      removed,
    })),
  };
}

function wholeRow(change: 'new' | 'gone', { ImageId, Name = '', Labels = [] }: ComparedImage): ChangeRow {
  const labels = Labels.map(({ Key, Value }) => `${Key}=${Value}`).join(', ');
  const [before, after] = change === 'new' ? ['', labels] : [labels, ''];
  return { id: `${change} ${ImageId}`, change, ImageId, name: Name, key: '', before, after };
}

function changedRows({ ImageId, before, after, added, removed }: ChangedImage): readonly ChangeRow[] {
  const row = (id: string, key: string, was: string, is: string): ChangeRow => ({
    id: `${id} ${ImageId}`,
    change: 'changed',
    ImageId,
    name: after.Name ?? '',
    key,
    before: was,
    after: is,
  });
  const field = (key: 'Name' | 'ImageUri') =>
    (before[key] ?? '') === (after[key] ?? '') ? [] : [row(key, key, before[key] ?? '', after[key] ?? '')];
  const keys = new Set([...removed, ...added].map(({ Key }) => Key));
  const valuesOf = (labels: readonly Label[], key: string) =>
    labels.flatMap(({ Key, Value }) => (Key === key ? [Value] : [])).join(', ');
  return [
    ...field('Name'),
    ...field('ImageUri'),
    ...[...keys].map((key) => row(`label ${key}`, key, valuesOf(removed, key), valuesOf(added, key))),
  ];
}

function imageJson({ ImageId, Name, ImageUri, Labels }: ComparedImage): object {
  return { ImageId, Name, ImageUri, Labels: Labels ?? [] };
}
