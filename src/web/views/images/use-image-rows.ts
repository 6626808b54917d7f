import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { readFramework } from '../../../contract/label-keys.ts';
import { SORT_COLUMNS } from '../../address/view-paths.ts';
import { scopeKey } from '../../api/queries.ts';
import type { ImageFacts } from '../../image-set/image-set.ts';
import { knownRegions, provenanceQuery } from '../../image-set/provenance-query.ts';
import { useViewRows } from '../../shell/use-view-rows.ts';
import type { ViewProps } from '../../shell/view.tsx';
import type { SortedRows } from '../../table/use-sorted-rows.ts';
import { searchWords } from '../../text/search-words.ts';
import { useWords } from '../../text/words.tsx';
import { chipText } from './chip-cells.tsx';
import { useHiddenColumns } from './hidden-columns.ts';
import { IMAGE_COLUMNS, type ImageColumn } from './image-columns.tsx';
import { type ImageRow, rowsHolding, toImageRows } from './image-rows.ts';

/** The rows of the images view, and the columns that there are for them. */
export interface ImageRows extends SortedRows<ImageRow> {
  /** All rows, whatever is searched for; undefined before the first page. */
  readonly rows: ImageRow[] | undefined;
  /** The total in words; empty before the first page. */
  readonly total: string;
  /** Names the question and the text search. */
  readonly questionKey: string;
  /** The columns there are to choose from. */
  readonly columnIds: readonly ImageColumn[];
  readonly hidden: ReadonlySet<ImageColumn>;
  readonly toggleColumn: (column: ImageColumn) => void;
}

const NO_ROWS: ImageRow[] = [];

/** Makes rows of the images that satisfy the address, as far as they have arrived. */
export function useImageRows(view: ViewProps): ImageRows {
  const { session, state, scope, images, enabled } = view;
  const { loaded, tally } = images;
  const words = useWords();
  const [hiddenByReader, toggleColumn] = useHiddenColumns();
  const isEmbedded = session.source === 'embedded';
  const provenance = useQuery({ ...provenanceQuery(), enabled: enabled && isEmbedded });
  const regionsOf = useMemo(() => {
    const known = provenance.data;
    return (image: ImageFacts) => (isEmbedded ? knownRegions(image, known?.get(image.ImageId)) : []);
  }, [provenance.data, isEmbedded]);
  // Where a region is chosen, every row is in it; and the live service says of no image where else it is.
  const hasRegions = isEmbedded && scope.region === '';
  const hidden = useMemo(
    () => (hasRegions ? hiddenByReader : new Set([...hiddenByReader, 'Regions' as const])),
    [hiddenByReader, hasRegions],
  );

  const frameworks = useMemo(
    () => new Set(state.conditions.flatMap(({ key, value }) => readFramework(key, value)?.name ?? [])),
    [state.conditions],
  );
  const rows = useMemo(
    () => (tally ? toImageRows(tally.set, tally.positions, regionsOf, frameworks) : undefined),
    [tally, regionsOf, frameworks],
  );
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
  const sorted = useViewRows('images', view, {
    columns: IMAGE_COLUMNS,
    rows: rows ?? NO_ROWS,
    found,
    hidden,
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
    toggleColumn,
  };
}
