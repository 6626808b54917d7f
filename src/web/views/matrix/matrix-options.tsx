import type { ReactNode } from 'react';
import { type Choices, type SearchState, withoutUnread } from '../../address/search-state.ts';
import type { HistoryMode, UpdateSearch } from '../../address/use-search-state.ts';
import { FRAMEWORK_AXIS } from '../../image-set/axis.ts';
import { useMatrixWords } from '../../text/later-words.ts';
import { keyOf } from './axis-keys.ts';
import type { Matrix } from './matrix-model.ts';

interface MatrixOptionsProps {
  readonly state: SearchState;
  readonly update: UpdateSearch;
  readonly matrix: Matrix;
}

/**
 * Chooses the shown rows and columns and their order. Beside the legend below the matrix, because above it the rows
 * would begin a line lower.
 */
export function MatrixOptions({ state, update, matrix }: MatrixOptionsProps) {
  const words = useMatrixWords();
  const { order, empty, versions } = state.choices;
  const choose = <Name extends keyof Choices>(name: Name, word: Choices[Name], mode: HistoryMode) =>
    update((before) => ({ ...withoutUnread(before, name), choices: { ...before.choices, [name]: word } }), mode);
  // An order is a sort, and sorting replaces the history entry in every view.
  const sort = (word: Choices['order']) => choose('order', word, 'replace');
  const isByFramework = keyOf(state, 'rows') === FRAMEWORK_AXIS || keyOf(state, 'cols') === FRAMEWORK_AXIS;
  return (
    <div className="flex flex-wrap items-center gap-x-4 text-text">
      <fieldset className="flex h-8 items-center">
        <legend className="sr-only">{words.order}</legend>
        <span aria-hidden="true" className="pr-2 text-12 text-muted max-sm:hidden">
          {words.order}
        </span>
        <span className="flex h-7 rounded-control border border-edge bg-raised p-px">
          <OrderChoice checked={order === 'version'} onChoose={() => sort('version')}>
            {words.byVersion}
          </OrderChoice>
          <OrderChoice checked={order === 'count'} onChoose={() => sort('count')}>
            {words.byCount}
          </OrderChoice>
        </span>
      </fieldset>
      <Check checked={empty === 'hide'} onChange={(isOn) => choose('empty', isOn ? 'hide' : 'show', 'push')}>
        {words.hideEmpty}
      </Check>
      {empty === 'hide' && (
        <span title={words.hiddenHint} className="numeric -ml-2 text-12 text-muted">
          {words.hidden(matrix.rows.hidden, matrix.columns.hidden)}
        </span>
      )}
      {isByFramework && (
        <Check checked={versions === 'show'} onChange={(isOn) => choose('versions', isOn ? 'show' : 'hide', 'push')}>
          {words.versions}
        </Check>
      )}
    </div>
  );
}

interface OrderChoiceProps {
  readonly checked: boolean;
  readonly onChoose: () => void;
  readonly children: ReactNode;
}

/** One of the two choices: a native radio button that looks like a part of a button. */
function OrderChoice({ checked, onChoose, children }: OrderChoiceProps) {
  return (
    <label className="calm relative flex h-full cursor-pointer items-center rounded-control px-2 text-13 hover:bg-hover has-checked:bg-tint has-checked:font-medium has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus">
      <input
        type="radio"
        name="matrix-order"
        checked={checked}
        onChange={onChoose}
        className="absolute inset-0 cursor-pointer appearance-none outline-none"
      />
      <span>{children}</span>
    </label>
  );
}

interface CheckProps {
  readonly checked: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly children: ReactNode;
}

function Check({ checked, onChange, children }: CheckProps) {
  return (
    <label className="flex h-8 cursor-pointer items-center gap-2 text-13">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="size-4"
      />
      <span>{children}</span>
    </label>
  );
}
