import type { ComponentProps } from 'react';
import { useWords } from '../text/words.tsx';
import { CopyButton } from '../ui/copy-button.tsx';

type Shared = 'copied' | 'failed';

/** A copy button with the common messages, unless it has its own. */
export function Copy(props: Omit<ComponentProps<typeof CopyButton>, Shared> & { readonly copied?: string }) {
  const { table } = useWords();
  return <CopyButton copied={table.copied} failed={table.copyFailed} {...props} />;
}
