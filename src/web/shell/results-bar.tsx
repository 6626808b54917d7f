import type { ReactNode } from 'react';
import { useWords } from '../text/words.tsx';
import { Button } from '../ui/button.tsx';
import { LinkIcon, RefreshIcon, RequestIcon, SearchIcon } from '../ui/icons.tsx';
import { Copy } from './copy.tsx';

interface ResultsBarProps {
  readonly title: string;
  /** The total in words; empty while nothing is known. */
  readonly total: string;
  /** The rows on screen answer an older question. */
  readonly isOld: boolean;
  readonly isFetching: boolean;
  /** What this view offers beyond what all do. */
  readonly actions?: ReactNode;
  /** The text search of the rows; undefined if the view has none. */
  readonly search: { readonly q: string; readonly onChange: (q: string) => void } | undefined;
  readonly link: () => string;
  readonly canRefresh: boolean;
  readonly onRefresh: () => void;
  readonly onShowRequest: () => void;
}

/** The title line of the table: what it is, how many, the text search, and what can be done with the whole. */
export function ResultsBar(props: ResultsBarProps) {
  const words = useWords();
  return (
    <div className="@container flex flex-wrap items-center gap-x-3 gap-y-2 px-3 pb-2 lg:px-4">
      <h1 className="text-16 font-semibold">{props.title}</h1>
      <div role="status" className={`numeric min-h-5 text-13 ${props.isOld ? 'text-muted' : 'text-text'}`}>
        {props.total}
      </div>
      <div
        className={`ml-auto flex min-w-0 flex-wrap items-center justify-end gap-2 sm:basis-auto sm:flex-nowrap ${props.search ? 'basis-full' : ''}`}
      >
        {props.search && <SearchField {...props.search} />}
        {/* Beside a large font the search takes the line, and the buttons go below it together. */}
        <div className="flex max-w-full flex-wrap items-center justify-end gap-2 sm:shrink-0 sm:flex-nowrap">
          {props.actions}
          <Copy
            text={props.link}
            name={words.results.copyLink}
            copied={words.results.linkCopied}
            icon={<LinkIcon />}
            className="h-8 min-w-8 px-2"
          >
            <span className="@max-[59rem]:hidden">{words.results.copyLink}</span>
          </Copy>
          <Button
            look="quiet"
            icon={<RefreshIcon />}
            aria-label={words.results.refresh}
            title={words.results.refresh}
            aria-disabled={!props.canRefresh}
            onClick={props.onRefresh}
            className="min-w-8 justify-center px-2!"
          >
            <span className="@max-[59rem]:hidden">{words.results.refresh}</span>
          </Button>
          <Button
            look="quiet"
            icon={<RequestIcon />}
            aria-label={words.results.request}
            title={words.results.request}
            aria-haspopup="dialog"
            onClick={props.onShowRequest}
            className="min-w-8 justify-center px-2!"
          >
            <span className="@max-[59rem]:hidden">{words.results.request}</span>
          </Button>
        </div>
      </div>
      <div aria-hidden="true" className={`-mb-2 h-0.5 w-full basis-full ${props.isFetching ? 'progress-line' : ''}`} />
    </div>
  );
}

function SearchField({ q, onChange }: { readonly q: string; readonly onChange: (q: string) => void }) {
  const words = useWords();
  return (
    <label className="field-box flex h-8 min-w-0 flex-1 basis-32 items-center gap-2 px-2 text-muted sm:w-64 sm:flex-initial">
      <SearchIcon />
      <input
        type="search"
        aria-label={words.table.search}
        placeholder={words.table.search}
        value={q}
        onChange={(event) => onChange(event.target.value)}
        className="h-full min-w-0 flex-1 bg-transparent text-13 text-text [&::-webkit-search-cancel-button]:cursor-pointer"
      />
    </label>
  );
}
