import { useState } from 'react';
import type { SessionResponse } from '../../../contract/operations.ts';
import { serverAddress } from '../../address/use-search-state.ts';
import type { SentRequest } from '../../api/sent-request.ts';
import { useRequestWords } from '../../text/later-words.ts';
import { useWords } from '../../text/words.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { Copy } from '../copy.tsx';
import { CodeBlock } from './code-block.tsx';
import { CODE_KINDS, type CodeKind, comesInPages, requestCode } from './request-code.ts';

interface RequestDialogProps {
  readonly session: SessionResponse;
  readonly requests: readonly SentRequest[];
  /** The requests for the numbers of images; undefined if the rows are these images. */
  readonly countRequests: readonly SentRequest[] | undefined;
  readonly onClose: () => void;
}

type Tab = 'lines' | CodeKind;
const TABS: readonly Tab[] = ['lines', ...CODE_KINDS];

/** The requests for the visible rows, their results, and code that repeats them. */
export function RequestDialog({ session, requests, countRequests, onClose }: RequestDialogProps) {
  const words = useRequestWords();
  const [tab, setTab] = useState<Tab>('lines');
  const lines = requests.map((request) => `GET ${request.target}`).join('\n');
  return (
    <Dialog title={words.name} closeName={words.close} onClose={onClose}>
      {requests.length === 0 ? (
        <p className="text-13 text-muted">{words.none}</p>
      ) : (
        <>
          <div className="flex flex-wrap items-center justify-between gap-2 pb-2">
            <p className="min-w-0 flex-1 basis-60 text-13 text-muted">
              {countRequests === undefined ? words.introImages : words.intro(requests.length)}
            </p>
            {tab === 'lines' && (
              <Copy text={lines} name={words.copy} className="h-8 border border-edge px-3">
                {words.copy}
              </Copy>
            )}
          </div>
          <Tabs
            name={words.code}
            tabs={TABS.map((id) => ({ id, text: words.kinds[id] }))}
            chosen={tab}
            onChoose={setTab}
          >
            {tab === 'lines' ? (
              <RequestList requests={requests} />
            ) : (
              <RequestCode kind={tab} requests={requests} session={session} />
            )}
          </Tabs>
        </>
      )}
      {tab === 'lines' && countRequests && countRequests.length > 0 && <CountRequests requests={countRequests} />}
    </Dialog>
  );
}

interface RequestCodeProps {
  readonly kind: CodeKind;
  readonly requests: readonly SentRequest[];
  readonly session: SessionResponse;
}

/** Used if neither the request nor the server names a region, because an endpoint needs one. */
const FIRST_REGION = 'cn-hangzhou';

function RequestCode({ kind, requests, session }: RequestCodeProps) {
  const words = useRequestWords();
  const targets = requests.slice(0, MAX_ROWS).map(({ target }) => target);
  const asksForToken = session.token === true;
  const text = requestCode(kind, targets, {
    server: serverAddress(),
    asksForToken,
    region: session.region || FIRST_REGION,
    network: session.network ?? 'public',
  });
  const notes = [
    kind === 'curl' ? words.toServer : words.toPai,
    ...(kind === 'curl' && asksForToken ? [words.setToken] : []),
    ...(comesInPages(targets) ? [words.inPages] : []),
  ];
  if (text === undefined) return <p className="pt-2 text-13 text-muted">{words.noCommand}</p>;
  return (
    <>
      <CodeBlock text={text} copyName={words.copyCode(words.kinds[kind])} />
      <p className="pt-1 text-12 text-muted">{notes.join(' ')}</p>
    </>
  );
}

/** Closed at first, because the rows do not come from them. */
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

/** More rows are not useful to read. */
const MAX_ROWS = 100;

function RequestList({ requests }: { readonly requests: readonly SentRequest[] }) {
  const words = useRequestWords();
  const shared = useWords();
  return (
    <ol className="flex flex-col gap-3 pt-2">
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
