import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useWords } from '../text/words.tsx';
import { Button } from '../ui/button.tsx';
import { MoreIcon } from '../ui/icons.tsx';
import { LazyPart } from './lazy-part.tsx';
import { lazyPart } from './part.ts';

const MorePanel = lazyPart(async () => (await import('./more-panel.tsx')).MorePanel);

export interface MoreProps {
  readonly canRefresh: boolean;
  readonly onRefresh: () => void;
  readonly onShowRequest: () => void;
}

/**
 * What is rarely done with the results, behind one button: plain buttons that Tab goes through. A menu was rejected,
 * because one of them stays on or off.
 */
export function More({ canRefresh, onRefresh, onShowRequest }: MoreProps) {
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();

  useEffect(() => {
    if (!isOpen) return;
    const closeFromOutside = ({ target }: Event) => {
      if (target instanceof Node && !box.current?.contains(target)) setOpen(false);
    };
    addEventListener('pointerdown', closeFromOutside, true);
    addEventListener('focusin', closeFromOutside);
    return () => {
      removeEventListener('pointerdown', closeFromOutside, true);
      removeEventListener('focusin', closeFromOutside);
    };
  }, [isOpen]);

  /** The focus goes back first: what opens next takes it from there, and gives it back there. */
  const close = () => {
    button.current?.focus();
    setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return;
    event.preventDefault();
    event.stopPropagation();
    close();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the key acts on what has the focus inside
    <div ref={box} onKeyDown={onKeyDown} className="relative">
      <Button
        ref={button}
        look="quiet"
        icon={<MoreIcon />}
        aria-label={words.results.more}
        title={words.results.more}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
        className="min-w-8 justify-center px-2!"
      >
        <span className="@max-[59rem]:hidden">{words.results.more}</span>
      </Button>
      {isOpen && (
        <LazyPart>
          <MorePanel
            id={id}
            canRefresh={canRefresh}
            onRefresh={() => {
              close();
              onRefresh();
            }}
            onShowRequest={() => {
              close();
              onShowRequest();
            }}
          />
        </LazyPart>
      )}
    </div>
  );
}
