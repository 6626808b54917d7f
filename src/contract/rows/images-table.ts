import { exportedSize } from '../image-tally/image-size.ts';
import { categoryRank } from '../label-keys.ts';
import { lifeCycleOf } from '../life-cycle/life-cycle.ts';
import { supportReasons } from '../life-cycle/support.ts';
import type { Label } from '../operations.ts';
import { sortByVersion } from '../versions.ts';
import type { ImageRow } from './image-rows.ts';
import type { LabelColumn } from './label-facts.ts';

/** More columns are useless in a spreadsheet, which ends at 16,384. */
const MAX_LABEL_COLUMNS = 500;

const HEADER = [
  'Name',
  'ImageId',
  'ImageUri',
  'Framework',
  'ChipType',
  'Python',
  'CUDA',
  'GmtCreateTime',
  'Size',
  'WorkspaceId',
  'Regions',
];

/** Columns for the newer image and for ended support. */
const STATE_HEADER = ['State', 'SupersededBy', 'Support', 'SupportEnded'];

/**
 * Images as table rows for a file. Each label key has a column, and another column of the same name for each further
 * value of an image: a value may contain any character, so values joined in one cell could not be separated. The last
 * column has all labels as JSON, which also separates an empty value from an absent one. It is the only label column if
 * there are more than 500.
 *
 * With a day (`2026-11-27`) there are columns of states. They need every image of the scope, because the newest image
 * depends on all of them.
 */
export function imagesTable(
  rows: readonly ImageRow[],
  labelsOf: (row: ImageRow) => readonly Label[],
  today: string | undefined = undefined,
): { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const labels = rows.map(labelsOf);
  const all = labelColumns(labels);
  const columns = all.length > MAX_LABEL_COLUMNS ? [] : all;
  return {
    header: [...HEADER, ...(today === undefined ? [] : STATE_HEADER), ...columns, 'Labels'],
    rows: rows.map((row, at) => {
      const own = labels[at] ?? [];
      const states = today === undefined ? [] : stateCells(exportedStates(row, own, today));
      return [...factsOf(row), ...states, ...labelCells(own, columns), JSON.stringify(own)];
    }),
  };
}

function factsOf(row: ImageRow): readonly string[] {
  // For people: one text a line. The columns of the keys have the exact values.
  const texts = (column: LabelColumn) => row.labels[column].map((fact) => fact.text.replace(/\s+/g, ' ')).join('\n');
  return [
    row.name,
    row.id,
    row.image.ImageUri ?? '',
    texts('framework'),
    texts('chip'),
    texts('python'),
    texts('cuda'),
    row.image.GmtCreateTime ?? '',
    row.image.Size === undefined ? '' : exportedSize(row.image.Size),
    row.image.WorkspaceId ?? '',
    row.regions.join(', '),
  ];
}

/** The states of an image on a day (`2026-11-27`), for a file; they need every image of the scope. */
export interface ExportedStates {
  readonly State: string;
  /** The id of the image that replaces it. */
  readonly SupersededBy?: string;
  readonly Support: string;
  /** The products without support, and since when. */
  readonly SupportEnded?: readonly string[];
}

/** The states of an image, as in JSON files. */
export function exportedStates({ set, position }: ImageRow, labels: readonly Label[], today: string): ExportedStates {
  const marks = lifeCycleOf(set, today);
  const by = marks.supersededBy(position);
  const SupersededBy = by === undefined ? undefined : set.text('ImageId', by);
  const ended = supportReasons(labels, today).flatMap(({ state, cycle }) =>
    state === 'unsupported' && cycle !== undefined ? `${cycle.name} ${cycle.cycle} ${cycle.eol}` : [],
  );
  return {
    State: marks.lineState(position),
    ...(SupersededBy === undefined ? {} : { SupersededBy }),
    Support: marks.supportState(position),
    ...(ended.length === 0 ? {} : { SupportEnded: ended }),
  };
}

function stateCells(states: ExportedStates): readonly string[] {
  return [states.State, states.SupersededBy ?? '', states.Support, (states.SupportEnded ?? []).join('\n')];
}

/** Each key, repeated for the image with the most values of it; PAI's own keys first. */
function labelColumns(images: readonly (readonly Label[])[]): readonly string[] {
  const needed = new Map<string, number>();
  for (const labels of images) {
    const counts = new Map<string, number>();
    for (const { Key } of labels) counts.set(Key, (counts.get(Key) ?? 0) + 1);
    for (const [key, count] of counts) needed.set(key, Math.max(needed.get(key) ?? 0, count));
  }
  return [...sortByVersion([...needed.keys()], (key) => key)]
    .sort((a, b) => categoryRank(a) - categoryRank(b))
    .flatMap((key) => Array<string>(needed.get(key) ?? 0).fill(key));
}

/** The values of an image by column, in version order if a key has several columns. */
function labelCells(labels: readonly Label[], columns: readonly string[]): readonly string[] {
  if (columns.length === 0) return [];
  const values = new Map<string, string[]>();
  for (const { Key, Value } of sortByVersion(labels, (label) => label.Value))
    values.set(Key, [...(values.get(Key) ?? []), Value]);
  return columns.map((key) => values.get(key)?.shift() ?? '');
}
