import { type ReactNode, useId, useMemo, useRef, useState } from 'react';
import { frameworksAsked } from '../../../contract/image-filter/frameworks-asked.ts';
import type { Tally } from '../../../contract/image-tally/tally.ts';
import { regionOfUri } from '../../../contract/image-uri.ts';
import { bestMatch } from '../../../contract/life-cycle/best-match.ts';
import type { ImageRow } from '../../../contract/rows/image-rows.ts';
import { filterOf } from '../../address/search-state.ts';
import { ViewLink } from '../../address/view-link.tsx';
import { partsOf } from '../../filter/filter-parts.ts';
import { useCopiedUris } from '../../shell/copied-uri.ts';
import { Copy } from '../../shell/copy.tsx';
import { copiedUri, type UriChoice, uriOf } from '../../shell/uri-choice.ts';
import type { ViewProps } from '../../shell/view.tsx';
import { useStateWords } from '../../text/later-words.ts';
import { visibleText } from '../../text/visible-text.ts';
import { useWords } from '../../text/words.tsx';
import { ChevronIcon } from '../../ui/icons.tsx';
import { useClosing } from '../../ui/use-closing.ts';
import { reasonInWords, reasonsOf } from './best-match-reasons.ts';

/** Whether there is a best match, or may be once all images are loaded. Its line is reserved, so that no row moves. */
export function mayHaveBest({ state, images: { tally, isPartial } }: ViewProps): boolean {
  if (partsOf(filterOf(state)).length === 0) return false;
  return !tally || isPartial || tally.positions.length > 1;
}

interface BestMatchProps extends ViewProps {
  /** The images that pass the filter. */
  readonly rows: readonly ImageRow[] | undefined;
  readonly uris: UriChoice;
}

/**
 * The newest of the images that pass the filter in one line, with what speaks for it; "Why?" says it all, and why the next one
 * is not it. A rule and no score: the order of lines, the frameworks of the filter first (src/contract/README.md, section 9).
 */
export function BestMatch(props: BestMatchProps) {
  const { state, scope, images, rows, uris } = props;
  const words = useStateWords();
  const shared = useWords();
  const copied = useCopiedUris();
  const { tally, isPartial } = images;
  const filter = useMemo(() => filterOf(state), [state]);
  const first = useMemo(() => frameworksAsked(filter), [filter]);
  const found = useMemo(() => tally && bestMatch(tally.set, tally.positions, first), [tally, first]);
  const row = useMemo(() => found && rows?.find(({ position }) => position === found.best), [rows, found]);
  if (!tally || !found || found.next === undefined || isPartial) return null;
  const { set } = tally;
  const { best, next } = found;
  const uri = set.text('ImageUri', best);
  const region = scope.region || (uri === undefined ? '' : (regionOfUri(uri) ?? ''));
  const address = row && uriOf(row, uris);
  const reasons = [
    words.newestOf(tally.positions.length),
    ...reasonsOf({ set, best, region, filter, isScope: scope.imageId === '' }, words, shared),
  ];
  return (
    <section aria-label={words.bestMatch} className="flex min-w-0 flex-1 items-center gap-x-2 max-xl:basis-full">
      <span className="min-w-0 max-sm:text-12 lg:max-w-150 lg:shrink-0 lg:truncate">
        <span className="mr-2 text-muted max-sm:mr-1">{words.bestMatch}</span>
        <ImageLink {...props} position={best} name={words.bestMatchOf} className="wrap-anywhere" />
      </span>
      {row && address && address.kind !== 'unknown' && (
        <Copy
          text={copiedUri(address, row, uris, copied)}
          name={words.copyBest}
          className="size-6 text-muted hover:text-text"
        />
      )}
      <span title={reasons.join(' · ')} className="min-w-0 truncate text-muted max-lg:hidden">
        {reasons.join(' · ')}
      </span>
      <Why>
        <ul className="list-disc pl-4">
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
        <p className="wrap-anywhere">
          <span className="text-muted">{words.runnerUp}</span>{' '}
          <ImageLink {...props} position={next} name={words.runnerUpOf} />{' '}
          <span>{reasonInWords(set, best, next, first, words)}</span>
        </p>
      </Why>
    </section>
  );
}

interface ImageLinkProps extends ViewProps {
  readonly position: number;
  /** Its accessible name, from that of the image. */
  readonly name: (image: string) => string;
  readonly className?: string;
}

function ImageLink({ state, images, position, name, className = '' }: ImageLinkProps) {
  const { tally } = images;
  if (!tally) return null;
  const image = visibleText(nameOf(tally, position));
  return (
    <ViewLink
      aria-label={name(image)}
      view="images"
      state={{ ...state, sel: tally.set.text('ImageId', position) ?? '' }}
      translate="no"
      className={`font-medium text-accent-text underline underline-offset-2 ${className}`}
    >
      {image}
    </ViewLink>
  );
}

function nameOf({ set }: Tally, position: number): string {
  return (set.text('Name', position) || set.text('ImageId', position)) ?? '';
}

/** The reasons in full, in a panel over the rows: below the line they would push the rows down. */
function Why({ children }: { readonly children: ReactNode }) {
  const words = useStateWords();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  return (
    <div className="shrink-0 lg:relative">
      <button
        ref={button}
        type="button"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
        className="calm flex h-6 items-center gap-1 rounded-control px-1.5 font-medium text-accent-text hover:bg-hover"
      >
        <span>{words.why}</span>
        <ChevronIcon />
      </button>
      {isOpen && (
        <WhyPanel
          id={id}
          onEscape={() => {
            button.current?.focus();
            setOpen(false);
          }}
          onLeave={() => setOpen(false)}
        >
          {children}
        </WhyPanel>
      )}
    </div>
  );
}

interface WhyPanelProps {
  readonly id: string;
  readonly onEscape: () => void;
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

function WhyPanel({ id, onEscape, onLeave, children }: WhyPanelProps) {
  const panel = useClosing(onEscape, onLeave);
  return (
    <div
      ref={panel}
      id={id}
      className="absolute top-full right-3 left-3 z-30 mt-1 flex flex-col gap-1.5 rounded-control border border-line bg-raised p-3 text-13 shadow-popover lg:right-0 lg:left-auto lg:w-120"
    >
      {children}
    </div>
  );
}
