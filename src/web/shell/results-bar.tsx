import type { ReactNode } from 'react';
import { useWords } from '../text/words.tsx';
import { LinkIcon, SearchIcon } from '../ui/icons.tsx';
import { Copy } from './copy.tsx';
import { More, type MoreProps } from './more.tsx';

interface ResultsBarProps extends MoreProps {
  readonly title: string;
  /** The total in words; empty while unknown. */
  readonly total: string;
  /** The visible rows belong to an earlier query. */
  readonly isOld: boolean;
  readonly isFetching: boolean;
  /** Content beside the total: the sort in words, or a link. */
  readonly beside?: ReactNode;
  /** The sort in words, if the view has one. */
  readonly sort?: ReactNode;
  /** Extra actions of this view. */
  readonly actions?: ReactNode;
  /** The text search of the rows; undefined if the view has none. */
  readonly search: { readonly q: string; readonly onChange: (q: string) => void } | undefined;
  readonly link: () => string;
}

/**
 * The title line of the table: the number of rows, their sort, the text search, and actions for all rows. The visible
 * title is the count; the heading is for assistive technology.
 */
export function ResultsBar(props: ResultsBarProps) {
  const words = useWords();
  return (
    // Above the table, whose header is sticky: a list that opens here covers it.
    <div className="@container relative z-10 flex min-h-11 shrink-0 flex-wrap items-center gap-x-2 px-3 py-1.5 lg:min-h-9 lg:px-4 lg:py-0.5">
      <h1 className="sr-only">{props.title}</h1>
      <div
        role="status"
        className={`numeric mr-2 min-h-6 text-16 font-semibold whitespace-nowrap max-sm:whitespace-normal ${props.isOld ? 'text-muted' : ''}`}
      >
        {props.total}
      </div>
      {props.sort}
      {props.beside}
      <div
        className={`ml-auto flex min-w-0 flex-wrap items-center justify-end gap-x-1 sm:flex-nowrap ${props.search ? 'flex-1 basis-full sm:min-w-min sm:basis-0' : ''}`}
      >
        {props.search && <SearchField {...props.search} />}
        {/* With a large font the search takes the line, and the buttons wrap together below it. */}
        <div className="flex max-w-full flex-wrap items-center justify-end sm:shrink-0 sm:flex-nowrap">
          {props.actions}
          <Copy
            text={props.link}
            name={words.results.copyLink}
            copied={words.results.linkCopied}
            icon={<LinkIcon />}
            className="h-8 min-w-8 px-2"
          >
            <span className="@max-[64rem]:hidden">{words.results.copyLink}</span>
          </Copy>
          <More canRefresh={props.canRefresh} onRefresh={props.onRefresh} onShowRequest={props.onShowRequest} />
        </div>
      </div>
      <div
        aria-hidden="true"
        className={`absolute inset-x-0 bottom-0 h-0.5 ${props.isFetching ? 'progress-line' : ''}`}
      />
    </div>
  );
}

function SearchField({ q, onChange }: { readonly q: string; readonly onChange: (q: string) => void }) {
  const words = useWords();
  return (
    <label className="field-box quiet-box flex h-8 min-w-0 flex-1 basis-28 items-center sm:w-20 sm:max-w-64 gap-1.5 px-1.5 text-muted">
      <SearchIcon />
      <input
        type="search"
        // A browser that fills it in after a reload would search for what was there before.
        autoComplete="off"
        aria-label={words.table.search}
        placeholder={words.table.search}
        value={q}
        onChange={(event) => onChange(event.target.value)}
        className="h-full min-w-0 flex-1 bg-transparent text-13 text-text"
      />
    </label>
  );
}
