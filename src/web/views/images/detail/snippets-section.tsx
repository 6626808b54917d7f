import { useState } from 'react';
import type { ImageAddress } from '../../../../contract/image-tally/image-address.ts';
import type { Label } from '../../../../contract/operations.ts';
import { CodeBlock } from '../../../shell/code-block.tsx';
import { DrawerSection } from '../../../shell/drawer.tsx';
import { useDetailWords } from '../../../text/later-words.ts';
import { Tabs } from '../../../ui/tabs.tsx';
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
      <Tabs
        name={words.snippets.choose}
        tabs={KINDS.map((each) => ({ id: each, text: words.snippets.names[each] }))}
        chosen={kind}
        onChoose={setKind}
      >
        {text === undefined ? (
          <p className="pt-2 text-13 text-muted">{words.snippets.noCommand}</p>
        ) : (
          <CodeBlock text={text} copyName={words.snippets.copy[kind]} />
        )}
        {kind !== 'docker' && <p className="pt-1 text-12 text-muted">{words.snippets.fillIn}</p>}
      </Tabs>
    </DrawerSection>
  );
}
