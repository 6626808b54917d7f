import { useMemo } from 'react';
import type { Tally } from '../../../../contract/image-tally/tally.ts';
import { imagesOf } from '../../../address/images-of.ts';
import type { SearchState } from '../../../address/search-state.ts';
import { filterOf } from '../../../address/search-state.ts';
import { ViewLink } from '../../../address/view-link.tsx';
import { DrawerSection } from '../../../shell/drawer.tsx';
import { heatClass } from '../../../table/heat.ts';
import { useDetailWords } from '../../../text/later-words.ts';
import { visibleText } from '../../../text/visible-text.ts';
import { useWords } from '../../../text/words.tsx';
import { type GridCell, versionGrid } from './version-grid.ts';

interface GridSectionProps {
  readonly framework: string;
  /** The version of the open label. */
  readonly version: string;
  /** The name of the table. */
  readonly title: string;
  readonly tally: Tally;
  readonly state: SearchState;
  readonly isPartial: boolean;
}

const HEADING = 'px-2 py-1 text-left whitespace-nowrap';
const HEAD = `${HEADING} bg-raised font-medium`;
/** A bar marks it too, for readers who do not see the colours. */
const CURRENT_HEAD = `${HEADING} border-l-4 border-l-accent bg-tint font-bold`;

/** The versions of a framework by CUDA version, to see at a glance which combinations have images. */
export function GridSection({ framework, version: current, title, tally, state, isPartial }: GridSectionProps) {
  const words = useDetailWords();
  const { label } = words;
  const { conditions, extra } = state;
  const grid = useMemo(
    () => versionGrid(tally, framework, current, filterOf({ conditions, extra })),
    [tally, framework, current, conditions, extra],
  );
  const notes = [
    grid.rows.length < grid.allVersions && label.cutVersions(grid.rows.length, grid.allVersions),
    grid.cudas.length < grid.allCudas && label.cutCudas(grid.cudas.length, grid.allCudas),
    grid.rows.length > 0 && grid.withoutCuda > 0 && label.withoutCuda(grid.withoutCuda),
  ].filter((note) => note !== false);
  return (
    <DrawerSection title={title}>
      {grid.rows.length === 0 ? (
        <p className="text-13 text-muted">{label.noGrid}</p>
      ) : (
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a keyboard must reach what scrolls
          tabIndex={0}
          aria-label={title}
          className="relative max-h-80 overflow-auto rounded-control border border-line"
        >
          <table aria-label={title} className="numeric border-separate border-spacing-0 text-12">
            <thead>
              <tr>
                <th scope="col" className={`${HEAD} sticky top-0 left-0 z-20 border-r border-b border-line`}>
                  {label.gridVersion}
                </th>
                {grid.cudas.map((cuda) => (
                  <th
                    key={cuda}
                    scope="col"
                    translate="no"
                    className={`${HEAD} sticky top-0 z-10 border-b border-line text-right`}
                  >
                    {visibleText(cuda) || words.emptyValue}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {grid.rows.map(({ version, cells }) => (
                <tr key={version}>
                  <th
                    scope="row"
                    translate="no"
                    aria-current={version === current || undefined}
                    className={`${version === current ? CURRENT_HEAD : HEAD} sticky left-0 z-10 border-r border-line`}
                  >
                    {visibleText(version) || label.noVersion}
                  </th>
                  {cells.map((cell, column) => {
                    const cuda = grid.cudas[column] ?? '';
                    const name = label.gridCell(cell.count, `${framework} ${version}`.trim(), cuda);
                    return (
                      <td key={cuda} className="p-0.5 text-right">
                        <Cell
                          cell={cell}
                          heat={heatClass(cell.count, grid.largest)}
                          name={visibleText(name)}
                          state={state}
                          isPartial={isPartial}
                        />
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {notes.length > 0 && <p className="pt-1 text-12 text-muted">{notes.join(' ')}</p>}
    </DrawerSection>
  );
}

interface CellProps {
  readonly cell: GridCell;
  /** The classes of the cell's shade. */
  readonly heat: string;
  readonly name: string;
  readonly state: SearchState;
  readonly isPartial: boolean;
}

const CELL = 'block min-w-10 rounded-[3px] px-1.5 py-0.5';

function Cell({ cell, heat, name, state, isPartial }: CellProps) {
  const words = useWords();
  const text = words.images.short(cell.count, isPartial);
  if (cell.count === 0)
    return (
      <span className={`${CELL} text-muted`}>
        <span aria-hidden="true">·</span>
        <span className="sr-only">0</span>
      </span>
    );
  if (!cell.narrowed) {
    return (
      <span className={`${CELL} ${heat}`} title={words.images.notExact}>
        {text}
      </span>
    );
  }
  return (
    <ViewLink
      view="images"
      state={imagesOf(state, cell.narrowed)}
      aria-label={name}
      title={name}
      className={`${CELL} ${heat} hover:underline hover:underline-offset-2 focus-visible:-outline-offset-2`}
    >
      {text}
    </ViewLink>
  );
}
