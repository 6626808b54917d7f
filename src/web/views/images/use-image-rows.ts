import { useQuery } from '@tanstack/react-query';
import { columnVisibilityFeature, tableFeatures } from '@tanstack/react-table';
import { useMemo } from 'react';
import { frameworksAsked } from '../../../contract/image-filter/frameworks-asked.ts';
import type { ImageFacts } from '../../../contract/image-tally/image-set.ts';
import { knownRegions } from '../../../contract/image-tally/known-regions.ts';
import { type ImageRow, rowsHolding, toImageRows } from '../../../contract/rows/image-rows.ts';
import { SORT_COLUMNS } from '../../../contract/rows/sort-columns.ts';
import { searchWords } from '../../../contract/search-words.ts';
import { filterOf, type SortLevel } from '../../address/search-state.ts';
import { scopeKey } from '../../api/queries.ts';
import { provenanceQuery } from '../../image-set/provenance-query.ts';
import { useViewRows } from '../../shell/use-view-rows.ts';
import type { ViewProps } from '../../shell/view.tsx';
import { FEATURES, type Features } from '../../table/table-features.ts';
import type { SortedRows } from '../../table/use-sorted-rows.ts';
import { useImageWords } from '../../text/later-words.ts';
import { useWords } from '../../text/words.tsx';
import { announce } from '../../ui/announcer.tsx';
import { chipText } from './chip-cells.tsx';
import { useTableRoom } from './chip-room.ts';
import { emptyColumns, hiddenColumns, useColumnChoice } from './column-choice.ts';
import { IMAGE_COLUMNS, type ImageColumn, isImageColumn } from './image-columns.tsx';
import { useTicked } from './selection.ts';

/** The rows and columns of the images view. */
export interface ImageRows extends SortedRows<ImageRow> {
  /** All rows, without the text search; undefined before the first page. */
  readonly rows: ImageRow[] | undefined;
  /** The total in words; empty before the first page. */
  readonly total: string;
  /** A key that changes with the query or the text search. */
  readonly questionKey: string;
  /** The available columns. */
  readonly columnIds: readonly ImageColumn[];
  readonly hidden: ReadonlySet<ImageColumn>;
  /** The columns without a value in any row. */
  readonly empty: ReadonlySet<ImageColumn>;
  readonly chooseColumn: (column: ImageColumn, isShown: boolean) => void;
  readonly sortBy: (sort: readonly SortLevel[]) => void;
  /** The frameworks in the filter. */
  readonly frameworks: readonly string[];
  /** The loaded ticked images, with any filter, in the order of the ticks. */
  readonly ticked: readonly ImageRow[];
}

const NO_ROWS: ImageRow[] = [];

/** Only this view hides columns, so the first load does not need the feature. */
const HIDING_FEATURES: Features = tableFeatures({ ...FEATURES, columnVisibilityFeature });

/** Makes rows of the loaded images that match the address. */
export function useImageRows(view: ViewProps): ImageRows {
  const { session, state, scope, update, images, enabled } = view;
  const { loaded, tally } = images;
  const words = useWords();
  const { columnNames } = useImageWords();
  const [choice, chooseColumn] = useColumnChoice();
  const ticks = useTicked();
  const isEmbedded = session.source === 'embedded';
  const provenance = useQuery({ ...provenanceQuery(), enabled: enabled && isEmbedded });
  const regionsOf = useMemo(() => {
    const known = provenance.data;
    return (image: ImageFacts) => (isEmbedded ? knownRegions(image, known?.get(image.ImageId)) : []);
  }, [provenance.data, isEmbedded]);
  // If a region is chosen, every row is in it. The live service does not report other regions of an image.
  const hasRegions = isEmbedded && scope.region === '';
  const { conditions, extra, sort } = state;
  const frameworks = useMemo(() => frameworksAsked(filterOf({ conditions, extra })), [conditions, extra]);
  const rows = useMemo(
    () => (tally ? toImageRows(tally.set, tally.positions, regionsOf, new Set(frameworks)) : undefined),
    [tally, regionsOf, frameworks],
  );
  const ticked = useMemo(() => {
    const positions = tally ? ticks.map((id) => tally.set.positionOf(id)).filter((position) => position >= 0) : [];
    return tally ? toImageRows(tally.set, positions, regionsOf) : [];
  }, [tally, ticks, regionsOf]);
  const empty = useMemo(() => emptyColumns(rows ?? []), [rows]);
  const room = useTableRoom();
  const hidden = useMemo(() => {
    const own = hasRegions ? choice : { ...choice, hidden: new Set([...choice.hidden, 'Regions' as const]) };
    return hiddenColumns(
      empty,
      own,
      sort.map(({ column }) => column),
      room,
    );
  }, [empty, choice, sort, hasRegions, room]);
  const { q } = state;
  const found = useMemo(() => {
    const asked = searchWords(q);
    if (!rows || !tally || asked.length === 0) return undefined;
    return rowsHolding(
      rows,
      tally.set,
      asked,
      (fact) => `${chipText(fact, words)}\n${fact.condition.key}=${fact.text}`,
    );
  }, [rows, tally, q, words]);
  const nameOf = (column: string) => (isImageColumn(column) ? columnNames[column] : column);
  const sorted = useViewRows('images', view, {
    nameOf,
    columns: IMAGE_COLUMNS,
    rows: rows ?? NO_ROWS,
    found,
    hidden,
    features: HIDING_FEATURES,
  });
  const isCountWrong = loaded?.isComplete === true && loaded.totalCount !== loaded.set.size;
  const reported = isCountWrong && state.conditions.length === 0 ? loaded.totalCount : undefined;
  return {
    ...sorted,
    rows,
    total: rows ? words.results.totalImages(sorted.shown.length, rows.length, reported, images.isPartial) : '',
    questionKey: JSON.stringify([scopeKey(scope), state.conditions, q]),
    columnIds: SORT_COLUMNS.images.filter((column) => column !== 'Regions' || hasRegions),
    hidden,
    empty,
    chooseColumn,
    sortBy: (sort) => {
      update((before) => ({ ...before, sort }), 'replace');
      announce('sort', words.table.sorted(sort.map((level) => ({ ...level, column: nameOf(level.column) }))));
    },
    frameworks,
    ticked,
  };
}
