import { useCopiedUris } from '../../../shell/copied-uri.ts';
import { Copy } from '../../../shell/copy.tsx';
import { copiedUri, type UriChoice, uriOf } from '../../../shell/uri-choice.ts';
import { useCandidateWords, useImageWords } from '../../../text/later-words.ts';
import { visibleRuns, visibleText } from '../../../text/visible-text.ts';
import { LongValue } from '../../../ui/long-value.tsx';
import { type CandidateColumn, nameOf } from './use-candidates.ts';

interface CopyUriProps {
  readonly column: CandidateColumn;
  readonly uris: UriChoice;
}

/** Copies the URI of an image. Renders nothing if the URI is unknown. */
export function CopyUri({ column, uris }: CopyUriProps) {
  const words = useImageWords();
  const copied = useCopiedUris();
  const { candidate } = column;
  const address = candidate && uriOf(candidate, uris);
  if (!candidate || !address || address.kind === 'unknown') return null;
  return (
    <Copy
      text={copiedUri(address, candidate, uris, copied)}
      name={words.copyUri(visibleText(nameOf(column)))}
      className="size-7 text-muted hover:text-text"
    />
  );
}

/** The URI of an image in full, with a button that copies it. */
export function UriCell({ column, uris }: CopyUriProps) {
  const words = useCandidateWords();
  const copied = useCopiedUris();
  const { candidate } = column;
  if (!candidate) return null;
  const address = uriOf(candidate, uris);
  if (address.kind === 'unknown') return <span className="text-muted">{words.noUri}</span>;
  return (
    <>
      <span className="block font-mono text-12">
        <LongValue runs={visibleRuns(address.uri)} />
      </span>
      <Copy
        text={copiedUri(address, candidate, uris, copied)}
        name={words.copyFootUri(visibleText(nameOf(column)))}
        className="-ml-2 h-7 px-2"
      >
        {words.copyUri}
      </Copy>
    </>
  );
}
