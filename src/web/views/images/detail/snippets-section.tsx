import { useState } from 'react';
import type { Label } from '../../../../contract/operations.ts';
import type { ImageAddress } from '../../../image-set/image-address.ts';
import { Copy } from '../../../shell/copy.tsx';
import { DrawerSection } from '../../../shell/drawer.tsx';
import { useDetailWords } from '../../../text/english-detail.ts';
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
  return (
    <DrawerSection title={words.snippets.title}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls; these are buttons that go together */}
      <div
        role="group"
        aria-label={words.snippets.choose}
        className="inline-flex max-w-full flex-wrap gap-0.5 rounded-control bg-sunken p-0.5"
      >
        {KINDS.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === kind}
            onClick={() => setKind(each)}
            className="calm min-h-7 rounded-control px-2.5 text-12 font-medium text-muted hover:text-text aria-pressed:bg-raised aria-pressed:text-text"
          >
            {words.snippets.names[each]}
          </button>
        ))}
      </div>
      {text === undefined ? (
        <p className="pt-2 text-13 text-muted">{words.snippets.noCommand}</p>
      ) : (
        <Snippet key={kind} name={words.snippets.names[kind]} copyName={words.snippets.copy[kind]} text={text} />
      )}
      {kind !== 'docker' && <p className="pt-1 text-12 text-muted">{words.snippets.fillIn}</p>}
    </DrawerSection>
  );
}

interface SnippetProps {
  readonly name: string;
  readonly copyName: string;
  readonly text: string;
}

function Snippet({ name, copyName, text }: SnippetProps) {
  return (
    <div className="relative mt-2">
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a keyboard must reach what scrolls
        tabIndex={0}
        aria-label={name}
        className="max-h-64 overflow-auto rounded-control border border-line bg-surface p-2 pr-10 font-mono text-12"
      >
        <pre translate="no">{text}</pre>
      </section>
      <Copy
        text={text}
        name={copyName}
        className="absolute top-1 right-1 size-8 bg-surface text-muted hover:text-text"
      />
    </div>
  );
}
