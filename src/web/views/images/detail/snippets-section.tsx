import { useState } from 'react';
import type { ImageAddress } from '../../../../contract/image-tally/image-address.ts';
import { regionOfUri } from '../../../../contract/image-uri.ts';
import type { Image } from '../../../../contract/operations.ts';
import { readMachine } from '../../../../contract/runs-on/machine.ts';
import type { Scope } from '../../../api/label-question.ts';
import { DrawerSection } from '../../../shell/drawer.tsx';
import { CodeBlock } from '../../../shell/request/code-block.tsx';
import { useDetailWords } from '../../../text/later-words.ts';
import { Tabs } from '../../../ui/tabs.tsx';
import { cliSnippet, dswSnippet, easSnippet, markdownSnippet } from './service-snippets.ts';
import { frameworksOf } from './similar-images.ts';
import { dlcJobSnippet, dockerSnippet, pythonSnippet } from './snippets.ts';

const WRITERS = {
  python: pythonSnippet,
  dlc: dlcJobSnippet,
  docker: dockerSnippet,
  eas: easSnippet,
  dsw: dswSnippet,
  cli: cliSnippet,
  markdown: markdownSnippet,
} as const;
type Kind = keyof typeof WRITERS;
const KINDS: readonly Kind[] = ['python', 'dlc', 'docker', 'eas', 'dsw', 'cli', 'markdown'];
/** Placeholders are in angle brackets, which label values may contain too. */
const HAS_PLACES = /<(?:instance type|workspace id|region|command)>/;

interface SnippetsSectionProps {
  readonly image: Image;
  readonly address: ImageAddress;
  readonly scope: Scope;
  /** The machine in the filter. */
  readonly runs: string;
}

/** Code and commands with the image, ready to paste. */
export function SnippetsSection({ image, address, scope, runs }: SnippetsSectionProps) {
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
  const labels = image.Labels ?? [];
  const text = WRITERS[kind]({
    uri: address.uri,
    name: image.Name || image.ImageId,
    imageId: image.ImageId,
    labels,
    region: scope.region || (regionOfUri(address.uri) ?? ''),
    workspaceId: scope.workspaceId,
    frameworks: frameworksOf(labels),
    machine: readMachine(runs),
  });
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
        {text !== undefined && HAS_PLACES.test(text) && (
          <p className="pt-1 text-12 text-muted">{words.snippets.fillIn}</p>
        )}
      </Tabs>
    </DrawerSection>
  );
}
