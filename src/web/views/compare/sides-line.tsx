import { type ReactNode, type RefObject, useId, useRef } from 'react';
import { useCompareWords } from '../../text/later-words.ts';
import { useWords } from '../../text/words.tsx';
import { ChevronIcon } from '../../ui/icons.tsx';
import { useFocusFallback } from '../../ui/use-focus-fallback.ts';
import type { Side } from './compare-sides.ts';

interface SidesLineProps {
  readonly sides: readonly Side[];
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  /** The fields that choose the sides. */
  readonly children: ReactNode;
}

/** Both sides in one line, which opens their fields. Side by side these would take half of a narrow screen. */
export function SidesLine({ sides, isOpen, onToggle, children }: SidesLineProps) {
  const words = useCompareWords();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  return (
    <div className="shrink-0 px-3 pb-2 lg:px-4">
      <button
        ref={button}
        type="button"
        aria-label={words.sides}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={onToggle}
        className="calm flex min-h-8 w-full items-center gap-x-4 rounded-control border border-edge bg-raised px-2 text-left text-13 hover:bg-hover"
      >
        {sides.map((side) => (
          <SideInWords key={side.letter} side={side} />
        ))}
        <span className={`ml-auto shrink-0 text-muted ${isOpen ? 'rotate-180' : ''}`}>
          <ChevronIcon />
        </span>
      </button>
      {isOpen && (
        <Fields id={id} button={button}>
          {children}
        </Fields>
      )}
    </div>
  );
}

interface FieldsProps {
  readonly id: string;
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly children: ReactNode;
}

/** A choice in them may close them, because a comparison is then possible. The focus goes to the button that opens them. */
function Fields({ id, button, children }: FieldsProps) {
  const fields = useFocusFallback<HTMLDivElement>(() => button.current);
  return (
    <div ref={fields} id={id} className="@container grid gap-x-4 gap-y-3 pt-2 md:grid-cols-2">
      {children}
    </div>
  );
}

function SideInWords({ side: { letter, scope, images, day = '' } }: { readonly side: Side }) {
  const shared = useWords();
  const { region, workspaceId } = scope;
  const count = images.tally?.positions.length;
  return (
    <span className="flex min-w-0 items-baseline gap-x-1.5">
      <span className="font-semibold">{letter}</span>
      <span translate="no" className="min-w-0 truncate">
        {[region || shared.filters.allRegions, workspaceId, day].filter((part) => part !== '').join(' · ')}
      </span>
      {count !== undefined && (
        <span className="numeric truncate text-muted max-sm:hidden">
          {shared.images.count(count, images.isPartial)}
        </span>
      )}
    </span>
  );
}
