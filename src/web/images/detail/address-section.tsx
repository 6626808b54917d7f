import { Copy } from '../../shell/copy.tsx';
import { DrawerSection } from '../../shell/drawer.tsx';
import { useDetailWords } from '../../text/english-detail.ts';
import { visibleRuns } from '../../text/visible-text.ts';
import { VisibleValue } from '../../ui/visible-value.tsx';
import type { ImageAddress } from './image-address.ts';
import { RegionPicker } from './region-picker.tsx';

interface AddressSectionProps {
  readonly address: ImageAddress;
  /** Nothing but the reader can say which region the address is for. */
  readonly needsChoice: boolean;
  readonly choices: readonly string[];
  readonly picked: string;
  readonly onPick: (region: string) => void;
}

/** Where the image is fetched from, ready to copy; else what is missing for that. */
export function AddressSection({ address, needsChoice, choices, picked, onPick }: AddressSectionProps) {
  const words = useDetailWords();
  if (address.kind === 'unknown') {
    return (
      <DrawerSection title={words.address.title}>
        <p className="text-13 text-muted">{words.address.unknown}</p>
      </DrawerSection>
    );
  }
  return (
    <DrawerSection title={words.address.title}>
      <p className="font-mono text-13 wrap-anywhere [&_bdi]:whitespace-pre-wrap">
        <VisibleValue runs={visibleRuns(address.uri)} />
      </p>
      {address.isVpcOnly && <p className="pt-1 text-12 text-muted">{words.address.vpc}</p>}
      {needsChoice && <RegionPicker choices={choices} picked={picked} onPick={onPick} />}
      {address.kind === 'ready' && (
        <Copy
          text={address.uri}
          name={words.address.copy}
          className="mt-2 h-8 bg-accent px-3 text-on-accent hover:bg-accent-text!"
        >
          {words.address.copy}
        </Copy>
      )}
    </DrawerSection>
  );
}
