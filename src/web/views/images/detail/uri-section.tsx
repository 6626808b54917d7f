import { useId } from 'react';
import { findRegion } from '../../../../contract/regions.ts';
import type { ImageAddress } from '../../../image-set/image-address.ts';
import { Copy } from '../../../shell/copy.tsx';
import { DrawerSection } from '../../../shell/drawer.tsx';
import { useDetailWords } from '../../../text/english-detail.ts';
import { visibleRuns } from '../../../text/visible-text.ts';
import { useWords } from '../../../text/words.tsx';
import { Button } from '../../../ui/button.tsx';
import { VisibleValue } from '../../../ui/visible-value.tsx';

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

/** As many regions as fit as buttons; more become a list. */
const AS_BUTTONS = 6;

interface RegionPickerProps {
  readonly choices: readonly string[];
  readonly picked: string;
  readonly onPick: (region: string) => void;
}

/** Asks which region an address is for. */
function RegionPicker({ choices, picked, onPick }: RegionPickerProps) {
  const words = useDetailWords();
  const shared = useWords();
  const id = useId();
  const nameOf = (region: string) => {
    const known = findRegion(region);
    return `${region} · ${known ? shared.regionName(known) : shared.filters.regionUnlisted}`;
  };
  return (
    <div className="pt-2">
      <p id={id} className="pb-1.5 text-13">
        {words.address.pick}
      </p>
      {choices.length <= AS_BUTTONS ? (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls; these are buttons that go together
        <div role="group" aria-labelledby={id} className="flex flex-wrap gap-2">
          {choices.map((region) => (
            <Button
              key={region}
              translate="no"
              aria-pressed={region === picked}
              title={nameOf(region)}
              onClick={() => onPick(region)}
              className="aria-pressed:bg-tint aria-pressed:text-accent-text"
            >
              {region}
            </Button>
          ))}
        </div>
      ) : (
        <select
          aria-label={words.address.pickMany}
          translate="no"
          value={picked}
          onChange={(event) => onPick(event.target.value)}
          className="h-8 max-w-full rounded-control border border-edge bg-raised px-2 text-13 text-text"
        >
          <option value="">{words.address.none}</option>
          {choices.map((region) => (
            <option key={region} value={region}>
              {nameOf(region)}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
