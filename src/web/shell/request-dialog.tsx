import { useState } from 'react';
import type { SentRequest } from '../api/sent-request.ts';
import { useRequestWords } from '../text/later-words.ts';
import { useWords } from '../text/words.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Copy } from './copy.tsx';

interface RequestDialogProps {
  readonly requests: readonly SentRequest[];
  /** The requests behind the numbers of images; undefined if the rows are these images. */
  readonly countRequests: readonly SentRequest[] | undefined;
  readonly onClose: () => void;
}

/** The exact requests behind the rows on screen, and what each of them brought. */
export function RequestDialog({ requests, countRequests, onClose }: RequestDialogProps) {
  const words = useRequestWords();
  const lines = requests.map((request) => `GET ${request.target}`).join('\n');
  return (
    <Dialog title={words.name} closeName={words.close} onClose={onClose}>
      {requests.length === 0 ? (
        <p className="text-13 text-muted">{words.none}</p>
      ) : (
        <>
          <div className="flex flex-wrap items-center justify-between gap-2 pb-3">
            <p className="min-w-0 flex-1 basis-60 text-13 text-muted">
              {countRequests === undefined ? words.introImages : words.intro(requests.length)}
            </p>
            <Copy text={lines} name={words.copy} className="h-8 border border-edge px-3">
              {words.copy}
            </Copy>
          </div>
          <RequestList requests={requests} />
        </>
      )}
      {countRequests && countRequests.length > 0 && <CountRequests requests={countRequests} />}
    </Dialog>
  );
}

/** Closed at first: they are not behind the rows. */
function CountRequests({ requests }: { readonly requests: readonly SentRequest[] }) {
  const words = useRequestWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="mt-4" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="rounded-control py-1 text-13 font-medium">{words.counts(requests.length)}</summary>
      {isOpen && <RequestList requests={requests} />}
    </details>
  );
}

/** More would be no help to read. */
const MAX_ROWS = 100;

function RequestList({ requests }: { readonly requests: readonly SentRequest[] }) {
  const words = useRequestWords();
  const shared = useWords();
  return (
    <ol className="flex flex-col gap-3">
      {requests.slice(0, MAX_ROWS).map((request) => (
        <li key={request.target} className="rounded-control border border-line bg-sunken">
          <code translate="no" className="block px-3 py-2 font-mono text-12 break-all">
            {`GET ${request.target}`}
          </code>
          <p className="numeric flex flex-wrap gap-x-4 border-t border-line px-3 py-1.5 text-12 text-muted">
            <span>
              <span>{shared.results.requestId}</span>{' '}
              <span translate="no" className="font-mono break-all text-text">
                {request.requestId}
              </span>
            </span>
            <span>{shared.results.returned(request.returned, request.totalCount)}</span>
            <span>{shared.results.milliseconds(request.milliseconds)}</span>
          </p>
        </li>
      ))}
      {requests.length > MAX_ROWS && <li className="text-13 text-muted">{words.more(requests.length - MAX_ROWS)}</li>}
    </ol>
  );
}
