import type { ComponentProps } from 'react';
import { useWords } from '../text/words.tsx';
import { CopyButton } from '../ui/copy-button.tsx';

type Shared = 'copied' | 'failed';

/** A button that copies, with the words for how it went that all of them share unless it has its own. */
export function Copy(props: Omit<ComponentProps<typeof CopyButton>, Shared> & { readonly copied?: string }) {
  const { table } = useWords();
  return <CopyButton copied={table.copied} failed={table.copyFailed} {...props} />;
}
