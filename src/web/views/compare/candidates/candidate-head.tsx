import { EMPTY_SEARCH, type SearchState } from '../../../address/search-state.ts';
import { ViewLink } from '../../../address/view-link.tsx';
import type { UriChoice } from '../../../shell/uri-choice.ts';
import { useCandidateWords } from '../../../text/later-words.ts';
import { visibleRuns, visibleText } from '../../../text/visible-text.ts';
import { Button } from '../../../ui/button.tsx';
import { CloseIcon } from '../../../ui/icons.tsx';
import { LongValue } from '../../../ui/long-value.tsx';
import { resultsFallback, useFocusFallback } from '../../../ui/use-focus-fallback.ts';
import { VisibleValue } from '../../../ui/visible-value.tsx';
import { CopyUri } from './copy-uri.tsx';
import { type CandidateColumn, nameOf } from './use-candidates.ts';

const MAX_CHARS = 300;

interface CandidateHeadProps {
  readonly column: CandidateColumn;
  readonly state: SearchState;
  readonly region: string;
  readonly uris: UriChoice;
  readonly onRemove: () => void;
}

/** The header of an image's column: its name as a link to its details, and its actions. */
export function CandidateHead({ column, state, region, uris, onRemove }: CandidateHeadProps) {
  const words = useCandidateWords();
  const name = nameOf(column);
  const shown = visibleText(name.slice(0, MAX_CHARS));
  const at = name.lastIndexOf(':') + 1;
  // After a removal there is room for another image, so the focus goes to the field that adds images.
  const remove = useFocusFallback<HTMLButtonElement>(
    () => document.querySelector('[data-adds-image] input') ?? resultsFallback(),
  );
  return (
    <>
      {/* In a narrow column the buttons are below the name, which needs the full width. */}
      <div className="flex flex-wrap items-start justify-end gap-x-1">
        <div className="min-w-0 flex-1 basis-44 py-1 wrap-anywhere max-sm:text-12 [&_bdi]:whitespace-pre-wrap">
          {column.candidate ? (
            <ViewLink
              view="images"
              state={{ ...EMPTY_SEARCH, region: state.region, workspaceId: state.workspaceId, sel: column.id }}
              aria-label={shown}
              className="text-accent-text hover:underline hover:underline-offset-2"
            >
              <span className="font-normal text-muted">
                <LongValue runs={visibleRuns(name.slice(0, at).slice(0, MAX_CHARS))} />
              </span>
              <wbr />
              <LongValue runs={visibleRuns(name.slice(at).slice(0, MAX_CHARS))} />
            </ViewLink>
          ) : (
            <VisibleValue runs={visibleRuns(shown)} />
          )}
        </div>
        <div className="flex gap-x-1">
          {column.candidate && <CopyUri column={column} uris={uris} />}
          <Button
            ref={remove}
            look="quiet"
            icon={<CloseIcon />}
            aria-label={words.remove(shown)}
            title={words.remove(shown)}
            onClick={onRemove}
            className="size-7! min-h-0! text-muted"
          />
        </div>
      </div>
      <WhyNone column={column} region={region} />
    </>
  );
}

function WhyNone({ column: { status }, region }: { readonly column: CandidateColumn; readonly region: string }) {
  const words = useCandidateWords();
  if (status === 'known') return null;
  if (status !== 'gone') {
    return <p className="text-12 font-normal text-muted">{status === 'failed' ? words.failed : words.loading}</p>;
  }
  return (
    <p className="text-12 font-normal">
      <span className="block text-danger">{region === '' ? words.gone : words.goneIn(region)}</span>
      <span className="block text-muted">{words.goneHint}</span>
    </p>
  );
}
