import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { reloadPage } from './address/use-search-state.ts';
import { sessionQuery } from './api/queries.ts';
import { useWords } from './text/words.tsx';
import { Button } from './ui/button.tsx';
import { Notice } from './ui/notice.tsx';

/** How often the server is asked whether it is back, in milliseconds. */
const EVERY = 4_000;
/** A page loaded anew by itself is not loaded anew again so soon, in milliseconds: what is broken may stay so. */
const ONCE_IN = 60_000;
const STORE = 'pai-image-labels.reloaded-at';

/**
 * Stands for a view that could not be loaded, because the server is gone or has another version by now. Once the server
 * answers, the page loads itself anew, once; only a new page finds the new files.
 */
export function ViewFailed() {
  const words = useWords();
  const client = useQueryClient();
  const reloadOnceAlive = useCallback(async () => {
    const isAlive = await client.fetchQuery({ ...sessionQuery(), staleTime: 0, retry: false }).then(
      () => true,
      () => false,
    );
    if (!isAlive) return;
    sessionStorage.setItem(STORE, String(Date.now()));
    reloadPage();
  }, [client]);
  useEffect(() => {
    if (Date.now() - Number(sessionStorage.getItem(STORE) ?? 0) < ONCE_IN) return;
    const timer = setInterval(() => void reloadOnceAlive(), EVERY);
    return () => clearInterval(timer);
  }, [reloadOnceAlive]);
  return (
    <div className="flex min-h-0 flex-1 flex-col p-4">
      <Notice
        name={words.problem.name}
        tone="danger"
        actions={<Button onClick={() => void reloadOnceAlive()}>{words.problem.retry}</Button>}
      >
        <p className="font-medium">{words.problem.viewFailed}</p>
        <p>{words.problem.crashed}</p>
      </Notice>
    </div>
  );
}
