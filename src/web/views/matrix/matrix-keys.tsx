import type { ImageSet } from '../../../contract/image-tally/image-set.ts';
import type { SearchState } from '../../address/search-state.ts';
import type { UpdateSearch } from '../../address/use-search-state.ts';
import { useMatrixWords } from '../../text/later-words.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icons.tsx';
import { keyOf, type SideName, swapped, withKeys } from './axis-keys.ts';
import { KeyField } from './key-field.tsx';

interface MatrixKeysProps {
  readonly state: SearchState;
  readonly update: UpdateSearch;
  readonly set: ImageSet | undefined;
}

/**
 * The keys of rows and columns, in the title line. On a phone they are below it in one line, and the table itself
 * names the rows.
 */
export function MatrixKeys({ state, update, set }: MatrixKeysProps) {
  const words = useMatrixWords();
  const field = (side: SideName, name: string) => (
    <KeyField
      name={name}
      keyInForce={keyOf(state, side)}
      set={set}
      onCommit={(key) => update((before) => withKeys(before, { [side]: key }))}
    />
  );
  return (
    <div className="flex min-w-0 flex-1 items-center gap-2 max-sm:order-last max-sm:basis-full max-sm:gap-1 max-sm:pt-1 max-sm:[&_label]:sr-only sm:max-w-136">
      {field('rows', words.rows)}
      <Button
        look="quiet"
        icon={<SwapIcon />}
        aria-label={words.swap}
        title={words.swapHint}
        onClick={() => update(swapped)}
        className="size-8! shrink-0 justify-center px-0!"
      />
      {field('cols', words.columns)}
    </div>
  );
}

function SwapIcon() {
  return (
    <Icon>
      <path d="M2.5 5.500h10m-3-3 3 3-3 3m4 2h-10m3-3-3 3 3 3" />
    </Icon>
  );
}
