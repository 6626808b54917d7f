import { type ReactNode, useId, useState } from 'react';
import { useWords } from '../text/words.tsx';
import { Button } from '../ui/button.tsx';
import { PlusIcon } from '../ui/icons.tsx';

interface MoreFiltersProps {
  /** Whether one of the fields has a value. The fields are then shown. */
  readonly isSet: boolean;
  readonly children: ReactNode;
}

/**
 * A button that shows the rarely used fields beside it, on wide screens before it, so that the button stays under the
 * pointer. It does not hide them by itself, because one may have the focus.
 */
export function MoreFilters({ isSet, children }: MoreFiltersProps) {
  const words = useWords();
  const id = useId();
  const [{ isOpen, wasSet }, setState] = useState({ isOpen: isSet, wasSet: isSet });
  if (wasSet !== isSet) setState({ isOpen: isOpen || isSet, wasSet: isSet });
  return (
    <>
      <Button
        look="quiet"
        icon={<PlusIcon />}
        aria-label={words.filters.more}
        title={words.filters.more}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setState({ isOpen: !isOpen, wasSet: isSet })}
        className="px-2! max-lg:self-start"
      >
        <span className="lg:@max-[70rem]:hidden lg:group-has-[[data-more]]/bar:hidden">{words.filters.more}</span>
      </Button>
      {isOpen && (
        <div id={id} data-more className="flex min-w-0 gap-x-1 max-lg:flex-col max-lg:gap-3 lg:-order-1">
          {children}
        </div>
      )}
    </>
  );
}
