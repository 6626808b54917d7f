import { type KeyboardEvent, useId, useState } from 'react';
import type { ImageAddress } from '../../../../contract/image-tally/image-address.ts';
import type { Label } from '../../../../contract/operations.ts';
import { Copy } from '../../../shell/copy.tsx';
import { DrawerSection } from '../../../shell/drawer.tsx';
import { useDetailWords } from '../../../text/later-words.ts';
import { frameworksOf } from './similar-images.ts';
import { dlcJobSnippet, dockerSnippet, pythonSnippet } from './snippets.ts';

const WRITERS = { python: pythonSnippet, dlc: dlcJobSnippet, docker: dockerSnippet } as const;
type Kind = keyof typeof WRITERS;
const KINDS: readonly Kind[] = ['python', 'dlc', 'docker'];

interface SnippetsSectionProps {
  readonly address: ImageAddress;
  readonly labels: readonly Label[];
  readonly workspaceId: string;
}

/** The image in the places where people put it, ready to paste. */
export function SnippetsSection({ address, labels, workspaceId }: SnippetsSectionProps) {
  const words = useDetailWords();
  const [kind, setKind] = useState<Kind>('python');
  const id = useId();
  if (address.kind !== 'ready') {
    return (
      <DrawerSection title={words.snippets.title}>
        <p className="text-13 text-muted">
          {address.kind === 'unknown' ? words.snippets.unknown : words.snippets.needsRegion}
        </p>
      </DrawerSection>
    );
  }
  const text = WRITERS[kind]({ uri: address.uri, workspaceId, frameworks: frameworksOf(labels) });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const next = kindAt(kind, event.key);
    if (next === undefined) return;
    event.preventDefault();
    setKind(next);
    document.getElementById(`${id}-${next}`)?.focus();
  };
  return (
    <DrawerSection title={words.snippets.title}>
      <div
        role="tablist"
        aria-label={words.snippets.choose}
        onKeyDown={onKeyDown}
        className="flex max-w-full flex-wrap gap-x-1 border-b border-line"
      >
        {KINDS.map((each) => (
          <button
            key={each}
            id={`${id}-${each}`}
            type="button"
            role="tab"
            aria-selected={each === kind}
            aria-controls={each === kind ? `${id}-panel` : undefined}
            tabIndex={each === kind ? undefined : -1}
            onClick={() => setKind(each)}
            className="calm -mb-px min-h-8 border-b-2 border-transparent px-2 text-13 font-medium text-muted hover:text-text aria-selected:border-accent aria-selected:text-text"
          >
            {words.snippets.names[each]}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${kind}`}>
        {text === undefined ? (
          <p className="pt-2 text-13 text-muted">{words.snippets.noCommand}</p>
        ) : (
          <div className="relative mt-2">
            <pre
              translate="no"
              className="rounded-control border border-line bg-surface p-2 pr-10 font-mono text-12 whitespace-pre-wrap wrap-anywhere"
            >
              <code>{text}</code>
            </pre>
            <Copy
              text={text}
              name={words.snippets.copy[kind]}
              className="absolute top-1 right-1 size-8 bg-surface text-muted hover:text-text"
            />
          </div>
        )}
        {kind !== 'docker' && <p className="pt-1 text-12 text-muted">{words.snippets.fillIn}</p>}
      </div>
    </DrawerSection>
  );
}

/** The tab that a key goes to; undefined for other keys. */
function kindAt(kind: Kind, key: string): Kind | undefined {
  const at = KINDS.indexOf(kind);
  if (key === 'ArrowRight') return KINDS[(at + 1) % KINDS.length];
  if (key === 'ArrowLeft') return KINDS[(at + KINDS.length - 1) % KINDS.length];
  if (key === 'Home') return KINDS[0];
  return key === 'End' ? KINDS.at(-1) : undefined;
}
