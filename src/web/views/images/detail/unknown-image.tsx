import type { SessionResponse } from '../../../../contract/operations.ts';
import type { UpdateSearch } from '../../../address/use-search-state.ts';
import { setScope } from '../../../filter/filter-changes.ts';
import { DidYouMean } from '../../../shell/problems/did-you-mean.tsx';
import { useDetailWords } from '../../../text/later-words.ts';
import { visibleText } from '../../../text/visible-text.ts';
import { Button } from '../../../ui/button.tsx';
import { useFocusFallback } from '../../../ui/use-focus-fallback.ts';

interface UnknownImageProps {
  readonly imageId: string;
  /** The region of the request; empty for all. */
  readonly region: string;
  readonly session: SessionResponse;
  readonly update: UpdateSearch;
  readonly onClose: () => void;
}

/**
 * Says that the requested image does not exist, and offers alternatives: an image whose id is in the text, all
 * regions if one was searched, and the list.
 */
export function UnknownImage({ imageId, region, session, update, onClose }: UnknownImageProps) {
  const words = useDetailWords().image;
  // The details that replace it begin at the heading above.
  const box = useFocusFallback<HTMLDivElement>(
    (element) => element.closest('aside, dialog, [role="dialog"]')?.querySelector('h2') ?? null,
  );
  const id = visibleText(imageId);
  // The live source requests one region at a time.
  const canBeAll = region !== '' && session.source === 'embedded';
  return (
    <div ref={box} className="flex flex-col items-center gap-3 py-6 text-center">
      <div role="alert" className="flex flex-col gap-1">
        <p className="text-16 font-semibold">{region === '' ? words.unknownTitle : words.unknownTitleIn(region)}</p>
        <p className="text-13 wrap-anywhere text-muted">
          {region === '' ? words.unknown(id) : words.unknownIn(id, region)}
        </p>
      </div>
      <DidYouMean
        typed={imageId}
        region={region}
        onTake={(id) => update((before) => ({ ...before, sel: id }), 'replace')}
      />
      {canBeAll && <Button onClick={() => update(setScope('Region', '', session))}>{words.allRegions}</Button>}
      <Button onClick={onClose}>{words.backToList}</Button>
    </div>
  );
}
