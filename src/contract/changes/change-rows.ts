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
  /** The same, one value each: a value may contain commas. */
  readonly parts: readonly ChangePart[];
}

/** A value of a key on one of the sides, or on both if the key has another value now. */
interface ChangePart {
  readonly key: string;
  readonly before: string;
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

/** The rows for CSV, for the clipboard and for a terminal: one for each value, so that every cell is one value. */
export function changesTable(rows: readonly ChangeRow[]): {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
} {
  return {
    header: ['Change', 'Name', 'ImageId', 'Key', 'Before', 'After'],
    rows: rows.flatMap(({ change, name, ImageId, parts }) =>
      parts.map(({ key, before, after }) => [change, name, ImageId, key, before, after]),
    ),
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
  const onSide = (text: string) => (change === 'new' ? { before: '', after: text } : { before: text, after: '' });
  const parts = Labels.map(({ Key, Value }) => ({ key: Key, ...onSide(Value) }));
  return {
    id: `${change} ${ImageId}`,
    change,
    ImageId,
    name: Name,
    key: '',
    ...onSide(labels),
    parts: parts.length > 0 ? parts : [{ key: '', before: '', after: '' }],
  };
}

function changedRows({ ImageId, before, after, added, removed }: ChangedImage): readonly ChangeRow[] {
  const row = (id: string, key: string, was: readonly string[], is: readonly string[]): ChangeRow => ({
    id: `${id} ${ImageId}`,
    change: 'changed',
    ImageId,
    name: after.Name ?? '',
    key,
    before: was.join(', '),
    after: is.join(', '),
    parts: Array.from({ length: Math.max(was.length, is.length) }, (_, at) => ({
      key,
      before: was[at] ?? '',
      after: is[at] ?? '',
    })),
  });
  const field = (key: 'Name' | 'ImageUri') =>
    (before[key] ?? '') === (after[key] ?? '') ? [] : [row(key, key, [before[key] ?? ''], [after[key] ?? ''])];
  const keys = new Set([...removed, ...added].map(({ Key }) => Key));
  const valuesOf = (labels: readonly Label[], key: string) =>
    labels.flatMap(({ Key, Value }) => (Key === key ? [Value] : []));
  return [
    ...field('Name'),
    ...field('ImageUri'),
    ...[...keys].map((key) => row(`label ${key}`, key, valuesOf(removed, key), valuesOf(added, key))),
  ];
}

function imageJson({ ImageId, Name, ImageUri, Labels }: ComparedImage): object {
  return { ImageId, Name, ImageUri, Labels: Labels ?? [] };
}
