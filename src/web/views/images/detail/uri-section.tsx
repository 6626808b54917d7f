import type { ImageAddress } from '../../../../contract/image-tally/image-address.ts';
import { fillRegion, regionOfUri } from '../../../../contract/image-uri.ts';
import { otherNetwork } from '../../../../contract/other-network.ts';
import { findRegion } from '../../../../contract/regions.ts';
import { Copy } from '../../../shell/copy.tsx';
import { DrawerSection } from '../../../shell/drawer.tsx';
import type { AskRegion } from '../../../shell/problems/use-region-choice.tsx';
import { useDetailWords, useImageWords } from '../../../text/later-words.ts';
import { visibleRuns } from '../../../text/visible-text.ts';
import { useWords } from '../../../text/words.tsx';
import { Button } from '../../../ui/button.tsx';
import { ChevronIcon } from '../../../ui/icons.tsx';
import { LongValue } from '../../../ui/long-value.tsx';

interface UriSectionProps {
  readonly address: ImageAddress;
  /** Whether the reader must choose the region of the URI. */
  readonly needsChoice: boolean;
  readonly choices: readonly string[];
  readonly picked: string;
  readonly ask: AskRegion;
}

/** The address to pull the image from, ready to copy, for both networks. A URI of every region asks for a region. */
export function UriSection({ address, needsChoice, choices, picked, ask }: UriSectionProps) {
  const words = useDetailWords();
  const imageWords = useImageWords();
  const shared = useWords();
  if (address.kind === 'unknown') {
    return (
      <DrawerSection title={words.address.title}>
        <p className="text-13 text-muted">{words.address.unknown}</p>
      </DrawerSection>
    );
  }
  const { uri, kind, isVpcOnly } = address;
  const known = findRegion(picked);
  const other = otherNetwork(uri);
  const withNote = (text: string) => {
    const region = needsChoice ? regionOfUri(text) : undefined;
    return { text, note: region && imageWords.copiedFor(region) };
  };
  const ready = (text: string) => async (button: HTMLButtonElement) => {
    const chosen = kind === 'ready' ? '' : await ask(button, choices);
    return chosen === undefined ? undefined : withNote(fillRegion(text, chosen));
  };
  return (
    <DrawerSection title={words.address.title}>
      <p className="font-mono text-13">
        <LongValue runs={visibleRuns(uri)} />
      </p>
      {isVpcOnly && <p className="pt-1 text-12 text-muted">{words.address.vpc}</p>}
      {needsChoice && <p className="pt-1 text-12 text-muted">{words.address.everyRegion}</p>}
      <div className="flex flex-wrap items-center gap-2 pt-2">
        <Copy
          text={ready(uri)}
          name={words.address.copy}
          className="h-8 bg-accent px-3 text-on-accent hover:bg-accent-text!"
        >
          {words.address.copy}
        </Copy>
        {other && (
          <Copy text={ready(other.uri)} name={words.address.copyOther[other.network]} className="h-8 px-3">
            {words.address.copyOther[other.network]}
          </Copy>
        )}
        {needsChoice && (
          <Button onClick={({ currentTarget }) => void ask(currentTarget, choices)}>
            <span translate={picked === '' ? undefined : 'no'}>
              {picked === ''
                ? words.address.choose
                : `${picked} · ${known ? shared.regionName(known) : shared.filters.regionUnlisted}`}
            </span>
            <ChevronIcon />
          </Button>
        )}
      </div>
      {other && (
        <p className="pt-1 text-12 text-muted">
          <span className="block font-mono">
            <LongValue runs={visibleRuns(other.uri.split('/', 1).join())} />
          </span>
          <span>{words.address.otherByHost}</span>
        </p>
      )}
    </DrawerSection>
  );
}
