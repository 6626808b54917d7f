import { ImageProgress } from '../../shell/image-progress.tsx';
import { useCompareWords } from '../../text/later-words.ts';
import { useWords } from '../../text/words.tsx';
import type { Side } from './compare-sides.ts';

interface SideSummaryProps {
  readonly side: Side;
  /** The labels of the side's images; undefined until they are loaded. */
  readonly labels: number | undefined;
  readonly isUnread: boolean;
  /** Whether the other side shows the loading progress of the same images. */
  readonly hidesProgress?: boolean;
}

/** The number of results of a side, and its loading progress. */
export function SideSummary({ side, labels, isUnread, hidesProgress = false }: SideSummaryProps) {
  const words = useCompareWords();
  const shared = useWords();
  const { images } = side;
  const count = images.tally?.positions.length;
  if (isUnread) return <span className="text-13">{words.unreadSide}</span>;
  return (
    <span className="numeric flex min-h-5 shrink-0 flex-wrap items-center gap-x-3 text-13">
      {count === 0 && !images.isPartial ? (
        <span>{words.emptySide}</span>
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
    </span>
  );
}
