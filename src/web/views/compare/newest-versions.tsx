import { useId, useState } from 'react';
import type { NewestVersions } from '../../../contract/image-tally/compare-sets.ts';
import { useCompareWords } from '../../text/later-words.ts';
import { visibleRuns, visibleText } from '../../text/visible-text.ts';
import { ChevronIcon } from '../../ui/icons.tsx';
import { useMedia } from '../../ui/use-media.ts';
import { VisibleValue } from '../../ui/visible-value.tsx';
import type { Letter } from './compare-sides.ts';

interface NewestTableProps {
  readonly rows: readonly NewestVersions[];
  /** Whether images of a side are still loading, so that a missing version may appear. */
  readonly isPartial: Readonly<Record<Letter, boolean>>;
}

/** From this width, in CSS pixels, the section is beside the rows (Tailwind's `xl`) and takes none of their height. */
export const SIDE_BY_SIDE = '(min-width: 1280px)';

const MAX_CHARS = 80;
const CELL = 'truncate border-b border-line px-2 py-(--row-pad) first:pl-3';

/** The newest version of each framework on either side, and which is newer, in words. It opens and closes. */
export function NewestSection({ rows, isPartial }: NewestTableProps) {
  const words = useCompareWords();
  const isBeside = useMedia(SIDE_BY_SIDE);
  const [chosen, setOpen] = useState<boolean>();
  const open = chosen ?? isBeside;
  const bodyId = useId();
  return (
    <div className="flex min-h-0 flex-col border-t border-line bg-raised max-xl:shrink-0 sm:max-xl:order-first sm:max-xl:max-h-[40dvh]">
      <h2 className="shrink-0 p-1">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={bodyId}
          onClick={() => setOpen(!open)}
          className="calm flex h-7 w-full items-center gap-1 rounded-control px-1 text-left text-13 font-semibold whitespace-nowrap hover:bg-hover"
        >
          <span className={`calm text-muted ${open ? '' : '-rotate-90'}`}>
            <ChevronIcon />
          </span>
          <span>{words.newest}</span>
        </button>
      </h2>
      <div id={bodyId} hidden={!open} className="flex min-h-0 flex-col">
        {open && (rows.length === 0 ? <NoFrameworks /> : <NewestTable rows={rows} isPartial={isPartial} />)}
      </div>
    </div>
  );
}

function NoFrameworks() {
  return <p className="px-3 pb-2 text-13 text-muted">{useCompareWords().noFrameworks}</p>;
}

function NewestTable({ rows, isPartial }: NewestTableProps) {
  const words = useCompareWords();
  const mayChange = isPartial.A || isPartial.B;
  return (
    <section
      aria-label={words.newestScroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller must be reachable by keyboard
      tabIndex={0}
      className="relative min-h-0 overflow-y-auto focus-visible:-outline-offset-2"
    >
      <table aria-label={words.newest} className="w-full table-fixed border-separate border-spacing-0 text-13">
        <thead className="sticky top-0 bg-raised text-left text-12 text-muted">
          <tr>
            {[words.framework, words.sideColumn('A'), words.sideColumn('B'), words.newer].map((name) => (
              <th key={name} scope="col" className={`${CELL} font-medium first:w-[34%]`}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.framework}>
              <th
                scope="row"
                title={visibleText(row.framework.slice(0, MAX_CHARS))}
                className={`${CELL} text-left font-medium`}
              >
                <VisibleValue runs={visibleRuns(row.framework.slice(0, MAX_CHARS))} />
              </th>
              <Version version={row.a} letter="A" isPartial={isPartial.A} />
              <Version version={row.b} letter="B" isPartial={isPartial.B} />
              <td className={`${CELL} ${mayChange ? 'text-muted' : ''}`}>
                {mayChange ? words.soFar(words.newerOf[row.newer]) : words.newerOf[row.newer]}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface VersionProps {
  readonly version: string | undefined;
  readonly letter: Letter;
  readonly isPartial: boolean;
}

function Version({ version, letter, isPartial }: VersionProps) {
  const words = useCompareWords();
  if (version === undefined) {
    return (
      <td className={`${CELL} text-muted`}>
        <span aria-hidden="true">–</span>
        <span className="sr-only">{words.absent(letter, isPartial)}</span>
      </td>
    );
  }
  return (
    <td className={`${CELL} numeric`}>
      {version === '' ? (
        <span className="text-muted italic">{words.noVersion}</span>
      ) : (
        <VisibleValue runs={visibleRuns(version.slice(0, MAX_CHARS))} />
      )}
    </td>
  );
}
