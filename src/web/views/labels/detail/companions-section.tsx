import { useMemo } from 'react';
import {
  type Condition,
  filterIssueOf,
  type NotFilterableReason,
  printCondition,
} from '../../../../contract/filter.ts';
import type { ImageFilter } from '../../../../contract/image-filter/image-filter.ts';
import { narrowExactly } from '../../../../contract/image-filter/narrow-exactly.ts';
import type { Tally } from '../../../../contract/image-tally/tally.ts';
import { readFramework, serviceOf } from '../../../../contract/label-keys.ts';
import { labelId } from '../../../../contract/label-sets.ts';
import type { Label } from '../../../../contract/operations.ts';
import { filterOf } from '../../../address/search-state.ts';
import { type Companion, companionsOf } from '../../../image-set/co-occurrence.ts';
import { DrawerSection } from '../../../shell/drawer.tsx';
import type { ViewProps } from '../../../shell/view.tsx';
import { keyName } from '../../../text/key-name.ts';
import { useDetailWords } from '../../../text/later-words.ts';
import { visibleText } from '../../../text/visible-text.ts';
import { useWords } from '../../../text/words.tsx';

/** The number of listed labels. The others are on few of the images. */
const MAX_ROWS = 30;

/** The shown length of a text, in characters. */
const MAX_CHARS = 300;

interface CompanionsSectionProps extends ViewProps {
  readonly condition: Condition;
  /** The label's images under the filter. */
  readonly positions: readonly number[];
  readonly tally: Tally;
}

/** The other labels of the images with a label, most frequent first. A press on one adds both as filters. */
export function CompanionsSection({ condition, positions, tally, state, update, images }: CompanionsSectionProps) {
  const words = useDetailWords();
  const shared = useWords();
  const companions = useMemo(() => {
    const number = tally.set.numberOf(condition.key, condition.value);
    return companionsOf(tally.set, positions, number, MAX_ROWS);
  }, [tally, positions, condition]);
  const ownFilterIssue = filterIssueOf(condition);
  return (
    <DrawerSection title={words.label.companions}>
      <p className="pb-1.5 text-12 text-muted">
        {companions.length === 0 ? words.label.noCompanions : words.label.companionsText}
      </p>
      <ul className="flex flex-col text-13">
        {companions.map((companion) => {
          const { label, count } = companion;
          const both = filterByBoth(filterOf(state), condition, { key: label.Key, value: label.Value });
          return (
            <CompanionRow
              key={labelId(label)}
              companion={companion}
              all={positions.length}
              shortCount={shared.images.short(count, images.isPartial)}
              ownFilterIssue={ownFilterIssue}
              onFilter={both && (() => update((before) => ({ ...before, conditions: both })))}
            />
          );
        })}
      </ul>
    </DrawerSection>
  );
}

interface CompanionRowProps {
  readonly companion: Companion;
  readonly all: number;
  readonly shortCount: string;
  /** The issue if the label of the drawer cannot be a filter. */
  readonly ownFilterIssue: NotFilterableReason | undefined;
  /** Adds both labels as filters. Undefined if no filter means that an image has both. */
  readonly onFilter: (() => void) | undefined;
}

function CompanionRow({ companion, all, shortCount, ownFilterIssue, onFilter }: CompanionRowProps) {
  const words = useDetailWords();
  const shared = useWords();
  const { label, count } = companion;
  const other: Condition = { key: label.Key, value: label.Value };
  const filterIssue = filterIssueOf(other) ?? ownFilterIssue;
  const name = keyName(shared, label.Key) ?? visibleText(label.Key.slice(0, MAX_CHARS));
  const value = visibleText(shortText(label).slice(0, MAX_CHARS)) || words.emptyValue;
  const printed = visibleText(printCondition(other).slice(0, MAX_CHARS));
  return (
    <li>
      <button
        type="button"
        aria-label={words.label.share(printed, count, all)}
        aria-disabled={onFilter === undefined}
        title={onFilter ? printed : filterIssue ? shared.table.filterIssue[filterIssue] : shared.images.notExact}
        onClick={onFilter}
        className={`numeric calm -mx-1.5 flex h-7 w-[calc(100%+12px)] items-center gap-3 rounded-control px-1.5 text-left ${
          onFilter ? 'hover:bg-tint hover:text-accent-text' : 'cursor-not-allowed!'
        }`}
      >
        <span className="min-w-0 flex-1 truncate">
          <span className="text-muted">{name}</span> <span translate="no">{value}</span>
        </span>
        <span aria-hidden="true" className="h-1.5 w-16 shrink-0 overflow-hidden rounded-pill bg-sunken">
          <span className="block h-full rounded-pill bg-accent" style={{ width: `${(100 * count) / all}%` }} />
        </span>
        <span className="w-10 shrink-0 text-right text-12 text-muted">{shortCount}</span>
      </button>
    </li>
  );
}

/** The name of a label without its key: `vLLM 0.8.5`, `DLC`, else its value. */
function shortText({ Key, Value }: Label): string {
  const framework = readFramework(Key, Value);
  if (framework) return `${framework.name} ${framework.version}`;
  const service = serviceOf(Key);
  if (service === undefined) return Value;
  return Value === 'true' ? service : `${service} ${Value}`;
}

/**
 * The filter for images of `filter` that have both labels. Undefined if the grammar has none: two values of one key,
 * or two versions of one framework, would mean either of them.
 */
export function filterByBoth(filter: ImageFilter, one: Condition, other: Condition): readonly Condition[] | undefined {
  if (filterIssueOf(one) !== undefined || filterIssueOf(other) !== undefined) return undefined;
  const narrowed = narrowExactly(filter, [one]);
  return narrowed && narrowExactly({ ...filter, conditions: narrowed }, [other]);
}
