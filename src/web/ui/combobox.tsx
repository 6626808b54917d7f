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
import { ChevronIcon, CloseIcon } from './icons.tsx';
import type { ListboxProps } from './listbox.tsx';

/** Follows the first rows. A field without its list still takes what is typed. */
const Listbox = lazy(
  (): Promise<{ readonly default: ComponentType<ListboxProps> }> =>
    import('./listbox.tsx').then(
      (part) => ({ default: part.Listbox }),
      () => ({ default: () => null }),
    ),
);

/**
 * One thing to pick. `text` is its main line, `note` a smaller one, `count` stands at its end; neighbours of one `group`
 * stand under its heading.
 */
export interface ComboboxOption {
  readonly id: string;
  readonly text: ReactNode;
  readonly note?: ReactNode;
  readonly count?: string | undefined;
  readonly group?: string;
  /** Only offered: it is not highlighted before it is pointed at, so that Enter does not take it. */
  readonly isGuess?: boolean;
}

interface ComboboxProps<Option extends ComboboxOption> {
  readonly name: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /**
   * What fits the text, best first; the caller filters, because only it knows what fitting means. Asked only while the
   * list is open: there may be very many.
   */
  readonly options: () => readonly Option[];
  readonly onPick: (option: Option) => void;
  /** Enter without a highlighted option. */
  readonly onEnter: () => void;
  /** The focus left the field by any way but a pick. */
  readonly onLeave?: () => void;
  /** Takes back what was typed, and says whether there was anything; by default Escape clears the text. */
  readonly onEscape?: () => boolean;
  /** A click selects the text, where it is a whole that typing should replace. */
  readonly selectsOnClick?: boolean;
  readonly onPaste?: (text: string) => boolean;
  /** The first option is highlighted while anything is typed, so that Enter takes it. */
  readonly picksFirst?: boolean;
  /** A key of the input before the combobox looks at it; says whether that was all. */
  readonly onKey?: (event: KeyboardEvent<HTMLInputElement>) => boolean;
  readonly onFocus?: () => void;
  /** What stands in the box before the input, and at its end. */
  readonly before?: ReactNode;
  readonly after?: ReactNode;
  readonly placeholder?: string;
  readonly hideName?: boolean;
  /** From 1024 px on it has no edge, and shows its name only where its container has the room. */
  readonly isQuiet?: boolean;
  readonly toggleName: string;
  readonly clearName: string;
  /** Whether there is anything to clear; by default any text. */
  readonly canClear?: boolean;
  readonly error?: string | undefined;
  readonly help?: string;
  /** Shown when nothing fits and something was typed. */
  readonly nothing?: string;
  /** Keeps the list open after a pick, for a second step. */
  readonly staysOpen?: (option: Option) => boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
  /** The input takes the focus when the last chip beside it goes away. */
  readonly isFocusFallback?: boolean;
  /** The list may be wider than the field; at the right edge of the page it grows to the left. */
  readonly listAtEnd?: boolean;
  readonly className?: string;
}

/** Where many quiet fields share a narrow line, their text has the room: a press on it opens the list all the same. */
const TIGHT = 'lg:@max-[76rem]:group-has-[[data-more]]/bar:hidden';

/**
 * An editable combobox with a list, after the pattern of the ARIA practices guide: focus stays in the input, the
 * highlighted option is its active descendant, nothing is highlighted until an arrow asks for it, or from the start with
 * `picksFirst`. Escape closes the list first and takes back or clears the text second; Tab takes an option that an arrow
 * has highlighted, and leaves.
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
  const showsList = open && (options.length > 0 || (text !== '' && props.nothing !== undefined));

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
              : `py-1 pl-3 text-12 whitespace-nowrap text-muted ${props.isQuiet ? 'lg:pl-2 lg:@max-[74rem]:sr-only lg:group-has-[[data-more]]/bar:sr-only' : ''}`
          }
        >
          {name}
        </label>
        {props.before}
        <div className={`flex flex-1 basis-28 items-center ${props.before ? 'min-w-min' : 'min-w-0'}`}>
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
              // The list's own buttons give the focus back at once; the field is not left.
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
      {showsList && options.length > 0 && (
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
      {showsList && options.length === 0 && (
        <p className="absolute top-full left-0 z-30 mt-1 w-max min-w-full max-w-[min(24rem,calc(100vw-2rem))] rounded-control border border-line bg-raised px-3 py-2 text-13 text-muted shadow-popover">
          {props.nothing}
        </p>
      )}
    </div>
  );
}
