import type { ReactNode } from 'react';
import { usePath } from '../address/use-search-state.ts';
import { viewOf } from '../address/view-paths.ts';
import { ROW_HEIGHT_CLASS } from '../table/density.ts';
import { useWords } from '../text/words.tsx';
import { lazyPart } from './lazy-part.ts';
import { PartSlot } from './part-slot.tsx';

const SignedOnly = lazyPart(async () => (await import('./problems/signed-only.tsx')).SignedOnly);

/** `ready`: there are rows. `waiting`: they are loading. `blank`: there is no request, or the notices say why. */
export type ViewStatus = 'ready' | 'waiting' | 'blank';

interface ViewBodyProps {
  /** Whether every request must be signed, which a browser cannot do. */
  readonly isSigned: boolean;
  readonly status: ViewStatus;
  /** Called only if there are rows. */
  readonly children: () => ReactNode;
}

/** The content below the title line and the notices of every view. */
export function ViewBody({ isSigned, status, children }: ViewBodyProps) {
  if (isSigned) {
    return (
      <PartSlot waiting={<BlankBody />}>
        <SignedOnly />
      </PartSlot>
    );
  }
  if (status === 'ready') return children();
  return status === 'waiting' ? <RowSkeleton /> : <BlankBody />;
}

/** The empty place of the rows. */
export function BlankBody() {
  return <div className="min-h-0 flex-1 border-t border-line bg-raised" />;
}

/** The column widths of the real headers: for images, and for labels in other views. */
const LABEL_COLUMNS = ['w-[42%]', 'flex-1', 'w-24 max-sm:hidden'];
const IMAGE_COLUMNS = ['w-68 max-sm:flex-1', 'w-64 max-sm:hidden', 'w-20 max-sm:hidden', 'flex-1 max-sm:hidden'];
const WIDTHS = ['w-3/5', 'w-4/5', 'w-2/5'];

/** A header and rows of the right height during the first load; a quick response never shows them. */
export function RowSkeleton() {
  const words = useWords();
  const isImages = viewOf(usePath()) === 'images';
  const columns = isImages ? IMAGE_COLUMNS : LABEL_COLUMNS;
  return (
    <div
      aria-busy="true"
      className={`min-h-0 flex-1 overflow-hidden border-t border-line bg-raised ${isImages ? 'rows-of-three' : ''}`}
    >
      <span className="sr-only">{words.results.loading}</span>
      <div aria-hidden="true" className="appear-late">
        {Array.from({ length: 32 }, (_, row) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
            key={row}
            className={`flex items-center border-b border-line pl-2 ${row === 0 ? 'h-9' : ROW_HEIGHT_CLASS}`}
          >
            {columns.map((width, column) => (
              <span key={width + String(column)} className={`px-2 ${width}`}>
                <span
                  className={`block h-3 max-w-56 rounded-control bg-hover ${row === 0 ? 'w-12' : WIDTHS[(row + column) % WIDTHS.length]}`}
                />
              </span>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
