import {
  type ComponentType,
  type KeyboardEvent,
  lazy,
  type ReactNode,
  type Ref,
  Suspense,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { announce } from './announcer.tsx';
import { ChevronIcon, CloseIcon } from './icons.tsx';
import type { ListboxProps } from './listbox.tsx';

/** Loaded after the first rows. A field still accepts typed text without its list. */
const Listbox = lazy(
  (): Promise<{ readonly default: ComponentType<ListboxProps> }> =>
    import('./listbox.tsx').then(
      (part) => ({ default: part.Listbox }),
      () => ({ default: () => null }),
    ),
);

/**
 * An option. `text` is its main line, `note` a smaller one, `count` is at its end. Adjacent options of one `group` are
 * below its heading.
 */
export interface ComboboxOption {
  readonly id: string;
  readonly text: ReactNode;
  readonly note?: ReactNode;
  readonly count?: string | undefined;
  readonly group?: string;
  /** A suggestion that is not highlighted until the pointer reaches it, so that Enter does not take it. */
  readonly isGuess?: boolean;
}

interface ComboboxProps<Option extends ComboboxOption> {
  readonly name: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /**
   * The options that match the text, best first. The caller filters, because it defines a match. Called only while the
   * list is open, because there may be very many.
   */
  readonly options: () => readonly Option[];
  readonly onPick: (option: Option) => void;
  /** Called for Enter without a highlighted option. */
  readonly onEnter: () => void;
  /** Called when the focus leaves the field, except by a pick. */
  readonly onLeave?: () => void;
  /** Undoes the typed text, and returns whether there was any; by default Escape clears the text. */
  readonly onEscape?: () => boolean;
  /** Whether a click selects the whole text, so that typing replaces it. */
  readonly selectsOnClick?: boolean;
  readonly onPaste?: (text: string) => boolean;
  /** Whether the first option is highlighted while text is typed, so that Enter takes it. */
  readonly picksFirst?: boolean;
  /** Receives a key of the input first; returns whether it handled the key. */
  readonly onKey?: (event: KeyboardEvent<HTMLInputElement>) => boolean;
  readonly onFocus?: () => void;
  /** Content of the box before the input, and at its end. */
  readonly before?: ReactNode;
  readonly after?: ReactNode;
  readonly placeholder?: string;
  readonly hideName?: boolean;
  /** From 1024 px on it has no border, and shows its name only if its container has room. */
  readonly isQuiet?: boolean;
  readonly toggleName: string;
  readonly clearName: string;
  /** Whether there is anything to clear; by default any text. */
  readonly canClear?: boolean;
  readonly error?: string | undefined;
  readonly help?: string;
  /** Shown when typed text has no match. */
  readonly nothing?: string;
  /** Whether the list stays open after a pick, for a second step. */
  readonly staysOpen?: (option: Option) => boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
  /** Whether the input gets the focus when the last chip beside it is removed. */
  readonly isFocusFallback?: boolean;
  /** The list may be wider than the field; at the right edge of the page it extends to the left. */
  readonly listAtEnd?: boolean;
  readonly className?: string;
}

/**
 * When quiet fields share a line that is narrow, alone or for many of them, the button is hidden to give their text room;
 * a press on the text also opens the list.
 */
const TIGHT = 'lg:@max-[48rem]:group-has-[#filters]/bar:hidden lg:@max-[92rem]:group-has-[[data-more]]/bar:hidden';

/**
 * An editable combobox with a list, by the pattern of the ARIA practices guide. The focus stays in the input, and the
 * highlighted option is its active descendant. Nothing is highlighted before an arrow key, except with `picksFirst`.
 * Escape first closes the list, then undoes or clears the text. Tab takes an option that an arrow key has highlighted,
 * and leaves.
 */
export function Combobox<Option extends ComboboxOption>(props: ComboboxProps<Option>) {
  const { name, text, error, help } = props;
  const id = useId();
  const [open, setOpen] = useState(false);
  const [highlighted, setHighlighted] = useState<string>();
  const options = open ? props.options() : [];
  const box = useRef<HTMLDivElement>(null);
  const chosen = options.findIndex((option) => option.id === highlighted);
  const at = chosen < 0 && props.picksFirst && text !== '' && options[0] && !options[0].isGuess ? 0 : chosen;
  const active = open ? options[at] : undefined;
  const showsList = options.length > 0;
  const nothing = open && !showsList && text !== '' ? props.nothing : undefined;

  useEffect(() => {
    if (nothing) announce('matches', nothing);
  }, [nothing]);

  useEffect(() => {
    if (at >= 0) document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [at, id]);

  const close = () => {
    setOpen(false);
    setHighlighted(undefined);
  };
  const pick = (option: Option) => {
    setHighlighted(undefined);
    if (!props.staysOpen?.(option)) setOpen(false);
    props.onPick(option);
  };
  const move = (step: 1 | -1) => {
    setOpen(true);
    const all = props.options();
    if (all.length === 0) return;
    const from = at < 0 && step < 0 ? 0 : at;
    setHighlighted(all[(from + step + all.length) % all.length]?.id);
  };

  const takeBack = (): boolean => {
    if (props.onEscape) return props.onEscape();
    if (text === '') return false;
    props.onText('');
    return true;
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (props.onKey?.(event)) event.preventDefault();
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (active) pick(active);
      else {
        close();
        props.onEnter();
      }
    } else if (event.key === 'Escape') {
      const isTaken = open || takeBack();
      if (open) close();
      if (!isTaken) return;
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === 'Tab' && active && chosen >= 0) pick(active);
  };

  const describedBy = [error && `${id}-error`, help && `${id}-help`].filter(Boolean).join(' ') || undefined;
  return (
    <div ref={box} title={props.isQuiet ? name : undefined} className={`relative min-w-0 ${props.className ?? ''}`}>
      <div
        className={`field-box flex min-h-8 flex-wrap items-center ${props.before ? 'gap-x-1 gap-y-0.5 pl-1' : ''} ${props.isQuiet ? 'lg:flex-nowrap lg:quiet-box' : ''} ${error ? 'border-danger!' : ''}`}
      >
        <label
          htmlFor={id}
          className={
            props.hideName
              ? 'sr-only'
              : `py-1 pl-3 text-12 whitespace-nowrap text-muted ${props.isQuiet ? 'lg:pl-2 lg:@max-[80rem]:sr-only lg:group-has-[[data-more]]/bar:sr-only' : ''}`
          }
        >
          {name}
        </label>
        {props.before}
        <div
          className={`flex flex-1 basis-28 items-center ${props.before ? 'min-w-min' : 'min-w-0'} ${props.isQuiet ? 'max-lg:basis-36' : ''}`}
        >
          <input
            ref={props.inputRef}
            id={id}
            data-focus-fallback={props.isFocusFallback || undefined}
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={showsList}
            aria-controls={showsList ? `${id}-list` : undefined}
            aria-activedescendant={active ? `${id}-${at}` : undefined}
            aria-invalid={error ? true : undefined}
            aria-describedby={describedBy}
            autoComplete="off"
            spellCheck={false}
            value={text}
            placeholder={props.placeholder}
            onChange={(event) => {
              props.onText(event.target.value);
              setOpen(true);
              setHighlighted(undefined);
            }}
            onClick={(event) => {
              setOpen(true);
              if (props.selectsOnClick) event.currentTarget.select();
            }}
            onKeyDown={onKeyDown}
            onFocus={props.onFocus}
            onBlur={(event) => {
              // The list's own buttons return the focus at once, so the field is not left.
              if (event.relatedTarget instanceof Node && box.current?.contains(event.relatedTarget)) return;
              close();
              props.onLeave?.();
            }}
            onPaste={(event) => {
              if (props.onPaste?.(event.clipboardData.getData('text'))) event.preventDefault();
            }}
            className={`h-7.5 flex-1 bg-transparent px-2 text-13 text-ellipsis ${props.before ? 'w-0 min-w-20 lg:-my-0.75' : 'min-w-0'} ${props.isQuiet ? 'lg:placeholder:text-text' : ''}`}
          />
          {(props.canClear ?? text !== '') && (
            <button
              type="button"
              tabIndex={-1}
              aria-label={props.clearName}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => {
                props.onText('');
                document.getElementById(id)?.focus();
              }}
              className={`calm flex size-6 shrink-0 items-center justify-center rounded-control text-muted hover:bg-hover ${props.isQuiet ? TIGHT : ''}`}
            >
              <CloseIcon />
            </button>
          )}
          {props.after}
          <button
            type="button"
            tabIndex={-1}
            aria-label={props.toggleName}
            onMouseDown={(event) => event.preventDefault()}
            aria-expanded={showsList}
            onClick={() => {
              setOpen(!open);
              document.getElementById(id)?.focus();
            }}
            className={`calm mr-1 flex size-6 shrink-0 items-center justify-center rounded-control text-muted hover:bg-hover ${props.isQuiet ? TIGHT : ''}`}
          >
            <ChevronIcon />
          </button>
        </div>
      </div>
      {help && (
        <span id={`${id}-help`} className="sr-only">
          {help}
        </span>
      )}
      {error && (
        <p
          id={`${id}-error`}
          role="alert"
          className="mt-1 max-w-full rounded-control border border-danger/40 bg-danger-tint px-2 py-1 text-12 text-danger lg:absolute lg:w-max lg:max-w-96 lg:top-full lg:left-0 lg:z-20 lg:shadow-popover"
        >
          {error}
        </p>
      )}
      {showsList && (
        <Suspense>
          <Listbox
            id={`${id}-list`}
            optionId={(index) => `${id}-${index}`}
            name={name}
            atEnd={props.listAtEnd ?? false}
            options={options}
            highlighted={active?.id}
            onPick={(index) => {
              const option = options[index];
              if (option) pick(option);
            }}
          />
        </Suspense>
      )}
      {nothing && (
        <p className="absolute top-full left-0 z-30 mt-1 w-max min-w-full max-w-[min(24rem,calc(100vw-2rem))] rounded-control border border-line bg-raised px-3 py-2 text-13 text-muted shadow-popover">
          {nothing}
        </p>
      )}
    </div>
  );
}
