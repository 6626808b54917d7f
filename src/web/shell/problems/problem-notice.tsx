import { type ReactNode, useEffect, useState } from 'react';
import { isOurOwn, isPermissionRefusal, troubleshootUrl } from '../../../contract/error-codes.ts';
import { RAM_ACTIONS } from '../../../contract/paths.ts';
import { reloadPage } from '../../address/use-search-state.ts';
import { ApiError } from '../../api/api-error.ts';
import { retryDelay } from '../../api/query-client.ts';
import { type ProblemWords, useProblemWords } from '../../text/later-words.ts';
import { useWords, type Words } from '../../text/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Copy } from '../copy.tsx';
import type { ProblemProps } from './problem.tsx';
import { RamPolicy } from './ram-policy.tsx';
import { useOffline } from './use-offline.ts';

/** The error of a request: the cause in plain words, Code and RequestId, and the next step. */
export function ProblemNotice(props: ProblemProps) {
  const { error, at, keepsRows, isRetrying, onRetry } = props;
  const shared = useWords().problem;
  const words = useProblemWords();
  const isOffline = useOffline();
  const apiError = error instanceof ApiError ? error : undefined;
  const action =
    apiError && isPermissionRefusal(apiError.code)
      ? (apiError.accessDenied?.AuthAction ?? props.action ?? RAM_ACTIONS.ListImageLabels)
      : undefined;
  const again = retryDelay(error);
  // The offline notice already says that the server is unreachable, above the rows that are still visible.
  if (isOffline && keepsRows && apiError?.code === 'Unreachable') return null;
  return (
    <Notice
      name={props.name ?? shared.name}
      tone={props.tone ?? 'danger'}
      help={action !== undefined && <RamPolicy action={action} />}
      actions={
        <>
          {again !== undefined && !isRetrying && <Countdown from={at} seconds={again} />}
          {(apiError?.code === 'AccessTokenRequired' || apiError?.isForeign) && (
            // The server or proxy that asks for a sign-in sends its page for this address.
            <Button look="primary" onClick={reloadPage}>
              {apiError.isForeign ? words.loadAgain : words.signIn}
            </Button>
          )}
          {!apiError?.code.endsWith('NotKept') && (
            <Button
              onClick={() => !isRetrying && (apiError?.code === 'PartMissing' ? reloadPage : onRetry)()}
              aria-disabled={isRetrying}
            >
              {shared.retry}
            </Button>
          )}
        </>
      }
    >
      {props.intro && <p className="font-medium">{props.intro}</p>}
      <p className={props.intro ? '' : 'font-medium'}>{causeOf(error, words, shared)}</p>
      {keepsRows && <p>{words.keptRows}</p>}
      {apiError && <Details apiError={apiError} words={words} />}
      {action !== undefined && <p className="mt-2">{words.policyHint(action)}</p>}
    </Notice>
  );
}

function Details({ apiError, words }: { readonly apiError: ApiError; readonly words: ProblemWords }) {
  const { results, table } = useWords();
  return (
    <p className="mt-1 flex flex-wrap gap-x-4 text-12 text-muted">
      <Detail name={words.code}>{apiError.code}</Detail>
      {apiError.requestId !== '' && (
        <span className="flex items-center">
          <Detail name={results.requestId}>{apiError.requestId}</Detail>
          <Copy text={apiError.requestId} name={table.copyRow(results.requestId)} className="-my-1 size-7" />
        </span>
      )}
      {apiError.requestId !== '' && !isOurOwn(apiError.code) && (
        <a
          href={troubleshootUrl(apiError.code, apiError.requestId)}
          target="_blank"
          rel="noreferrer"
          className="text-accent-text underline underline-offset-2"
        >
          {words.troubleshoot}
        </a>
      )}
    </p>
  );
}

function Detail({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <span>
      <span>{name}</span>{' '}
      <span translate="no" className="font-mono break-all text-text">
        {children}
      </span>
    </span>
  );
}

/** When our server retries. The countdown beside the message shows when the page retries: one number is enough. */
const NEXT_TRY = /; next try in \d+ s$/;

/** The cause in our own words for a known code, followed by the service's message. */
function causeOf(error: Error, words: ProblemWords, shared: Words['problem']): string {
  if (!(error instanceof ApiError)) return words.unexpected;
  if (error.code === 'Unreachable') return shared.unreachable;
  if (error.isForeign) return words.foreign;
  if (error.code === 'PartMissing') return shared.viewFailed;
  if (error.code === 'UnexpectedAnswer') return `${words.unexpected} ${error.message}`;
  if (error.code === 'RequestTooLong') return words.tooLong;
  const message = error.message.replace(NEXT_TRY, '');
  const cause = Object.hasOwn(words.causes, error.code) ? words.causes[error.code] : undefined;
  // The service's message distinguishes errors with the same code; the message for the token is for programs.
  if (error.code === 'AccessTokenRequired') return cause ?? message;
  if (cause !== undefined) return `${cause} ${message}`;
  if (isOurOwn(error.code)) return message;
  return error.status >= 500 ? words.failed(message) : words.refused(message);
}

interface CountdownProps {
  /** The start of the countdown, in milliseconds since 1970. */
  readonly from: number;
  readonly seconds: number;
}

/** The seconds until the next retry. Not announced: a ticking live region would never be quiet. */
function Countdown({ from, seconds }: CountdownProps) {
  const words = useProblemWords();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const left = Math.min(seconds, Math.max(0, Math.ceil(seconds - (now - from) / 1_000)));
  return <span className="numeric self-center text-12 text-muted">{words.again(left)}</span>;
}
