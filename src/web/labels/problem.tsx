import type { ReactNode } from 'react';
import { troubleshootUrl } from '../../contract/errors.ts';
import { ApiError } from '../api/api-error.ts';
import type { Words } from '../text/english.ts';
import { useWords } from '../text/words.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

interface ProblemProps {
  readonly error: Error;
  /** Whether older rows are still in sight below. */
  readonly keepsRows: boolean;
  readonly isRetrying: boolean;
  readonly onRetry: () => void;
}

/** What went wrong with a request: the cause in plain words, Code and RequestId, and the way on. */
export function Problem({ error, keepsRows, isRetrying, onRetry }: ProblemProps) {
  const words = useWords();
  const fault = error instanceof ApiError ? error : undefined;
  return (
    <Notice
      name={words.problem.name}
      tone="danger"
      actions={
        <Button onClick={onRetry} disabled={isRetrying}>
          {words.problem.retry}
        </Button>
      }
    >
      <p className="font-medium">{causeOf(error, words)}</p>
      {keepsRows && <p>{words.problem.keptRows}</p>}
      {fault && (
        <p className="mt-1 flex flex-wrap gap-x-4 text-12 text-muted">
          <Detail name={words.problem.code}>{fault.code}</Detail>
          {fault.requestId !== '' && <Detail name={words.results.requestId}>{fault.requestId}</Detail>}
          {fault.requestId !== '' && (
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
      )}
    </Notice>
  );
}

function Detail({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <span>
      {name} <span className="font-mono break-all text-text">{children}</span>
    </span>
  );
}

function causeOf(error: Error, words: Words): string {
  if (!(error instanceof ApiError)) return words.problem.unexpected;
  if (error.code === 'Unreachable') return words.problem.unreachable;
  if (error.code === 'UnexpectedAnswer') return `${words.problem.unexpected} ${error.message}`;
  if (error.code === 'RequestTooLong') return words.problem.tooLong;
  return error.status >= 500 ? words.problem.failed(error.message) : words.problem.refused(error.message);
}
