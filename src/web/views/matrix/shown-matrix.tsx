import { useCallback, useMemo } from 'react';
import { filterOf } from '../../address/search-state.ts';
import { viewAddress } from '../../address/use-search-state.ts';
import type { AxisEntry } from '../../image-set/axis.ts';
import { LargestFilterButton } from '../../shell/no-rows/largest-filter-button.tsx';
import { Message } from '../../shell/no-rows/message.tsx';
import { Removals, removalsOf } from '../../shell/no-rows/removals.tsx';
import type { ViewProps } from '../../shell/view.tsx';
import { RowSkeleton } from '../../shell/view-body.tsx';
import { useMatrixWords } from '../../text/later-words.ts';
import { visibleText } from '../../text/visible-text.ts';
import { useWords } from '../../text/words.tsx';
import { resultsFallback, useFocusFallback } from '../../ui/use-focus-fallback.ts';
import { lineAt, rememberCell, takeFollowedCell } from './matrix-line.ts';
import type { MatrixLook } from './matrix-look.ts';
import { MatrixOptions } from './matrix-options.tsx';
import { MatrixTable } from './matrix-table.tsx';
import { toggledOpen } from './open-groups.ts';
import type { CellAt } from './use-cell-focus.ts';
import type { CountedMatrix } from './use-matrix.ts';

interface ShownMatrixProps extends ViewProps {
  readonly counted: CountedMatrix;
}

/** The matrix of the loaded images, or the reason why it is missing. */
export function ShownMatrix({ counted, ...view }: ShownMatrixProps) {
  const { state, images, update } = view;
  const words = useMatrixWords();
  const { rows, columns, matrix } = counted;

  const address = viewAddress('matrix', state);
  const onFollow = useCallback(
    (at: CellAt) =>
      rememberCell({
        address,
        row: lineAt(matrix.rows.drawn, at.row),
        column: lineAt(matrix.columns.drawn, at.column),
      }),
    [address, matrix],
  );
  const onToggle = useCallback(
    (key: string, group: AxisEntry) => update((before) => ({ ...before, open: toggledOpen(before.open, key, group) })),
    [update],
  );
  const look = useMemo<MatrixLook>(
    () => ({
      matrix,
      state,
      filter: filterOf(state),
      isPartial: images.isPartial,
      onFollow,
      onToggle,
    }),
    [matrix, state, images.isPartial, onFollow, onToggle],
  );

  const isGrowing = images.isPartial && images.isLoading;
  const missing = [rows, columns].find((axis) => axis.entries.length === 0);
  // Missing entries may load with a later page.
  if (missing && isGrowing) return <RowSkeleton />;
  if (missing) {
    return (
      <Message title={words.noKey(visibleText(missing.key.slice(0, 200)))}>
        <p className="text-13 text-muted">{words.noKeyText}</p>
      </Message>
    );
  }
  const options = <MatrixOptions state={state} update={update} matrix={matrix} />;
  return (
    <>
      {matrix.total === 0 && !isGrowing && <NoMatch {...view} />}
      {matrix.total > 0 || isGrowing || state.choices.empty === 'show' ? (
        <MatrixTable
          look={look}
          isBusy={images.isLoading}
          takeFocusedCell={() => takeFollowedCell(address)}
          options={options}
        />
      ) : (
        <div className="mt-auto border-t border-line bg-raised px-3 py-1 lg:px-4">{options}</div>
      )}
    </>
  );
}

/** Says above the empty table that no images match, and which single step brings some. */
function NoMatch({ state, update, images }: ViewProps) {
  const shared = useWords();
  const words = useMatrixWords();
  const box = useFocusFallback<HTMLDivElement>(resultsFallback);
  const { loaded, isPartial } = images;
  if (!loaded) return null;
  const removals = removalsOf(loaded, filterOf(state));
  const isHopeless = removals.every(({ count }) => count === 0);
  return (
    <div
      ref={box}
      className="flex max-h-[40dvh] shrink-0 flex-col items-center gap-2 overflow-y-auto border-t border-line bg-raised px-4 py-6 text-center"
    >
      <h2 className="text-16 font-semibold">{isPartial ? words.noneMatchSoFar : words.noneMatch}</h2>
      <p className="text-13 text-muted">{isHopeless && !isPartial ? words.noSingleStep : words.noneMatchText}</p>
      {isHopeless && (
        <LargestFilterButton loaded={loaded} filter={filterOf(state)} isPartial={isPartial} update={update} />
      )}
      <Removals
        removals={removals.map(({ part, count, meant }) => ({
          part,
          gives: shared.images.count(count, isPartial),
          meant,
        }))}
        update={update}
      />
    </div>
  );
}
