import { type ChangeRow, changesJson, changesTable } from '../../../contract/changes/change-rows.ts';
import type { ImageChanges } from '../../../contract/changes/compare-images.ts';
import type { NewestVersions } from '../../../contract/image-tally/compare-sets.ts';
import { type CompareRow, compareTable } from '../../../contract/rows/compared-rows.ts';
import type { SearchState } from '../../address/search-state.ts';
import { exportFileName } from '../../export/download.ts';
import { ExportMenu } from '../../export/export-menu.tsx';
import { exportedQuery } from '../../export/exported-query.ts';
import type { Side } from './compare-sides.ts';

interface ExportCompareProps {
  readonly count: number;
  /** Returns the rows on screen; called only on export. */
  readonly content: () => CompareExport;
}

/** Saves or copies the comparison on screen. The file is named after side A. */
export function ExportCompare({ count, content }: ExportCompareProps) {
  return (
    <ExportMenu
      kind="compare"
      count={count}
      table={() => compareTable(content().rows)}
      json={() => compareJson(content())}
      fileName={(extension) => {
        const { region, workspaceId } = content().a.scope;
        return exportFileName('compare', region, workspaceId, new Date(), extension);
      }}
    />
  );
}

/** The rows on screen as a file. A label that a side lacks has 0 images there. */
export interface CompareExport {
  readonly state: SearchState;
  readonly a: Side;
  readonly b: Side;
  /** In screen order. */
  readonly rows: readonly CompareRow[];
  readonly newest: readonly NewestVersions[];
}

/** The comparison for JSON: the query of each side, the rows, and the newest versions. */
export function compareJson({ state, a, b, rows, newest }: CompareExport): object {
  return {
    A: sideJson(a),
    B: sideJson(b),
    LabelKeys: state.labelKeys.join(','),
    show: state.choices.show,
    q: state.q,
    count: rows.length,
    Labels: rows.map((row) => ({ Key: row.Key, Value: row.Value, A: row.a, B: row.b, in: row.kind })),
    newestVersions: newest.map(({ framework, a: inA, b: inB, newer }) => ({
      framework,
      A: inA ?? null,
      B: inB ?? null,
      newer,
    })),
  };
}

function sideJson({ scope, filter, images }: Side): object {
  return {
    ...exportedQuery(images.loaded?.requests ?? [], scope, filter),
    images: images.tally?.positions.length ?? 0,
    isComplete: images.loaded?.isComplete ?? false,
  };
}

interface ExportChangesProps {
  readonly a: Side;
  readonly b: Side;
  readonly day: string;
  /** In screen order, as shown. */
  readonly rows: readonly ChangeRow[];
  readonly changes: ImageChanges;
}

/** Saves or copies the changes of the images. JSON contains the labels before and after of each image that has a row on screen. */
export function ExportChanges({ a, b, day, rows, changes }: ExportChangesProps) {
  return (
    <ExportMenu
      kind="compare"
      count={rows.length}
      table={() => changesTable(rows)}
      json={() => ({ A: sideJson(a), B: { ...sideJson(b), day }, ...changesJson(onScreen(changes, rows)) })}
      fileName={(extension) => exportFileName('compare', a.scope.region, a.scope.workspaceId, new Date(), extension)}
    />
  );
}

function onScreen(changes: ImageChanges, rows: readonly ChangeRow[]): ImageChanges {
  const ids = new Set(rows.map(({ ImageId }) => ImageId));
  const isShown = ({ ImageId }: { readonly ImageId: string }) => ids.has(ImageId);
  return {
    new: changes.new.filter(isShown),
    gone: changes.gone.filter(isShown),
    changed: changes.changed.filter(isShown),
  };
}
