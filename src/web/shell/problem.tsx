import { type ReactNode, useEffect, useState } from 'react';
import { isOurOwn, isPermissionRefusal, troubleshootUrl } from '../../contract/error-codes.ts';
import { RAM_ACTIONS } from '../../contract/paths.ts';
import { reloadPage } from '../address/use-search-state.ts';
import { ApiError } from '../api/api-error.ts';
import { againAfter } from '../api/query-client.ts';
import type { ScopeImages } from '../image-set/use-scope-images.ts';
import type { Words } from '../text/english.ts';
import { useWords } from '../text/words.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { lazyPart } from '../ui/part.ts';
import { Copy } from './copy.tsx';
import { LazyPart } from './lazy-part.tsx';
import { useOffline } from './use-offline.ts';

const RamPolicy = lazyPart(async () => (await import('./ram-policy.tsx')).RamPolicy);

interface ProblemProps {
  /** The name of the group, where it is not simply "Problem". */
  readonly name?: string;
  /** What the failure means for the reader, before its cause. */
  readonly intro?: string;
  readonly tone?: 'danger' | 'warning';
  /** The RAM action that was asked for, for refusals that do not name it. */
  readonly action?: string;
  readonly error: Error;
  /** When it happened, in milliseconds since 1970. */
  readonly at: number;
  /** Whether older rows are still in sight below. */
  readonly keepsRows: boolean;
  readonly isRetrying: boolean;
  readonly onRetry: () => void;
}

/** What went wrong with a request: the cause in plain words, Code and RequestId, and the way on. */
export function Problem(props: ProblemProps) {
  const { error, at, keepsRows, isRetrying, onRetry } = props;
  const words = useWords();
  const isOffline = useOffline();
  const fault = error instanceof ApiError ? error : undefined;
  const action =
    fault && isPermissionRefusal(fault.code)
      ? (fault.accessDenied?.AuthAction ?? props.action ?? RAM_ACTIONS.ListImageLabels)
      : undefined;
  const again = againAfter(error);
  // What the browser cannot reach now it says itself, above the rows that are still there.
  if (isOffline && keepsRows && fault?.code === 'Unreachable') return null;
  return (
    <Notice
      name={props.name ?? words.problem.name}
      tone={props.tone ?? 'danger'}
      help={
        action !== undefined && (
          <LazyPart failed={null}>
            <RamPolicy action={action} />
          </LazyPart>
        )
      }
      actions={
        <>
          {again !== undefined && !isRetrying && <Countdown from={at} seconds={again} />}
          {(fault?.code === 'AccessTokenRequired' || fault?.isForeign) && (
            // Whoever asks for a sign-in answers this very address with a page for it.
            <Button look="primary" onClick={reloadPage}>
              {fault.isForeign ? words.problem.loadAgain : words.problem.signIn}
            </Button>
          )}
          <Button
            onClick={() => !isRetrying && (fault?.code === 'PartMissing' ? reloadPage : onRetry)()}
            aria-disabled={isRetrying}
          >
            {words.problem.retry}
          </Button>
        </>
      }
    >
      {props.intro && <p className="font-medium">{props.intro}</p>}
      <p className={props.intro ? '' : 'font-medium'}>{causeOf(error, words)}</p>
      {keepsRows && <p>{words.problem.keptRows}</p>}
      {fault && <Details fault={fault} words={words} />}
    </Notice>
  );
}

function Details({ fault, words }: { readonly fault: ApiError; readonly words: Words }) {
  return (
    <p className="mt-1 flex flex-wrap gap-x-4 text-12 text-muted">
      <Detail name={words.problem.code}>{fault.code}</Detail>
      {fault.requestId !== '' && (
        <span className="flex items-center">
          <Detail name={words.results.requestId}>{fault.requestId}</Detail>
          <Copy text={fault.requestId} name={words.table.copyRow(words.results.requestId)} className="-my-1 size-7" />
        </span>
      )}
      {fault.requestId !== '' && !isOurOwn(fault.code) && (
        <a
          href={troubleshootUrl(fault.code, fault.requestId)}
          target="_blank"
          rel="noreferrer"
          className="text-accent-text underline underline-offset-2"
        >
          {words.problem.troubleshoot}
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

/** The cause in our own words where the code is known, with what the service said after it. */
function causeOf(error: Error, words: Words): string {
  if (!(error instanceof ApiError)) return words.problem.unexpected;
  if (error.code === 'Unreachable') return words.problem.unreachable;
  if (error.isForeign) return words.problem.foreign;
  if (error.code === 'PartMissing') return words.problem.viewFailed;
  if (error.code === 'UnexpectedAnswer') return `${words.problem.unexpected} ${error.message}`;
  if (error.code === 'RequestTooLong') return words.problem.tooLong;
  const cause = Object.hasOwn(words.problem.causes, error.code) ? words.problem.causes[error.code] : undefined;
  // Whose message it is, it tells one fault from another of the same code; that of a token is for programs.
  if (error.code === 'AccessTokenRequired') return cause ?? error.message;
  if (cause !== undefined) return `${cause} ${error.message}`;
  if (isOurOwn(error.code)) return error.message;
  return error.status >= 500 ? words.problem.failed(error.message) : words.problem.refused(error.message);
}

interface CountdownProps {
  /** When the time began to run, in milliseconds since 1970. */
  readonly from: number;
  readonly seconds: number;
}

/** The seconds that are left until something is tried again. Silent: a live region that ticks would never stop. */
function Countdown({ from, seconds }: CountdownProps) {
  const words = useWords();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const left = Math.min(seconds, Math.max(0, Math.ceil(seconds - (now - from) / 1_000)));
  return <span className="numeric self-center text-12 text-muted">{words.problem.again(left)}</span>;
}

interface ImagesProblemProps {
  readonly images: ScopeImages;
  /** The name of the group, where it is not simply "Problem". */
  readonly name?: string;
  /** What the failure means for the reader, before its cause. */
  readonly intro?: string;
  /** The rows are not images: without these only a part of each row is missing. */
  readonly isPartOnly?: boolean;
}

/** What went wrong with loading images, where anything did. What has arrived stays in sight. */
export function ImagesProblem({ images, isPartOnly = false, ...texts }: ImagesProblemProps) {
  if (!images.error) return null;
  // The notice of a new version says it, and how to go on.
  if (images.error instanceof ApiError && images.error.code === 'OtherBuild') return null;
  return (
    <Problem
      {...texts}
      tone={isPartOnly ? 'warning' : 'danger'}
      action={RAM_ACTIONS.ListImages}
      error={images.error}
      at={images.errorAt}
      keepsRows={!isPartOnly && images.loaded !== undefined}
      isRetrying={images.isLoading}
      onRetry={images.reload}
    />
  );
}
