import { useId, useRef, useState } from 'react';
import { useWords } from '../text/words.tsx';
import { Button } from '../ui/button.tsx';
import { MoreIcon } from '../ui/icons.tsx';
import { lazyPart } from './lazy-part.ts';
import { PartSlot } from './part-slot.tsx';

const MorePanel = lazyPart(async () => (await import('./more-panel.tsx')).MorePanel);

export interface MoreProps {
  readonly canRefresh: boolean;
  readonly onRefresh: () => void;
  readonly onShowRequest: () => void;
}

/**
 * Rare actions for the results, behind one button: plain buttons that Tab reaches. We rejected a menu, because one of
 * them is a toggle.
 */
export function More(props: MoreProps) {
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  return (
    <div className="relative">
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
        <span className="@max-[64rem]:hidden">{words.results.more}</span>
      </Button>
      {isOpen && (
        <PartSlot>
          <MorePanel {...props} id={id} button={button} onClose={() => setOpen(false)} />
        </PartSlot>
      )}
    </div>
  );
}
