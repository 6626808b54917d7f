import type { Scope } from '../api/label-question.ts';
import { useWords } from '../text/words.tsx';

/** The scope in one line, where its fields are out of sight; nothing where it is everything there is. */
export function ScopeLine({ scope }: { readonly scope: Scope }) {
  const words = useWords();
  const text = words.zero.scope(scope);
  if (text === '') return null;
  return (
    <p translate="no" className="truncate text-12 text-muted" title={text}>
      {text}
    </p>
  );
}
