import type { ReactNode } from 'react';
import { partsOf } from '../../filter/filter-parts.ts';
import { ImageProgress } from '../../shell/status-line.tsx';
import { useCompareWords } from '../../text/english-compare.ts';
import { useWords } from '../../text/words.tsx';
import type { Side } from './compare-sides.ts';
import { filterInWords, scopeInWords } from './filter-words.ts';

interface SideSummaryProps {
  readonly side: Side;
  /** The labels that the side's images carry; nothing until they are known. */
  readonly labels: number | undefined;
  readonly isUnread: boolean;
  /** Another card shows how far the same images have arrived. */
  readonly hidesProgress?: boolean;
  readonly actions?: ReactNode;
}

/** What a side looks at, in words, and how much it finds. Sides are told apart by letter and place, not by colour. */
export function SideSummary({ side, labels, isUnread, hidesProgress = false, actions }: SideSummaryProps) {
  const words = useCompareWords();
  const shared = useWords();
  const { letter, scope, filter: chosen, images } = side;
  const count = images.tally?.positions.length;
  const filter = filterInWords(chosen, words, shared);
  return (
    <div className="flex min-w-0 items-start gap-3">
      <h2
        aria-label={words.side(letter)}
        className="flex size-7 shrink-0 items-center justify-center rounded-control border border-edge text-14 font-semibold"
      >
        {letter}
      </h2>
      <div className="min-w-0 flex-1 text-13">
        <p translate="no" className="font-medium wrap-anywhere sm:truncate">
          {isUnread ? words.side(letter) : scopeInWords(scope, words)}
        </p>
        <p translate="no" className="truncate text-muted" title={filter}>
          {filter}
        </p>
        <div className="numeric flex min-h-5 flex-wrap items-center gap-x-3">
          {isUnread ? (
            <span>{words.unreadSide}</span>
          ) : count === 0 && !images.isPartial ? (
            <span>{partsOf(chosen).length === 0 ? words.emptyScope : words.emptySide}</span>
          ) : (
            count !== undefined && (
              <span>
                {labels === undefined
                  ? shared.images.count(count, images.isPartial)
                  : words.counts(count, labels, images.isPartial)}
              </span>
            )
          )}
          {!hidesProgress && <ImageProgress images={images} />}
        </div>
      </div>
      {actions}
    </div>
  );
}
