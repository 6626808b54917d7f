import type { UpdateSearch } from '../address/use-search-state.ts';
import { useWords } from '../text/words.tsx';
import { Button } from '../ui/button.tsx';
import { Message } from './message.tsx';

/** Says that the text search hides every row, and takes it back. */
export function NoRowsFound({ update }: { readonly update: UpdateSearch }) {
  const { zero } = useWords();
  return (
    <Message title={zero.noRowsFound}>
      <Button onClick={() => update((before) => ({ ...before, q: '' }), 'replace')}>{zero.clearSearch}</Button>
    </Message>
  );
}
