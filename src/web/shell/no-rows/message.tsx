import type { ReactNode } from 'react';
import type { UpdateSearch } from '../../address/use-search-state.ts';
import { useWords } from '../../text/words.tsx';
import { Button } from '../../ui/button.tsx';
import { resultsFallback, useFocusFallback } from '../../ui/use-focus-fallback.ts';

/** A message instead of the table; when it disappears with the focus, the focus goes to the results. */
export function Message({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  const message = useFocusFallback<HTMLDivElement>(resultsFallback);
  return (
    <div
      ref={message}
      className="flex min-h-48 flex-1 flex-col items-center gap-3 overflow-y-auto border-t border-line bg-raised px-4 py-12 text-center"
    >
      <h2 className="text-20 font-semibold">{title}</h2>
      {children}
    </div>
  );
}

/** Says that the text search hides every row, with a button to clear it. */
export function NoRowsFound({ update }: { readonly update: UpdateSearch }) {
  const { zero } = useWords();
  return (
    <Message title={zero.noRowsFound}>
      <Button onClick={() => update((before) => ({ ...before, q: '' }), 'replace')}>{zero.clearSearch}</Button>
    </Message>
  );
}
