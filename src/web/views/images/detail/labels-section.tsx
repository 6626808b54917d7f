import { type Condition, printCondition, sameCondition, whyUnsayable } from '../../../../contract/filter.ts';
import { categoryOf, type LabelCategory } from '../../../../contract/label-keys.ts';
import type { Label } from '../../../../contract/operations.ts';
import type { SearchState } from '../../../address/search-state.ts';
import type { UpdateSearch } from '../../../address/use-search-state.ts';
import { narrowTo } from '../../../filter/filter-changes.ts';
import { DrawerSection } from '../../../shell/drawer.tsx';
import { useDetailWords } from '../../../text/english-detail.ts';
import { keyName } from '../../../text/key-name.ts';
import { visibleRuns, visibleText } from '../../../text/visible-text.ts';
import { useWords } from '../../../text/words.tsx';
import { CheckIcon } from '../../../ui/icons.tsx';
import { VisibleValue } from '../../../ui/visible-value.tsx';
import { groupLabels, type KeyLabels } from './label-groups.ts';

interface LabelsSectionProps {
  readonly labels: readonly Label[];
  readonly state: SearchState;
  readonly update: UpdateSearch;
  /** For each key whose values were derived, from what. */
  readonly basis: Readonly<Record<string, string>> | undefined;
  /** Whether the labels were derived could not be found out. */
  readonly isOriginUnknown: boolean;
}

/** The labels of an image by category, each value a filter. */
export function LabelsSection({ labels, state, update, basis, isOriginUnknown }: LabelsSectionProps) {
  const words = useDetailWords();
  const shared = useWords();
  const basisOf = (key: string) => (basis && Object.hasOwn(basis, key) ? basis[key] : undefined);
  const isDerived = labels.some((label) => basisOf(label.Key) !== undefined);
  return (
    <DrawerSection title={words.labels.title}>
      {isDerived && <p className="pb-2 text-12 text-muted">{words.labels.derivedNote}</p>}
      {isOriginUnknown && <p className="pb-2 text-12 text-warning">{words.labels.originFailed}</p>}
      {labels.length === 0 && <p className="text-13 text-muted">{words.labels.none}</p>}
      <div className="flex flex-col gap-3">
        {groupLabels(labels).map((group) => (
          <div key={group.category}>
            <h4 className="flex items-center gap-2 pb-1 text-12 font-medium text-muted">
              <CategoryMark category={group.category} />
              <span>{shared.categories[group.category]}</span>
            </h4>
            <ul className="flex flex-col gap-2 pl-4">
              {group.keys.map((entry) => (
                <KeyItem key={entry.key} entry={entry} basis={basisOf(entry.key)} state={state} update={update} />
              ))}
            </ul>
          </div>
        ))}
      </div>
    </DrawerSection>
  );
}

interface KeyItemProps {
  readonly entry: KeyLabels;
  readonly basis: string | undefined;
  readonly state: SearchState;
  readonly update: UpdateSearch;
}

function KeyItem({ entry, basis, state, update }: KeyItemProps) {
  const words = useDetailWords();
  const shared = useWords();
  const known = keyName(shared, entry.key);
  // The heading above has said it already where the category goes by the same name.
  const name = known === shared.categories[categoryOf(entry.key)] ? undefined : known;
  return (
    <li className="text-13">
      <p className="flex flex-wrap items-baseline gap-x-2 wrap-anywhere">
        {name && <span>{name}</span>}
        <span className={`font-mono text-12 ${name ? 'text-muted' : ''} [&_bdi]:whitespace-pre-wrap`}>
          <VisibleValue runs={visibleRuns(entry.key)} />
        </span>
      </p>
      <div className="flex flex-wrap items-center gap-1.5 pt-1">
        {entry.values.map((value) => (
          <LabelValue key={value} condition={{ key: entry.key, value }} state={state} update={update} />
        ))}
        {basis !== undefined && (
          <span
            title={visibleText(words.labels.basis(basis))}
            className="rounded-pill border border-line px-2 text-12 text-muted"
          >
            {words.labels.derived}
          </span>
        )}
      </div>
      {basis !== undefined && (
        <p className="pt-0.5 text-12 wrap-anywhere text-muted">{visibleText(words.labels.basis(basis))}</p>
      )}
    </li>
  );
}

/** How much of a long text a tooltip or a name holds. */
const IN_NAME = 300;

interface LabelValueProps {
  readonly condition: Condition;
  readonly state: SearchState;
  readonly update: UpdateSearch;
}

/** A value that filters when pressed; one that is a filter already, or cannot be one, says so. */
function LabelValue({ condition, state, update }: LabelValueProps) {
  const words = useWords();
  const filterIssue = whyUnsayable(condition);
  const isActive = state.conditions.some((other) => sameCondition(other, condition));
  const hint = filterIssue
    ? words.table.filterIssue[filterIssue]
    : isActive
      ? words.table.isFilter
      : words.table.filterBy(visibleText(printCondition(condition).slice(0, IN_NAME)));
  const isUsable = filterIssue === undefined && !isActive;
  return (
    <button
      type="button"
      title={hint}
      aria-disabled={!isUsable}
      onClick={() => isUsable && update(narrowTo([condition]))}
      className={`numeric calm inline-flex min-h-6 max-w-full items-center gap-1 rounded-control px-2 text-left wrap-anywhere [&_bdi]:whitespace-pre-wrap ${
        filterIssue
          ? 'cursor-not-allowed! bg-sunken'
          : isActive
            ? 'cursor-default! bg-tint text-accent-text'
            : 'bg-sunken hover:bg-tint hover:text-accent-text'
      }`}
    >
      {isActive && <CheckIcon />}
      {condition.value === '' ? (
        <span className="text-muted italic">{words.table.empty}</span>
      ) : (
        <VisibleValue runs={visibleRuns(condition.value)} />
      )}
    </button>
  );
}

const MARKS: Readonly<Record<LabelCategory, string>> = {
  framework: 'bg-mark-framework',
  chip: 'bg-mark-chip',
  python: 'bg-mark-python',
  cuda: 'bg-mark-cuda',
  service: 'bg-mark-service',
  system: 'bg-mark-system',
  custom: 'bg-mark-custom',
};

/** A small mark in the colour of a label's category. The category is always said in words too. */
function CategoryMark({ category }: { readonly category: LabelCategory }) {
  return <span aria-hidden="true" className={`size-2 shrink-0 rounded-[2px] ${MARKS[category]}`} />;
}
