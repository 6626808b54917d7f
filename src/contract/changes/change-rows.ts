import type { Label } from '../operations.ts';
import type { ChangedImage, ComparedImage, ImageChanges } from './compare-images.ts';

/** What became of an image. */
export type Change = 'new' | 'gone' | 'changed';

/** A line of a list of changes: an image that is new or gone, or one key of an image that changed. */
export interface ChangeRow {
  readonly id: string;
  readonly change: Change;
  readonly ImageId: string;
  /** The name of the image; empty if it has none. */
  readonly name: string;
  /** `Name` or `ImageUri` if these changed; empty of an image that is new or gone. */
  readonly key: string;
  /** Values of the key, or all labels of an image that is gone. */
  readonly before: string;
  /** Values of the key, or all labels of an image that is new. */
  readonly after: string;
}

/** A row for each image that is new or gone, and one for each key, name or URI that changed. */
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
