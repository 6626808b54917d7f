import { ANY_VALUE, type Condition } from '../../../contract/filter.ts';
import type { Tally } from '../../../contract/image-tally/tally.ts';
import { judgeLabel, keyOfFit } from '../../../contract/runs-on/fit.ts';
import { readMachine } from '../../../contract/runs-on/machine.ts';
import { filterOf, forOtherView, type SearchState, withFilter } from '../../address/search-state.ts';
import { ViewLink } from '../../address/view-link.tsx';
import { keyName } from '../../text/key-name.ts';
import { useStateWords } from '../../text/later-words.ts';
import { useWords } from '../../text/words.tsx';

interface UnjudgedNoteProps {
  readonly state: SearchState;
  readonly tally: Tally | undefined;
  readonly isPartial: boolean;
}

/**
 * The number of images that are left out because their labels do not tell if they run on the machine, with links to
 * them.
 */
export function UnjudgedNote({ state, tally, isPartial }: UnjudgedNoteProps) {
  const words = useStateWords();
  const shared = useWords();
  const machine = readMachine(state.extra.runs);
  const unjudged = tally?.unjudged() ?? [];
  if (!tally || !machine || unjudged.length === 0) return null;
  const key = keyOfFit(machine);
  const name = keyName(shared, key) ?? key;
  const values = new Set<string>();
  let without = 0;
  for (const position of unjudged) {
    const own = tally.set.labelsAt(position).filter((label) => label.Key === key);
    if (own.length === 0) without += 1;
    for (const label of own) if (judgeLabel(label, machine).fit === 'unjudged') values.add(label.Value);
  }
  const filter = filterOf(state);
  const link = (
    text: string,
    added: { readonly conditions?: readonly Condition[]; readonly not?: readonly Condition[] },
  ) => (
    <ViewLink
      view="images"
      state={withFilter(forOtherView(state), {
        ...filter,
        runs: '',
        conditions: [...filter.conditions, ...(added.conditions ?? [])],
        not: [...filter.not, ...(added.not ?? [])],
      })}
      className="font-medium text-accent-text underline underline-offset-2"
    >
      {text}
    </ViewLink>
  );
  return (
    <p role="note" className="ml-auto flex flex-wrap gap-x-3 lg:shrink-0 lg:flex-nowrap lg:whitespace-nowrap">
      <span>{words.unjudged(unjudged.length, isPartial)}</span>
      {without > 0 && link(words.showWithout(without, name), { not: [{ key, value: ANY_VALUE }] })}
      {values.size > 0 &&
        link(words.showUnknown(unjudged.length - without, name), {
          conditions: [...values].map((value) => ({ key, value })),
        })}
    </p>
  );
}
