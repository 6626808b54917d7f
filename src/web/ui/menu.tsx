import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { Button } from './button.tsx';
import { CheckIcon } from './icons.tsx';
import { createTypeAhead } from './type-ahead.ts';
import { useFocusFallback } from './use-focus-fallback.ts';

/**
 * A menu item. With `checked` it is on or off, and the menu stays open. With `isChosen` it is one of several exclusive
 * choices. Choosing closes the menu, except with `checked`.
 */
export interface MenuItem {
  readonly id: string;
  readonly text: ReactNode;
  readonly hint?: string | undefined;
  readonly checked?: boolean | undefined;
  readonly isChosen?: boolean | undefined;
  readonly onChoose: () => void;
}

interface MenuProps {
  /** The accessible name of button and menu, and the text beside the icon if there is room. */
  readonly name: string;
  readonly icon: ReactNode;
  /** A small line above the items. */
  readonly head?: string | undefined;
  readonly items: readonly MenuItem[];
  /** A help sentence below the items. */
  readonly about?: string | undefined;
  /** The result of the last choice, shown as the button's tooltip for a while. */
  readonly note?: string | undefined;
  /** Why there are no items now. */
  readonly unavailable?: string | undefined;
  /** In a row of a list the button is small and has no text. */
  readonly isInRow?: boolean;
  /** The button never has text. */
  readonly isIconOnly?: boolean;
}

/** A quiet button that opens a menu, by the pattern of the ARIA practices guide. */
export function Menu(props: MenuProps) {
  const { name, icon, head, items, about, note, unavailable, isInRow = false, isIconOnly = false } = props;
  const [opened, setOpened] = useState<'first' | 'last'>();
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const close = useCallback(() => setOpened(undefined), []);
  if (opened && unavailable !== undefined) close();

  const onKeyDown = (event: KeyboardEvent) => {
    if (unavailable !== undefined || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    event.preventDefault();
    setOpened(event.key === 'ArrowDown' ? 'first' : 'last');
  };
  return (
    <>
      <Button
        ref={button}
        look="quiet"
        icon={icon}
        aria-label={name}
        title={unavailable ?? note ?? name}
        aria-haspopup="menu"
        aria-expanded={opened !== undefined}
        aria-controls={opened && id}
        aria-disabled={unavailable !== undefined}
        onClick={() => unavailable === undefined && setOpened(opened ? undefined : 'first')}
        onKeyDown={onKeyDown}
        {...(isInRow && { tabIndex: -1 })}
        className={isInRow ? 'min-h-6! w-6! justify-center px-0!' : 'min-w-8 justify-center px-2!'}
      >
        {!isInRow && !isIconOnly && <span className="@max-[59rem]:hidden">{name}</span>}
      </Button>
      {opened && (
        <MenuPopover
          id={id}
          name={name}
          head={head}
          items={items}
          about={about}
          start={opened}
          button={button}
          onClose={close}
        />
      )}
    </>
  );
}

interface MenuPopoverProps extends Pick<MenuProps, 'name' | 'head' | 'items' | 'about'> {
  readonly id: string;
  /** The item that gets the focus on opening. */
  readonly start: 'first' | 'last';
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly onClose: () => void;
}

/**
 * The open menu, in the browser's top layer, where no parent clips it. The popover is manual: an automatic one closes
 * on the press of its button, and the following click would open it again.
 */
export function MenuPopover({ id, name, head, items, about, start, button, onClose }: MenuPopoverProps) {
  const box = useFocusFallback<HTMLDivElement>(() => button.current);
  const [typeAhead] = useState(createTypeAhead);
  useLayoutEffect(() => {
    const menu = box.current;
    const opener = button.current;
    if (!menu || !opener) return;
    const place = () => placeBy(opener, menu);
    const closeFromOutside = ({ target }: Event) => {
      if (target instanceof Node && !menu.contains(target) && !opener.contains(target)) onClose();
    };
    if ('showPopover' in menu && !menu.matches(':popover-open')) menu.showPopover();
    place();
    const chosen = menu.querySelector<HTMLElement>('[role="menuitemradio"][aria-checked="true"]');
    const end = itemsIn(menu).at(start === 'first' ? 0 : -1);
    ((start === 'first' && chosen) || end)?.focus();
    addEventListener('resize', place);
    addEventListener('scroll', place, true);
    addEventListener('pointerdown', closeFromOutside, true);
    return () => {
      removeEventListener('resize', place);
      removeEventListener('scroll', place, true);
      removeEventListener('pointerdown', closeFromOutside, true);
    };
  }, [box, button, start, onClose]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // A key that is still held from opening the menu must not choose an item.
    if (event.repeat && (event.key === 'Enter' || event.key === ' ')) event.preventDefault();
    if (event.key === 'Tab') {
      // The browser moves the focus from the button, as if there were no menu.
      button.current?.focus();
      onClose();
      return;
    }
    const all = itemsIn(event.currentTarget);
    const focused = document.activeElement;
    const at = focused instanceof HTMLElement ? all.indexOf(focused) : -1;
    const isLetter =
      [...event.key].length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
    const texts = () => all.map((item) => item.textContent);
    const next = isLetter
      ? typeAhead.next(event.key, texts(), at, event.timeStamp)
      : nextIndex(event.key, at, all.length);
    if (next === undefined && event.key !== 'Escape' && !isLetter) return;
    event.preventDefault();
    // Letters belong to the menu: the page may use them as shortcuts.
    event.stopPropagation();
    if (next !== undefined) all[next]?.focus();
    else if (event.key === 'Escape') onClose();
  };
  const choose = (item: MenuItem) => {
    if (item.checked === undefined) {
      button.current?.focus();
      onClose();
    }
    item.onChoose();
  };

  return (
    <div
      ref={box}
      // Firefox before 125 and Safari before 17 have no popover: there the menu uses its z-index.
      popover={'showPopover' in HTMLElement.prototype ? 'manual' : undefined}
      className="fixed inset-auto z-50 max-w-[min(20rem,calc(100vw-16px))] min-w-[min(11rem,calc(100vw-16px))] overflow-y-auto rounded-control border border-line bg-raised py-1 text-13 text-text shadow-popover"
    >
      {head && (
        <p id={`${id}-head`} className="numeric px-3 pt-1 pb-1.5 text-12 text-muted">
          {head}
        </p>
      )}
      <div
        id={id}
        role="menu"
        aria-label={name}
        aria-describedby={[head && `${id}-head`, about && `${id}-about`].filter(Boolean).join(' ') || undefined}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        onBlur={({ relatedTarget: next }) => {
          // Without a next element the window lost the focus, or a press outside has closed the menu.
          if (next instanceof Node && !box.current?.contains(next) && !button.current?.contains(next)) onClose();
        }}
      >
        {items.map((item) => (
          <button
            key={item.id}
            type="button"
            {...roleOf(item)}
            title={item.hint}
            tabIndex={-1}
            onClick={() => choose(item)}
            // The pointer moves the focus too, so that only one item is marked.
            onPointerMove={(event) =>
              event.pointerType === 'mouse' && event.currentTarget.focus({ preventScroll: true })
            }
            className="calm flex min-h-8 w-full items-center gap-2 px-3 py-1.5 text-left focus:bg-hover focus-visible:-outline-offset-2"
          >
            {(item.checked ?? item.isChosen) !== undefined && (
              <span className="flex size-4 shrink-0 text-accent-text">
                {(item.checked ?? item.isChosen) && <CheckIcon />}
              </span>
            )}
            <span className="min-w-0 break-words">{item.text}</span>
          </button>
        ))}
      </div>
      {about && (
        <p id={`${id}-about`} className="mt-1 border-t border-line px-3 pt-2 pb-1 text-12 text-muted">
          {about}
        </p>
      )}
    </div>
  );
}

function roleOf({ checked, isChosen }: MenuItem) {
  if (checked !== undefined) return { role: 'menuitemcheckbox', 'aria-checked': checked };
  return isChosen === undefined ? { role: 'menuitem' } : { role: 'menuitemradio', 'aria-checked': isChosen };
}

function itemsIn(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
}

/** The index of the item for a key, from an index or from none (-1); wraps around. */
function nextIndex(key: string, at: number, length: number): number | undefined {
  if (key === 'ArrowDown') return (at + 1) % length;
  if (key === 'ArrowUp') return at <= 0 ? length - 1 : at - 1;
  if (key === 'Home') return 0;
  return key === 'End' ? length - 1 : undefined;
}

/** Sizes and positions in CSS pixels of the viewport. */
interface Size {
  readonly width: number;
  readonly height: number;
}

/** The space between button and menu, and between menu and the edge of the viewport. */
const GAP = 4;
const EDGE = 8;

function placeBy(button: HTMLElement, menu: HTMLElement): void {
  menu.style.maxHeight = '';
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  const place = menuPlace(button.getBoundingClientRect(), menu.getBoundingClientRect(), { width, height });
  menu.style.left = `${place.left}px`;
  menu.style.top = `${place.top}px`;
  menu.style.maxHeight = `${place.maxHeight}px`;
}

/**
 * The position of a menu: below its button and aligned with its start; moved left to stay in the viewport; above the
 * button if it does not fit below and there is more room. A menu that does not fit scrolls.
 */
export function menuPlace(
  button: Pick<DOMRect, 'left' | 'top' | 'bottom'>,
  menu: Size,
  viewport: Size,
): { readonly left: number; readonly top: number; readonly maxHeight: number } {
  const below = viewport.height - button.bottom - GAP - EDGE;
  const above = button.top - GAP - EDGE;
  const isAbove = menu.height > below && above > below;
  const maxHeight = Math.max(0, isAbove ? above : below);
  return {
    left: Math.max(EDGE, Math.min(button.left, viewport.width - EDGE - menu.width)),
    top: isAbove ? button.top - GAP - Math.min(menu.height, maxHeight) : button.bottom + GAP,
    maxHeight,
  };
}
