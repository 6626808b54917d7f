import { useId, useState } from 'react';
import { categoryOf, type LabelCategory } from '../../../../contract/label-keys.ts';
import type { Label } from '../../../../contract/operations.ts';
import type { SearchState } from '../../../address/search-state.ts';
import type { UpdateSearch } from '../../../address/use-search-state.ts';
import { blankKey, keyName } from '../../../text/key-name.ts';
import { useDetailWords } from '../../../text/later-words.ts';
import { visibleRuns, visibleText } from '../../../text/visible-text.ts';
import { useWords } from '../../../text/words.tsx';
import { ChevronIcon } from '../../../ui/icons.tsx';
import { VisibleValue } from '../../../ui/visible-value.tsx';
import { groupLabels, type KeyLabels } from './label-groups.ts';
import { LabelValue } from './label-value.tsx';

interface LabelsSectionProps {
  readonly labels: readonly Label[];
  readonly state: SearchState;
  readonly update: UpdateSearch;
  /** The source of derived values, by key. */
  readonly basis: Readonly<Record<string, string>> | undefined;
  /** Whether it is unknown if the labels were derived. */
  readonly isOriginUnknown: boolean;
}

/** The labels of an image, collapsed, because the facts are enough for most readers. One line names their source. */
export function LabelsSection({ labels, state, update, basis, isOriginUnknown }: LabelsSectionProps) {
  const words = useDetailWords();
  const shared = useWords();
  const [isOpen, setOpen] = useState(false);
  const [explains, setExplains] = useState(false);
  const id = useId();
  const basisOf = (key: string) => (basis && Object.hasOwn(basis, key) ? basis[key] : undefined);
  const groups = groupLabels(labels);
  const keys = groups.flatMap((group) => group.keys);
  const count = keys.reduce((sum, { values }) => sum + values.length, 0);
  const derived = keys.filter(({ key }) => basisOf(key) !== undefined);
  return (
    <section className="pt-5">
      <h3 className="text-13 font-semibold">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={() => setOpen(!isOpen)}
          className="calm -ml-1.5 flex min-h-7 items-center gap-1 rounded-control px-1.5 hover:bg-hover"
        >
          <span className={`flex ${isOpen ? '' : '-rotate-90'}`}>
            <ChevronIcon />
          </span>
          <span>{words.labels.title(count)}</span>
        </button>
      </h3>
      {derived.length > 0 && (
        <p className="pt-0.5 text-12 text-muted">
          <span>{words.labels.derived(derived.length === keys.length)}</span>{' '}
          <button
            type="button"
            aria-expanded={explains}
            onClick={() => setExplains(!explains)}
            className="calm min-h-6 rounded-control px-1 font-medium text-accent-text hover:bg-hover"
          >
            {words.labels.how}
          </button>
        </p>
      )}
      {explains && (
        <div className="pb-1 text-12 wrap-anywhere text-muted">
          <p>{words.labels.derivedNote}</p>
          <ul className="list-disc pl-5">
            {derived.map(({ key }) => (
              <li key={key}>
                <span translate="no" className="font-mono">
                  {blankKey(shared, key) ?? visibleText(key)}
                </span>
                <span>{visibleText(words.labels.basis(basisOf(key) ?? ''))}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {isOriginUnknown && <p className="pb-2 text-12 text-warning">{words.labels.originFailed}</p>}
      {isOpen && (
        <div id={id} className="flex flex-col gap-3 pt-2">
          {groups.map((group) => (
            <div key={group.category}>
              <h4 className="flex items-center gap-2 pb-1 text-12 font-medium text-muted">
                <CategoryMark category={group.category} />
                <span>{shared.categories[group.category]}</span>
              </h4>
              <ul className="flex flex-col gap-2 pl-4">
                {group.keys.map((entry) => (
                  <KeyItem key={entry.key} entry={entry} state={state} update={update} />
                ))}
              </ul>
            </div>
          ))}
        </div>
      )}
    </section>
  );
}

interface KeyItemProps {
  readonly entry: KeyLabels;
  readonly state: SearchState;
  readonly update: UpdateSearch;
}

function KeyItem({ entry, state, update }: KeyItemProps) {
  const shared = useWords();
  const known = keyName(shared, entry.key);
  // The heading above already has this name if the category has the same one.
  const name = known === shared.categories[categoryOf(entry.key)] ? undefined : known;
  return (
    <li className="text-13">
      <p className="flex flex-wrap items-baseline gap-x-2 wrap-anywhere">
        {name && <span>{name}</span>}
        <span className={`font-mono text-12 ${name ? 'text-muted' : ''} [&_bdi]:whitespace-pre-wrap`}>
          {blankKey(shared, entry.key) ?? <VisibleValue runs={visibleRuns(entry.key)} />}
        </span>
      </p>
      <div className="flex flex-wrap items-center gap-1.5 pt-1">
        {entry.values.map((value) => (
          <LabelValue key={value} condition={{ key: entry.key, value }} state={state} update={update} />
        ))}
      </div>
    </li>
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

/** A small mark in the colour of a label's category. A word names the category too. */
function CategoryMark({ category }: { readonly category: LabelCategory }) {
  return <span aria-hidden="true" className={`size-2 shrink-0 rounded-[2px] ${MARKS[category]}`} />;
}
