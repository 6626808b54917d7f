import type { ScopeImages } from '../image-set/use-scope-images.ts';
import { ImageProgress } from '../results/image-progress.tsx';
import { useWords } from '../text/words.tsx';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { LinkIcon, RefreshIcon, RequestIcon } from '../ui/icons.tsx';
import { useMatrixWords } from './matrix-words.ts';

interface MatrixBarProps {
  /** The images under the filter in words; empty while nothing is known. */
  readonly total: string;
  readonly images: ScopeImages;
  readonly link: () => string;
  readonly canRefresh: boolean;
  readonly onRefresh: () => void;
  readonly onShowRequest: () => void;
}

/** The title line of the matrix: what it is, how many images it counts, and what can be done with the whole. */
export function MatrixBar({ total, images, link, canRefresh, onRefresh, onShowRequest }: MatrixBarProps) {
  const words = useWords();
  const own = useMatrixWords();
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-3 pb-2 lg:px-4">
      <h1 className="text-16 font-semibold">{own.title}</h1>
      <div role="status" className="numeric min-h-5 text-13">
        {total}
      </div>
      <ImageProgress images={images} />
      <div className="flex min-w-0 flex-1 items-center justify-end gap-2">
        <CopyButton
          text={link}
          name={words.results.copyLink}
          copied={words.results.linkCopied}
          failed={words.table.copyFailed}
          icon={<LinkIcon />}
          className="h-8 min-w-8 px-2"
        >
          <span className="max-xl:hidden">{words.results.copyLink}</span>
        </CopyButton>
        <Button
          look="quiet"
          icon={<RefreshIcon />}
          aria-label={words.results.refresh}
          title={words.results.refresh}
          aria-disabled={!canRefresh}
          onClick={onRefresh}
          className="min-w-8 justify-center px-2!"
        >
          <span className="max-xl:hidden">{words.results.refresh}</span>
        </Button>
        <Button
          look="quiet"
          icon={<RequestIcon />}
          aria-label={words.results.request}
          title={words.results.request}
          aria-haspopup="dialog"
          onClick={onShowRequest}
          className="min-w-8 justify-center px-2!"
        >
          <span className="max-xl:hidden">{words.results.request}</span>
        </Button>
      </div>
      <div
        aria-hidden="true"
        className={`-mb-2 h-0.5 w-full basis-full ${images.isLoading && total !== '' ? 'progress-line' : ''}`}
      />
    </div>
  );
}
