import type { ImageRow } from '../../../contract/rows/image-rows.ts';
import { forOtherView, type SearchState } from '../../address/search-state.ts';
import { ViewLink } from '../../address/view-link.tsx';
import { useCopiedUris } from '../../shell/copied-uri.ts';
import { Copy } from '../../shell/copy.tsx';
import { type UriChoice, uriOf } from '../../shell/uri-choice.ts';
import { useImageWords } from '../../text/later-words.ts';
import { Button } from '../../ui/button.tsx';
import { CloseIcon } from '../../ui/icons.tsx';
import { resultsFallback, useFocusFallback } from '../../ui/use-focus-fallback.ts';
import { clearTicks, useTicked } from './selection.ts';

interface SelectionBarProps {
  readonly state: SearchState;
  /** Those that are ticked and loaded, in the order of the ticks. */
  readonly ticked: readonly ImageRow[];
  readonly shown: readonly ImageRow[];
  readonly uris: UriChoice;
}

/**
 * What can be done with the images that are ticked. Below the rows, where it moves none of them: above, the second tick
 * would meet another row than the one under the hand.
 */
export function SelectionBar(props: SelectionBarProps) {
  const ids = useTicked();
  return ids.length === 0 ? null : <Bar {...props} ids={ids} />;
}

interface BarProps extends SelectionBarProps {
  readonly ids: readonly string[];
}

function Bar({ ids, state, ticked, shown, uris }: BarProps) {
  const words = useImageWords();
  const copied = useCopiedUris();
  // The last press on it removes it, so the focus goes to the rows.
  const bar = useFocusFallback<HTMLElement>(() => document.querySelector('[data-rows]') ?? resultsFallback());
  const outside = ids.filter((id) => !shown.some((row) => row.id === id)).length;
  const withUri = ticked.filter(({ image }) => image.ImageUri);
  const addressesIn = (picked: string) =>
    withUri.map((row) => ({ address: uriOf(row, { ...uris, picked }), known: row.image.ImageUri }));
  const copyAll = async (button: HTMLButtonElement) => {
    const needsRegion = addressesIn(uris.picked).some(({ address }) => address.kind === 'needs-region');
    const chosen = needsRegion ? await uris.ask(button, uris.regions) : uris.picked;
    if (chosen === undefined) return undefined;
    return copied(
      addressesIn(chosen).flatMap(({ address, known }) =>
        address.kind === 'unknown' ? [] : { uri: address.uri, known },
      ),
    );
  };
  return (
    <section
      ref={bar}
      aria-label={words.ticked.name}
      className="flex min-h-10 shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-t border-line bg-tint px-3 text-13 lg:px-4"
    >
      <span className="numeric font-medium">{words.ticked.count(ids.length)}</span>
      {outside > 0 && <span className="numeric text-muted">{words.ticked.outside(outside)}</span>}
      {ids.length > 1 && !ids.some((id) => id.includes(',')) && (
        <ViewLink
          view="compare"
          state={{ ...forOtherView(state), ids }}
          className="calm inline-flex h-8 items-center rounded-control bg-accent px-3 font-medium text-on-accent hover:bg-accent-text"
        >
          {words.ticked.compare(ids.length)}
        </ViewLink>
      )}
      {withUri.length > 0 && (
        <Copy text={copyAll} name={words.ticked.copyUris} className="h-8 px-2">
          {words.ticked.copyUris}
        </Copy>
      )}
      {/* On a phone the bar is one line: its words would wrap to a second one. */}
      <Button
        look="quiet"
        icon={<CloseIcon />}
        aria-label={words.ticked.clear}
        title={words.ticked.clear}
        onClick={clearTicks}
        className="max-sm:px-2!"
      >
        <span className="max-sm:hidden">{words.ticked.clear}</span>
      </Button>
    </section>
  );
}
