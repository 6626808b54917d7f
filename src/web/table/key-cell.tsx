import { categoryOf, type LabelCategory } from '../../contract/label-keys.ts';
import { blankKey, keyName } from '../text/key-name.ts';
import { visibleRuns, visibleText } from '../text/visible-text.ts';
import { useWords } from '../text/words.tsx';
import { DATA_TEXT, dataText } from '../ui/visible-value.tsx';
import type { TdProps } from './column.ts';

/** Marks in the colour of a category, before the first text of a cell, without an extra element. */
const MARKS_BEFORE: Readonly<Record<LabelCategory, string>> = {
  framework: 'before:bg-mark-framework',
  chip: 'before:bg-mark-chip',
  python: 'before:bg-mark-python',
  cuda: 'before:bg-mark-cuda',
  service: 'before:bg-mark-service',
  system: 'before:bg-mark-system',
  custom: 'before:bg-mark-custom',
};
const BEFORE = 'before:mr-2 before:inline-block before:size-2 before:rounded-[2px]';

/** The most characters that a cell shows of a long text; the tooltip shows more, and copying takes all. */
export const MAX_CHARS = 300;
export const MAX_TOOLTIP_CHARS = 1_200;

/** A label's key: a mark for its category, its friendly name, and the key itself on a separate line. */
export function KeyCell({ labelKey, td }: { readonly labelKey: string; readonly td: TdProps }) {
  return (
    <td {...td} title={visibleText(labelKey.slice(0, MAX_TOOLTIP_CHARS))}>
      <KeyText labelKey={labelKey} />
    </td>
  );
}

/** The text for a key in a cell or a line. */
export function KeyText({ labelKey }: { readonly labelKey: string }) {
  const words = useWords();
  const name = keyName(words, labelKey);
  const mark = `${BEFORE} ${MARKS_BEFORE[categoryOf(labelKey)]}`;
  return (
    <>
      {/* The name floats and the key is a block that takes the rest of the line, so no wrapper element is needed. */}
      {name && <span className={`float-left mr-2 leading-5 ${mark}`}>{name}</span>}
      <bdi
        translate="no"
        className={`${DATA_TEXT} block overflow-hidden text-ellipsis font-mono text-12 leading-5 ${name ? 'text-muted' : `text-text ${mark}`}`}
      >
        {blankKey(words, labelKey) ?? dataText(visibleRuns(labelKey.slice(0, MAX_CHARS)))}
      </bdi>
    </>
  );
}

/** Classes of the first columns of every table of labels: on narrow screens the value is above its key. */
export const KEY_CLASSES = {
  cellClass: 'max-sm:order-2 max-sm:col-start-1 max-sm:border-0 max-sm:pl-2!',
  headerClass: 'sm:w-[42%]',
};
export const VALUE_CLASSES = {
  cellClass: 'max-sm:order-1 max-sm:col-start-1 max-sm:border-0',
  headerClass: 'max-sm:flex-1',
};
/** Classes of a cell beside both of them on narrow screens. */
export const BESIDE_BOTH = 'max-sm:row-span-2 max-sm:row-start-1 max-sm:self-center max-sm:border-0';

/** The headers of the first columns of every table of labels. */
export function KeyHeader() {
  return useWords().table.key;
}

export function ValueHeader() {
  return useWords().table.value;
}
