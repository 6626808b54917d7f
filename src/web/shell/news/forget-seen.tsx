import { useState } from 'react';
import { useDayWords } from '../../text/later-words.ts';
import { Button } from '../../ui/button.tsx';
import { useFocusFallback } from '../../ui/use-focus-fallback.ts';
import { forgetSeen, storedSeen } from './seen-days.ts';

/** Says that this browser stores days, with a button to clear them. */
export function ForgetSeen() {
  const words = useDayWords();
  const button = useFocusFallback<HTMLButtonElement>((own) => own.closest('dialog')?.querySelector('button') ?? null);
  const [scopes, setScopes] = useState(() => storedSeen().length);
  if (scopes === 0) return null;
  return (
    <div className="flex items-center justify-between gap-2 border-t border-line pt-3">
      <p className="text-13 text-muted">{words.seen(scopes)}</p>
      <Button
        ref={button}
        look="quiet"
        onClick={() => {
          forgetSeen();
          setScopes(0);
        }}
      >
        {words.forget}
      </Button>
    </div>
  );
}
