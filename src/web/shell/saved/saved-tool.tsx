import { useState } from 'react';
import { useSavedWords } from '../../text/later-words.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icons.tsx';
import { lazyPart } from '../lazy-part.ts';
import { PartSlot } from '../part-slot.tsx';
import { useNotedFilters } from './recent-filters.ts';
import { useOpenView } from './use-open-view.ts';

const SavedDialog = lazyPart(async () => (await import('./saved-dialog.tsx')).SavedDialog);

/** The button of the saved views: it names the open one, and whether the screen differs from it. */
export function SavedTool() {
  const words = useSavedWords();
  const [isOpen, setOpen] = useState(false);
  const { open, isModified } = useOpenView();
  useNotedFilters();
  const name = open === undefined ? words.name : words.button(open.name, isModified);
  return (
    <>
      <Button
        look="quiet"
        icon={<SavedIcon isFilled={open !== undefined && !isModified} />}
        aria-label={words.name}
        title={name}
        aria-description={open === undefined ? undefined : name}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        className="min-w-8 justify-center px-2!"
      >
        {open && (
          <span className="max-w-40 truncate text-12 max-xl:hidden" translate="no">
            {open.name}
            {isModified ? ' *' : ''}
          </span>
        )}
      </Button>
      {isOpen && (
        <PartSlot>
          <SavedDialog onClose={() => setOpen(false)} />
        </PartSlot>
      )}
    </>
  );
}

function SavedIcon({ isFilled }: { readonly isFilled: boolean }) {
  return (
    <Icon>
      <path
        d="M4.500 2.500h7v11L8 10.800 4.500 13.500Z"
        fill={isFilled ? 'currentColor' : 'none'}
        strokeLinejoin="round"
      />
    </Icon>
  );
}
