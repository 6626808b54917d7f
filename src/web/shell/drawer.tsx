import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useEffectEvent, useId, useRef } from 'react';
import { useDetailWords } from '../text/later-words.ts';
import { visibleRuns, visibleText } from '../text/visible-text.ts';
import { useWords } from '../text/words.tsx';
import { announce } from '../ui/announcer.tsx';
import { BesideMain } from '../ui/beside-main.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { CloseIcon } from '../ui/icons.tsx';
import { useMedia } from '../ui/use-media.ts';
import { VisibleValue } from '../ui/visible-value.tsx';
import { areLettersOn } from './keys/letters.ts';

/** From this width results and details fit side by side (Tailwind's `md`). */
const SIDE_BY_SIDE = '(min-width: 768px)';

/** The shown length of a title; the details contain the whole text. */
const MAX_CHARS = 300;

export interface DrawerProps {
  /** The subject of the details, and their accessible name. */
  readonly title: string;
  /** The id of the subject; the title may change while the subject stays. */
  readonly subject: string;
  readonly onClose: () => void;
  /** Goes to the next row, or with -1 to the previous one. */
  readonly onStep: (by: 1 | -1) => void;
  /** Returns the focus to the control that opened the details. */
  readonly returnFocus: () => void;
  readonly children: ReactNode;
}

/**
 * The details of a row: beside `main` if there is room, so that the page stays usable, else a full-screen modal dialog.
 * The focus starts at the heading and returns when the details close; inside them, arrow keys and j/k go from row to
 * row.
 */
export function Drawer(props: DrawerProps) {
  const { product } = useWords();
  const isBeside = useMedia(SIDE_BY_SIDE);
  useEffect(() => {
    document.title = `${visibleText(props.title.slice(0, MAX_CHARS))} · ${product}`;
  }, [props.title, product]);
  return isBeside ? (
    <BesideMain>
      <SidePanel {...props} />
    </BesideMain>
  ) : (
    <ModalPanel {...props} />
  );
}

function SidePanel(props: DrawerProps) {
  const { title, onClose, onStep, children } = props;
  const words = useDetailWords();
  const titleId = useId();
  const panel = useRef<HTMLElement>(null);
  useHeadingFocus(panel, props, false);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return stepByKey(event, onStep);
    event.preventDefault();
    onClose();
  };
  return (
    <aside
      ref={panel}
      aria-labelledby={titleId}
      onKeyDown={onKeyDown}
      className="flex min-h-0 w-[min(26.25rem,max(20rem,34vw))] shrink-0 flex-col border-l border-line bg-raised"
    >
      <div className="flex items-start gap-2 border-b border-line py-2 pr-2 pl-4">
        <h2
          id={titleId}
          tabIndex={-1}
          title={words.keysHint}
          className="min-w-0 flex-1 py-1 text-16 font-semibold outline-none wrap-anywhere [&_bdi]:whitespace-pre-wrap"
        >
          <VisibleValue runs={visibleRuns(title.slice(0, MAX_CHARS))} />
        </h2>
        <button
          type="button"
          data-close
          aria-label={words.close}
          title={words.close}
          onClick={onClose}
          className="calm flex size-8 shrink-0 items-center justify-center rounded-control hover:bg-hover"
        >
          <CloseIcon />
        </button>
      </div>
      <div className="relative min-h-0 flex-1 overflow-y-auto px-4 pb-6">{children}</div>
    </aside>
  );
}

function ModalPanel(props: DrawerProps) {
  const { title, onClose, onStep, children } = props;
  const words = useDetailWords();
  const panel = useRef<HTMLDivElement>(null);
  useHeadingFocus(panel, props, true);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys act on what has the focus inside
    <div ref={panel} onKeyDown={(event) => stepByKey(event, onStep)} className="contents">
      <Dialog
        title={<bdi translate="no">{visibleText(title.slice(0, MAX_CHARS))}</bdi>}
        isSheet
        closeName={words.close}
        onClose={onClose}
      >
        {children}
      </Dialog>
    </div>
  );
}

/** A part of the details with a heading. */
export function DrawerSection({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    // Without a name: named sections would add a dozen landmarks to the drawer, and the heading is enough to find it.
    <section className="pt-5">
      <h3 className="pb-1.5 text-13 font-semibold wrap-anywhere">{title}</h3>
      {children}
    </section>
  );
}

/** Fields and scrollers keep their keys: scrollers are Tab stops for this reason. */
const KEEPS_ITS_KEYS = 'input, select, textarea, [contenteditable], [tabindex="0"]';

function stepByKey(event: KeyboardEvent, onStep: (by: 1 | -1) => void): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  if (event.target instanceof Element && event.target.closest(KEEPS_ITS_KEYS)) return;
  const by = STEPS.get(event.key);
  if (by === undefined || (event.key.length === 1 && !areLettersOn())) return;
  event.preventDefault();
  onStep(by);
}

const STEPS: ReadonlyMap<string, 1 | -1> = new Map([
  ['ArrowDown', 1],
  ['j', 1],
  ['ArrowUp', -1],
  ['k', -1],
]);

/** Whether a field outside the panel has the focus and contains text. */
function isTyping(panel: HTMLElement | null): boolean {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement) || panel?.contains(field)) return false;
  return ['text', 'search'].includes(field.type) && field.value !== '';
}

/** Focuses the panel's heading when a subject opens, and returns the focus when the panel closes with it. */
function useHeadingFocus(panel: RefObject<HTMLElement | null>, props: DrawerProps, isModal: boolean): void {
  const { title, subject, returnFocus } = props;
  const announceTitle = useEffectEvent(() => announce('detail', visibleText(title.slice(0, MAX_CHARS))));
  const giveFocusBack = useEffectEvent(returnFocus);
  const before = useRef<string>(undefined);
  useEffect(() => {
    const isOther = before.current !== undefined && before.current !== subject;
    before.current = subject;
    const isInside = panel.current?.contains(document.activeElement) === true;
    // From row to row the focus stays in place, and only the new title is announced. So it does where the reader types
    // before the details of the address arrive. A modal dialog mutes the announcer.
    if (!isModal && ((isOther && isInside) || isTyping(panel.current))) {
      announceTitle();
      return;
    }
    const heading = panel.current?.querySelector('h2');
    if (!heading) return;
    // The dialog's own heading is not focusable by default.
    heading.tabIndex = -1;
    // An already focused element is announced only if it gets the focus again.
    heading.blur();
    // Scrolling to it would move the page under the pointer.
    heading.focus({ preventScroll: true });
  }, [panel, subject, isModal]);

  useEffect(
    () => () => {
      // The focus is on the body only if it was inside. Elsewhere it stays, because the reader has moved on.
      if (document.activeElement === document.body) giveFocusBack();
    },
    [],
  );
}
