import { ImageProgress } from '../../shell/image-progress.tsx';
import { useCompareWords } from '../../text/later-words.ts';
import { useWords } from '../../text/words.tsx';
import type { Side } from './compare-sides.ts';

interface SideSummaryProps {
  readonly side: Side;
  /** The labels of the side's images; undefined until they are loaded. */
  readonly labels: number | undefined;
  readonly isUnread: boolean;
  /** The other side shows how far the same images have arrived. */
  readonly hidesProgress?: boolean;
}

/** How much a side finds, and how far it has arrived. */
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
