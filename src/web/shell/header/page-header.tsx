import { useLayoutEffect } from 'react';
import { ANY_VALUE } from '../../../contract/filter.ts';
import { EMPTY_EXTRA } from '../../../contract/image-filter/image-filter.ts';
import { readFramework } from '../../../contract/label-keys.ts';
import type { SessionResponse } from '../../../contract/operations.ts';
import { serviceHost } from '../../../contract/regions.ts';
import { EMPTY_SEARCH, type OtherSide, type SearchState } from '../../address/search-state.ts';
import { usePath, useSearchState } from '../../address/use-search-state.ts';
import { ViewLink } from '../../address/view-link.tsx';
import { forView } from '../../address/view-memory.ts';
import { VIEWS, viewOf } from '../../address/view-paths.ts';
import { type FilterPart, partsOf } from '../../filter/filter-parts.ts';
import { partInWords } from '../../filter/part-in-words.ts';
import { keyName } from '../../text/key-name.ts';
import { visibleText } from '../../text/visible-text.ts';
import { useWords } from '../../text/words.tsx';
import { lazyPart } from '../lazy-part.ts';
import { PartSlot } from '../part-slot.tsx';

const HeaderTools = lazyPart(async () => (await import('./header-tools.tsx')).HeaderTools);

/** `public/icon.svg` as part of the page: an image would be one more request before the first paint, and one after it. */
function Logo() {
  return (
    <svg viewBox="0 0 32 32" width="20" height="20" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="#4f46c8" />
      <path
        d="M8 11.5A2.5 2.5 0 0 1 10.5 9h6.4a2.5 2.5 0 0 1 1.8.7l5 5a1.9 1.9 0 0 1 0 2.6l-5 5a2.5 2.5 0 0 1-1.8.7h-6.4A2.5 2.5 0 0 1 8 20.500z"
        fill="none"
        stroke="#fff"
        strokeWidth="2"
        strokeLinejoin="round"
      />
      <circle cx="13" cy="16" r="1.7" fill="#fff" />
    </svg>
  );
}

/** The top of every view: the product, the views, and the source of the data. */
export function PageHeader({ session }: { readonly session: SessionResponse | undefined }) {
  const words = useWords();
  const [state] = useSearchState();
  const current = viewOf(usePath());
  return (
    <header className="flex min-h-12 shrink-0 flex-wrap gap-x-2 border-b border-line bg-raised px-3 sm:gap-x-3 lg:gap-x-4 lg:px-4">
      <ViewLink
        view="labels"
        state={{ ...EMPTY_SEARCH, lang: state.lang }}
        className="brand gap-2 text-14 font-semibold whitespace-nowrap"
      >
        <Logo />
        <span className="leading-9 min-[22rem]:max-sm:sr-only">{words.product}</span>
      </ViewLink>
      <nav aria-label={words.views.navigation} className="views-nav">
        {VIEWS.map((view) => (
          <ViewLink
            key={view}
            view={view}
            state={view === current ? state : forView(view, state)}
            aria-current={view === current ? 'page' : undefined}
            className="calm flex min-h-8 items-center border-b-2 border-transparent px-0.5 text-12 sm:px-2 sm:text-13 font-medium text-muted hover:text-text aria-[current]:border-accent aria-[current]:text-text"
          >
            {words.views[view]}
          </ViewLink>
        ))}
      </nav>
      {/* A long host is cut before it takes a second line. On a phone and a tablet the views and the tools take the line; on a phone
          the product is hidden; where these need two lines, it is in the second, its name only in full. */}
      <div className="flex min-w-0 flex-1 items-center justify-end max-[52rem]:hidden">
        {session && <SourceBadge session={session} />}
      </div>
      {/* As wide as its four buttons, which are loaded later, so that they do not move the badge. */}
      <div className="-mr-2 ml-auto flex min-h-9 min-w-32 shrink-0 items-center justify-end">
        <PartSlot failed={null}>
          <HeaderTools />
        </PartSlot>
      </div>
    </header>
  );
}

/** The source of the data: the embedded catalog, or the endpoint of PAI in the current region. */
function SourceBadge({ session }: { readonly session: SessionResponse }) {
  const words = useWords();
  const [state] = useSearchState();
  const region = state.region || session.region;
  const host =
    session.endpoint?.replaceAll('{region}', region).replace(/^https?:\/\//, '') ??
    (session.network && serviceHost(region, session.network));
  const isLive = session.source === 'live';
  return (
    <span
      translate={isLive ? 'no' : undefined}
      title={isLive ? words.source.liveHint : words.source.embeddedHint(session.images ?? 0)}
      className="min-w-0 truncate rounded-pill border border-line bg-sunken px-2.5 py-0.5 text-12 text-muted"
    >
      <span className="max-sm:hidden">{isLive ? words.source.live(host ?? region) : words.source.embedded}</span>
      <span className="sm:hidden">{isLive ? words.source.liveShort : words.source.embeddedShort}</span>
    </span>
  );
}

/** The shown length of a title; tabs show less, the history a little more. */
const MAX_CHARS = 80;

/**
 * The title of the page in tabs, history and bookmarks, most specific part first: the open detail, else the filter or
 * the scope, then the view, then the product. Details set their own title later, because their effect runs later.
 */
export function PageTitle() {
  const words = useWords();
  const [state] = useSearchState();
  const view = viewOf(usePath());
  const short = (part: FilterPart) => {
    if (part.kind !== 'is') return partInWords(part, words);
    const { key, value } = part.condition;
    const framework = readFramework(key, value === ANY_VALUE ? '' : value);
    if (framework) return `${framework.name} ${framework.version}`.trim();
    return value === ANY_VALUE ? (keyName(words, key) ?? key) : value;
  };
  const join = (parts: readonly (string | undefined)[], sign = words.signs.list) => parts.filter(Boolean).join(sign);
  const both = (textOf: (side: SearchState | OtherSide) => string) =>
    join([textOf(state), view === 'compare' ? textOf(state.vs) : ''], ' | ');
  const subject =
    state.sel ||
    both((side) => join(partsOf({ ...EMPTY_EXTRA, ...side.extra, conditions: side.conditions }).map(short))) ||
    state.q ||
    state.imageId ||
    both(({ region, workspaceId }) => join([region, workspaceId]));
  const title = join(
    [visibleText(subject.slice(0, MAX_CHARS)), view && view !== 'labels' ? words.views[view] : '', words.product],
    ' · ',
  );
  useLayoutEffect(() => {
    document.title = title;
  }, [title]);
  return null;
}
