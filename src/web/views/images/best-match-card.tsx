import { useMemo } from 'react';
import { frameworksAsked } from '../../../contract/image-filter/frameworks-asked.ts';
import { addressOf } from '../../../contract/image-tally/image-address.ts';
import type { ImageSet } from '../../../contract/image-tally/image-set.ts';
import { regionOfUri } from '../../../contract/image-uri.ts';
import { bestMatch, type NewerBecause, newerBecause } from '../../../contract/life-cycle/best-match.ts';
import { dayOf, lifeCycleOf } from '../../../contract/life-cycle/life-cycle.ts';
import { supportReasons } from '../../../contract/life-cycle/support.ts';
import { filterOf } from '../../address/search-state.ts';
import { ViewLink } from '../../address/view-link.tsx';
import { partsOf } from '../../filter/filter-parts.ts';
import { partInWords } from '../../filter/part-in-words.ts';
import { Copy } from '../../shell/copy.tsx';
import type { ViewProps } from '../../shell/view.tsx';
import { useStateWords } from '../../text/later-words.ts';
import { visibleText } from '../../text/visible-text.ts';
import { useWords } from '../../text/words.tsx';

/**
 * The newest of the images that pass the filter, with what speaks for it, and why the next one is not it. A rule and no score:
 * the order of lines, the frameworks of the filter first (src/contract/README.md, section 9). Shown once all images are there.
 */
export function BestMatchCard({ state, scope, images }: ViewProps) {
  const words = useStateWords();
  const shared = useWords();
  const { tally, isPartial } = images;
  const filter = useMemo(() => filterOf(state), [state]);
  const first = useMemo(() => frameworksAsked(filter), [filter]);
  const found = useMemo(() => tally && bestMatch(tally.set, tally.positions, first), [tally, first]);
  if (!tally || !found || found.next === undefined || isPartial || partsOf(filter).length === 0) return null;
  const { set } = tally;
  const { best, next } = found;
  const uri = set.text('ImageUri', best);
  const region = scope.region || (uri === undefined ? undefined : regionOfUri(uri));
  const address = addressOf(uri, scope.region, region === undefined ? [] : [region], '');
  const reasons = [
    ...supportReasonsOf(set, best, words),
    ...partsOf(filter).flatMap((part) =>
      part.kind === 'mark' && part.name === 'runs' ? partInWords(part, shared) : [],
    ),
    ...(scope.imageId === '' && lifeCycleOf(set, dayOf(Date.now())).lineState(best) === 'newest'
      ? [words.newestOfLine]
      : []),
    ...(region === undefined || region === '' ? [] : [words.inRegion(region)]),
  ];
  const link = (position: number, label: (name: string) => string) => (
    <ViewLink
      aria-label={label(visibleText(nameOf(set, position)))}
      view="images"
      state={{ ...state, sel: set.text('ImageId', position) ?? '' }}
      translate="no"
      className="font-medium text-accent-text underline underline-offset-2"
    >
      {visibleText(nameOf(set, position))}
    </ViewLink>
  );
  return (
    <section
      aria-label={words.bestMatch}
      className="mx-3 mb-2 flex items-start gap-2 rounded-control border border-line bg-raised px-3 py-1.5 text-13 lg:mx-4"
    >
      <div className="min-w-0 flex-1 wrap-anywhere">
        <p>
          <span className="mr-2 text-muted">{words.bestMatch}</span>
          {link(best, words.bestMatchOf)}{' '}
          <span>{[words.newestOf(tally.positions.length), ...reasons].join(' · ')}</span>
        </p>
        <p className="text-12 text-muted">
          <span>{words.runnerUp}</span> {link(next, words.runnerUpOf)}{' '}
          <span>{reasonInWords(newerBecause(set, best, next, first), words)}</span>
        </p>
      </div>
      {address.kind === 'ready' && (
        <Copy text={address.uri} name={words.copyBest} className="size-7 text-muted hover:text-text" />
      )}
    </section>
  );
}

function nameOf(set: ImageSet, position: number): string {
  return (set.text('Name', position) || set.text('ImageId', position)) ?? '';
}

/** Since when anything of the image is out of support, else until when all of it is supported. */
function supportReasonsOf(set: ImageSet, position: number, words: ReturnType<typeof useStateWords>): readonly string[] {
  const today = dayOf(Date.now());
  const reasons = supportReasons(set.labelsAt(position), today);
  const cycles = reasons.flatMap(({ cycle }) => cycle ?? []).sort((a, b) => (a.eol < b.eol ? -1 : 1));
  const [first] = cycles;
  if (first === undefined) return [];
  const name = `${first.name} ${first.cycle}`;
  if (first.eol < today) return [words.outSince(name, first.eol)];
  return cycles.length === reasons.length ? [words.supportedUntil(first.eol)] : [];
}

/** What the next image lacks. */
function reasonInWords(because: NewerBecause, words: ReturnType<typeof useStateWords>): string {
  if (!('own' in because)) return because.by === 'time' ? words.olderTime : words.otherId;
  const what = because.by === 'framework' ? because.name : because.by === 'cuda' ? 'CUDA' : words.tag;
  const [own, other] = [visibleText(because.own.slice(0, 100)), visibleText((because.other ?? '').slice(0, 100))];
  return other === '' ? words.lacks(visibleText(what)) : words.olderVersion(visibleText(what), other, own);
}
