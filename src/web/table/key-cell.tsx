import { categoryOf, type LabelCategory } from '../../contract/label-keys.ts';
import { keyName } from '../text/key-name.ts';
import { visibleRuns, visibleText } from '../text/visible-text.ts';
import { useWords } from '../text/words.tsx';
import { VisibleValue } from '../ui/visible-value.tsx';

const MARKS: Readonly<Record<LabelCategory, string>> = {
  framework: 'bg-mark-framework',
  chip: 'bg-mark-chip',
  python: 'bg-mark-python',
  cuda: 'bg-mark-cuda',
  service: 'bg-mark-service',
  system: 'bg-mark-system',
  custom: 'bg-mark-custom',
};

/** What a cell draws of a long text; the rest is in its tooltip and in what is copied. */
export const MAX_CHARS = 300;
export const IN_TOOLTIP = 1_200;

/** A small mark in the colour of a label's category. The category is always said in words too. */
export function CategoryMark({ category }: { readonly category: LabelCategory }) {
  return <span aria-hidden="true" className={`size-2 shrink-0 rounded-[2px] ${MARKS[category]}`} />;
}

/** A label's key: a mark for its category, its friendly name, and the key itself. */
export function KeyCell({ labelKey }: { readonly labelKey: string }) {
  const words = useWords();
  const name = keyName(words, labelKey);
  return (
    <div className="flex min-w-0 items-center gap-2" title={visibleText(labelKey.slice(0, IN_TOOLTIP))}>
      <CategoryMark category={categoryOf(labelKey)} />
      {name && <span className="shrink-0">{name}</span>}
      <span className={`min-w-0 truncate font-mono text-12 ${name ? 'text-muted' : 'text-text'}`}>
        <VisibleValue runs={visibleRuns(labelKey.slice(0, MAX_CHARS))} />
      </span>
    </div>
  );
}

/** Classes of the columns that every table of labels begins with: on narrow screens the value stands above its key. */
export const KEY_CLASSES = {
  cell: 'max-sm:order-2 max-sm:col-start-1 max-sm:border-0 max-sm:pl-2!',
  header: 'sm:w-[42%]',
};
export const VALUE_CLASSES = { cell: 'max-sm:order-1 max-sm:col-start-1 max-sm:border-0', header: 'max-sm:flex-1' };
/** Classes of a cell that stands beside both of them on narrow screens. */
export const BESIDE_BOTH = 'max-sm:row-span-2 max-sm:row-start-1 max-sm:self-center max-sm:border-0';

/** The headers of the columns that every table of labels begins with. */
export function KeyHeader() {
  return useWords().table.key;
}

export function ValueHeader() {
  return useWords().table.value;
}
