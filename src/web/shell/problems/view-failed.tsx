import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect } from 'react';
import { EMPTY_SEARCH } from '../../address/search-state.ts';
import { reloadPage, viewAddress } from '../../address/use-search-state.ts';
import { ApiError } from '../../api/api-error.ts';
import { sessionQuery } from '../../api/queries.ts';
import { readStored, store } from '../../storage.ts';
import { useWords } from '../../text/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

/** The interval for checking whether the server is back, in milliseconds. */
const CHECK_INTERVAL_MS = 4_000;
/** The page reloads itself at most once in this time, in milliseconds, because the error may be permanent. */
const RELOAD_INTERVAL_MS = 60_000;
const STORE = 'pai-image-labels.reloaded-at';

/**
 * Replaces a view whose file could not be loaded. Only a reload helps: a browser may cache a failed import until the
 * page is closed. When the server responds, the page reloads itself once; without storage, only on Retry.
 */
export function ViewFailed() {
  const words = useWords();
  const client = useQueryClient();
  const isThere = useCallback(
    () =>
      client.fetchQuery({ ...sessionQuery(), staleTime: 0, retry: false }).then(
        () => true,
        // A sign-in page of a proxy also means that the server is back: a reload shows it.
        (error: unknown) => error instanceof ApiError && error.isForeign,
      ),
    [client],
  );
  const retry = async () => {
    if (await isThere()) reloadPage();
  };
  useEffect(() => {
    if (Date.now() - Number(readStored(() => sessionStorage, STORE) ?? 0) < RELOAD_INTERVAL_MS) return;
    const timer = setInterval(async () => {
      if ((await isThere()) && store(() => sessionStorage, STORE, String(Date.now()))) reloadPage();
    }, CHECK_INTERVAL_MS);
    return () => clearInterval(timer);
  }, [isThere]);
  return (
    <InPlaceOfView actions={<Button onClick={retry}>{words.problem.retry}</Button>}>
      {words.problem.viewFailed}
    </InPlaceOfView>
  );
}

/** Replaces a view that threw during render: the same address may fail again, the labels without filters do not. */
export function ViewCrashed() {
  const words = useWords();
  return (
    <InPlaceOfView
      actions={
        <>
          <Button onClick={reloadPage}>{words.problem.reload}</Button>
          {/* A plain link: it reloads the whole page, whatever is broken in this one. */}
          <a
            href={viewAddress('labels', EMPTY_SEARCH)}
            className="self-center text-accent-text underline underline-offset-2"
          >
            {words.problem.toLabels}
          </a>
        </>
      }
    >
      {words.problem.viewCrashed}
    </InPlaceOfView>
  );
}

function InPlaceOfView({ actions, children }: { readonly actions: ReactNode; readonly children: string }) {
  const words = useWords();
  return (
    <div className="flex min-h-0 flex-1 flex-col p-4">
      <Notice name={words.problem.name} tone="danger" actions={actions}>
        <p className="font-medium">{children}</p>
        <p>{words.problem.kept}</p>
      </Notice>
    </div>
  );
}
