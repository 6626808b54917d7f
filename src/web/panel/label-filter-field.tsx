import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { ImageFilter } from '../../contract/image-filter/image-filter.ts';
import type { SearchState } from '../address/search-state.ts';
import type { UpdateSearch } from '../address/use-search-state.ts';
import type { PossibleValues } from '../filter/facet-model.ts';
import { clearFilters, removePart } from '../filter/filter-changes.ts';
import { type FilterPart, partsOf } from '../filter/filter-parts.ts';
import type { Box, BoxRest, BoxSetup } from '../filter/suggest/box.ts';
import type { BoxOption } from '../filter/suggest/box-context.ts';
import type { ScopeImages } from '../image-set/use-scope-images.ts';
import { lazyPart } from '../shell/lazy-part.ts';
import { registerActions } from '../shell/page-actions.ts';
import { PartSlot } from '../shell/part-slot.tsx';
import { loadLaterWords } from '../text/load-language.ts';
import { useWords } from '../text/words.tsx';
import { announce } from '../ui/announcer.tsx';
import { Combobox } from '../ui/combobox.tsx';
import { CloseIcon, RequestIcon } from '../ui/icons.tsx';
import { FilterTokens } from './filter-tokens.tsx';

interface LabelFilterFieldProps {
  /** Accessible names for a filter that is not of the page's own scope. */
  readonly name?: string;
  readonly listName?: string;
  readonly removeName?: (printed: string) => string;
  readonly filter: ImageFilter;
  /** The state from which a suggested image or search opens. */
  readonly state: SearchState;
  readonly images: Pick<ScopeImages, 'tally' | 'isPartial'>;
  readonly possible: PossibleValues | undefined;
  readonly session: BoxSetup['session'];
  readonly update: UpdateSearch;
  /** Whether "Clear" would also clear something else, such as label keys. */
  readonly canClear?: boolean;
  readonly lines: number;
  readonly inputRef?: RefObject<HTMLInputElement | null>;
  /** The token of the image of the scope. */
  readonly image?: ReactNode;
}

/** Matches pasted text that may contain a filter. Other text goes into the input unchanged. */
const MAY_HOLD_FILTER = /[=＝\t{[]|\s-|:\/\/|:\s|\n.|%3[Dd]|\.\w+"?[,;]/;

const loadBox = async () => (await Promise.all([import('../filter/suggest/box.ts'), loadLaterWords()]))[0];
const TokenValues = lazyPart(async () => (await import('./token-values.tsx')).TokenValues);
const FilterTextMode = lazyPart(async () => (await import('./filter-text-mode.tsx')).FilterTextMode);

/**
 * The filter in one box: its parts as text, and an input to type, pick or paste more. Enter takes the best match,
 * which is highlighted while typing, or a typed `key=value` unchanged. Text without a match stays in the input, with
 * the reason below it.
 */
export function LabelFilterField(props: LabelFilterFieldProps) {
  const { filter, state, images, possible, session, update, lines, canClear = false } = props;
  const words = useWords();
  const fieldName = props.name ?? words.filters.labelFilter;
  const own = useRef<HTMLInputElement>(null);
  const input = props.inputRef ?? own;
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  const [loaded, setLoaded] = useState<Awaited<ReturnType<typeof loadBox>>>();
  const [edited, setEdited] = useState<{ readonly part: FilterPart; readonly button: HTMLElement }>();
  const [isText, setIsText] = useState(false);
  const parts = useMemo(() => partsOf(filter), [filter]);
  const setup: BoxSetup = {
    filter,
    state,
    possible,
    tally: images.tally,
    isPartial: images.isPartial,
    session,
    words,
    update,
    hasExamples: props.name === undefined,
    say: (added) => announce('filters', words.filters.added(added)),
  };
  const box = loaded?.createBox(setup);
  useEffect(() => (props.name === undefined ? registerActions({ box: setup }) : undefined));

  const load = async (): Promise<Box> => {
    const part = await loadBox();
    setLoaded(part);
    return box ?? part.createBox(setup);
  };
  const preload = () => {
    // An error is reported when the part is used.
    if (!box) load().catch(() => {});
  };
  const show = ({ text: rest, error: reason }: BoxRest) => {
    setText(rest);
    setError(reason);
  };
  /** Applies a text. The rest of it stays in the input, unless the reader has typed more. */
  const act = async (typed: string, action: (loadedBox: Box) => BoxRest) => {
    try {
      const rest = action(await load());
      setText((now) => (now === typed || now === text ? rest.text : now));
      setError(rest.error);
    } catch {
      show({ text: typed, error: words.problem.crashed });
    }
  };

  const onKey = (event: KeyboardEvent<HTMLInputElement>): boolean => {
    const { key, currentTarget: field } = event;
    const isCommand = event.ctrlKey || event.metaKey;
    if (isCommand && key === '/') {
      setIsText(true);
      return true;
    }
    const isAtStart = field.selectionStart === 0 && field.selectionEnd === 0;
    const isBack = key === 'Backspace' ? text === '' && !event.repeat : key === 'ArrowLeft' && isAtStart;
    if (!isBack || isCommand || event.altKey || event.shiftKey) return false;
    const tokens = field.closest('.field-box')?.querySelectorAll('li') ?? [];
    const last = [...tokens].at(-1)?.querySelector('button');
    last?.focus();
    return last instanceof HTMLElement;
  };

  return (
    <div className="relative min-w-0 flex-1">
      <Combobox<BoxOption>
        name={fieldName}
        hideName
        text={text}
        onText={(next) => show({ text: next })}
        options={() => box?.options(text) ?? []}
        picksFirst
        onPick={({ pick }) => box && show(box.pick(pick, text))}
        staysOpen={({ pick }) => pick.kind === 'key'}
        onEnter={() => {
          if (text.trim() !== '') void act(text, (loadedBox) => loadedBox.enter(text));
        }}
        onKey={onKey}
        onFocus={preload}
        onPaste={(pasted) => {
          if (text !== '' || !(MAY_HOLD_FILTER.test(pasted) || /^\s*\S+[-/:]\S+\s*$/.test(pasted))) return false;
          void act(pasted, (loadedBox) => loadedBox.paste(pasted));
          return true;
        }}
        before={
          <>
            {parts.length > 0 && (
              <FilterTokens
                name={props.listName ?? words.filters.active}
                parts={parts}
                removeName={props.removeName ?? words.filters.remove}
                onRemove={(part) => update(removePart(part))}
                onEdit={(part, button) => setEdited({ part, button })}
                lines={lines}
                input={() => input.current}
              />
            )}
            {props.image}
          </>
        }
        after={
          <>
            {(parts.length > 0 || canClear) && (
              <button
                type="button"
                onClick={() => {
                  input.current?.focus();
                  update(clearFilters);
                }}
                aria-label={words.filters.clear}
                title={words.filters.clear}
                className="calm flex h-6.5 min-w-6 shrink-0 items-center justify-center rounded-control px-1 text-12 font-medium text-accent-text hover:bg-hover lg:h-6"
              >
                <span className="px-1 @max-[74rem]:hidden group-has-[[data-more]]/bar:hidden">
                  {words.filters.clear}
                </span>
                <span className="@min-[74rem]:not-group-has-[[data-more]]/bar:hidden">
                  <CloseIcon />
                </span>
              </button>
            )}
            <button
              type="button"
              tabIndex={-1}
              aria-label={words.filters.asText}
              title={words.filters.asText}
              onClick={() => setIsText(true)}
              className="calm flex size-6 shrink-0 items-center justify-center rounded-control text-muted hover:bg-hover"
            >
              <RequestIcon />
            </button>
          </>
        }
        {...(parts.length === 0 && !props.image ? { placeholder: words.filters.labelFilterHint } : {})}
        help={words.filters.labelFilterHelp}
        toggleName={words.filters.showList(fieldName)}
        clearName={words.filters.clearInput(fieldName)}
        error={error}
        {...(box ? { nothing: words.filters.noSuggestions } : {})}
        inputRef={input}
        isFocusFallback
      />
      {edited && (
        <PartSlot>
          <TokenValues
            {...edited}
            filter={filter}
            possible={possible}
            tally={images.tally}
            isPartial={images.isPartial}
            update={update}
            onClose={() => {
              setEdited(undefined);
              (edited.button.isConnected ? edited.button : input.current)?.focus();
            }}
          />
        </PartSlot>
      )}
      {isText && (
        <PartSlot>
          <FilterTextMode
            filter={filter}
            update={update}
            onClose={() => {
              setIsText(false);
              input.current?.focus();
            }}
          />
        </PartSlot>
      )}
    </div>
  );
}
