import { type ReactNode, type RefObject, useCallback, useRef, useState, useSyncExternalStore } from 'react';
import { findRegion } from '../../../contract/regions.ts';
import { readStored, store } from '../../storage.ts';
import { useImageWords } from '../../text/later-words.ts';
import { useWords } from '../../text/words.tsx';
import { MenuPopover } from '../../ui/menu.tsx';

const STORE = 'pai-image-labels.uri-region';

/** Asks for a region in a list below a button; undefined if the reader chose none. */
export type AskRegion = (button: HTMLButtonElement, choices: readonly string[]) => Promise<string | undefined>;

interface RegionChoice {
  /** The last chosen region in this browser; empty for none. */
  readonly region: string;
  readonly ask: AskRegion;
  /** The list while it is open. */
  readonly list: ReactNode;
}

interface Question {
  readonly choices: readonly string[];
  readonly answer: (region: string | undefined) => void;
}

/** The list and the details of an image both show the current choice. */
const listeners = new Set<() => void>();
/** The choice if the browser denies storage. */
let unstored = '';

function follow(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function lastChosen(): string {
  return unstored || (readStored(() => localStorage, STORE) ?? '');
}

/**
 * The region for copied URIs if the scope has none. Asked once and stored in this browser, because copying must not
 * change which images are listed.
 */
export function useRegionChoice(): RegionChoice {
  const words = useImageWords();
  const shared = useWords();
  const region = useSyncExternalStore(follow, lastChosen, () => '');
  const [question, setQuestion] = useState<Question>();
  const button: RefObject<HTMLButtonElement | null> = useRef(null);
  const asked = useRef<Question>(undefined);
  const show = useCallback((next: Question | undefined) => {
    const before = asked.current;
    asked.current = next;
    setQuestion(next);
    // The menu closes before it reports the choice, and the choice must come first.
    queueMicrotask(() => before?.answer(undefined));
  }, []);
  const close = useCallback(() => show(undefined), [show]);
  const ask = useCallback<AskRegion>(
    (from, choices) => {
      button.current = from;
      return new Promise((answer) => show({ choices, answer }));
    },
    [show],
  );
  const choose = (id: string) => {
    question?.answer(id);
    unstored = store(() => localStorage, STORE, id) ? '' : id;
    for (const listener of listeners) listener();
  };
  return {
    region,
    ask,
    list: question && (
      <MenuPopover
        id="uri-region"
        name={words.uriRegion}
        head={words.uriRegion}
        about={words.uriRegionKept}
        items={question.choices.map((id) => {
          const known = findRegion(id);
          return {
            id,
            text: <span translate="no">{known ? `${id} · ${shared.regionName(known)}` : id}</span>,
            onChoose: () => choose(id),
          };
        })}
        start="first"
        button={button}
        onClose={close}
      />
    ),
  };
}
