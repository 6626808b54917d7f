import type { Image } from '../../../contract/operations.ts';
import { Copy } from '../../shell/copy.tsx';
import { useWords } from '../../text/words.tsx';

/** The id of the request that brought the details, for asking the service's support about it. */
export function RequestIdLine({ image }: { readonly image: Image }) {
  const words = useWords();
  // What the list knows of an image has no request of its own.
  const requestId = 'RequestId' in image && typeof image.RequestId === 'string' ? image.RequestId : '';
  if (requestId === '') return null;
  return (
    <p className="mt-5 flex items-center gap-1 border-t border-line pt-3 text-12 text-muted">
      <span>{words.results.requestId}</span>
      <span translate="no" className="min-w-0 font-mono wrap-anywhere">
        {requestId}
      </span>
      <Copy text={requestId} name={words.table.copyRow(words.results.requestId)} className="size-7 hover:text-text" />
    </p>
  );
}
