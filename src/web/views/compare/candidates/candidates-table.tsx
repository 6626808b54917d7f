import type { SearchState } from '../../../address/search-state.ts';
import type { UriChoice } from '../../../shell/uri-choice.ts';
import { useCandidateWords } from '../../../text/later-words.ts';
import { CellValues, RowHead } from './candidate-cells.tsx';
import { CandidateHead } from './candidate-head.tsx';
import type { ComparedRow } from './compared-rows.ts';
import { UriCell } from './copy-uri.tsx';
import type { CandidateColumn } from './use-candidates.ts';

interface CandidatesTableProps {
  readonly columns: readonly CandidateColumn[];
  readonly rows: readonly ComparedRow[];
  readonly state: SearchState;
  readonly uris: UriChoice;
  readonly isEmbedded: boolean;
  readonly onRemove: (id: string) => void;
}

/** Stays visible while the columns scroll sideways. */
const FIRST = 'sticky left-0 w-[min(7.5rem,32vw)] sm:w-64 border-r border-line max-sm:pr-1';
const CELL = 'border-b border-line px-3 max-sm:px-2 py-(--row-pad) text-left align-top font-normal';

/**
 * Images side by side: a column for each image, a row for each key. Rows with differences are tinted, and marked in
 * their headers.
 */
export function CandidatesTable({ columns, rows, state, uris, isEmbedded, onRemove }: CandidatesTableProps) {
  const words = useCandidateWords();
  return (
    <section
      aria-label={words.scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller must be reachable by keyboard
      tabIndex={0}
      className="relative min-h-48 flex-1 overflow-auto border-t border-line bg-raised focus-visible:-outline-offset-2"
    >
      <table
        aria-label={words.table}
        // On a phone two images are side by side; more scroll.
        style={{ minWidth: `min(${7.5 + 11 * columns.length}rem, ${32 + 34 * columns.length}vw)` }}
        className="w-full table-fixed border-separate border-spacing-0 text-13"
      >
        <thead className="sticky top-0 z-20 bg-raised">
          <tr>
            <th scope="col" className={`${CELL} ${FIRST} z-10 bg-raised pl-7.5 text-12 text-muted`}>
              <span className="block py-1.5">{words.corner}</span>
            </th>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={`${CELL} border-r font-medium last:border-r-0`}>
                <CandidateHead
                  column={column}
                  state={state}
                  region={uris.region}
                  uris={uris}
                  onRemove={() => onRemove(column.id)}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className={`${CELL} ${FIRST} z-10 bg-raised`}>
                <RowHead row={row} />
              </th>
              {columns.map(({ id }, at) => {
                const values = row.values[at];
                return (
                  <td
                    key={id}
                    data-differs={(row.differs && values !== undefined) || undefined}
                    className={`${CELL} numeric border-r last:border-r-0 data-differs:bg-tint`}
                  >
                    {values && <CellValues row={row} values={values} isEmbedded={isEmbedded} />}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className={`${CELL} ${FIRST} z-10 bg-raised pl-7.5 font-medium`}>
              {words.uri}
            </th>
            {columns.map((column) => (
              <td key={column.id} className={`${CELL} border-r last:border-r-0`}>
                <UriCell column={column} uris={uris} />
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
