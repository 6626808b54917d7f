import { useState } from 'react';
import { useKeyWords } from '../../text/later-words.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icons.tsx';
import { lazyPart } from '../lazy-part.ts';
import { PartSlot } from '../part-slot.tsx';
import { useKeys } from './use-keys.ts';
import { useUndo } from './use-undo.ts';

const HelpDialog = lazyPart(async () => (await import('./help-dialog.tsx')).HelpDialog);
const CommandPalette = lazyPart(async () => (await import('./command-palette.tsx')).CommandPalette);

/** The button that opens the help, and the keys in the help: they work while the button exists. */
export function HelpTool() {
  const words = useKeyWords();
  const [open, setOpen] = useState<'help' | 'palette'>();
  const close = () => setOpen(undefined);
  const { undo, redo } = useUndo();
  const announced = (change: () => boolean, done: string, nothing: string) => () => {
    const isDone = change();
    announce('filters', isDone ? done : nothing);
    return true;
  };
  const openHelp = () => setOpen('help');
  const changes = {
    undo: announced(undo, words.undone, words.nothingToUndo),
    redo: announced(redo, words.redone, words.nothingToRedo),
  };
  useKeys({ ...changes, openHelp, openPalette: () => setOpen('palette') });
  return (
    <>
      <Button
        look="quiet"
        icon={<HelpIcon />}
        aria-label={words.help}
        title={words.help}
        aria-haspopup="dialog"
        onClick={openHelp}
        className="min-w-8 justify-center px-2!"
      />
      {open && (
        <PartSlot>
          {open === 'help' ? (
            <HelpDialog onClose={close} />
          ) : (
            // Its action may open something before it reports that it has closed.
            <CommandPalette
              {...changes}
              openHelp={openHelp}
              onClose={() => setOpen((now) => (now === 'help' ? now : undefined))}
            />
          )}
        </PartSlot>
      )}
    </>
  );
}

const HelpIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="5.500" />
    <path d="M6.500 6.600a1.500 1.500 0 1 1 2.200 1.300c-.450.250-.700.550-.700 1.100M8 10.900v.100" />
  </Icon>
);
