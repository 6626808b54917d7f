import { createContext, type ReactNode, use, useState } from 'react';
import { createPortal } from 'react-dom';

const SlotContext = createContext<HTMLElement | null>(null);

/** Lays out `main`, and at its side whatever `BesideMain` brings: a complementary landmark must not lie inside `main`. */
export function MainAndBeside({ children }: { readonly children: ReactNode }) {
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  return (
    <SlotContext value={slot}>
      <div className="flex min-h-0 flex-1">
        {children}
        <div ref={setSlot} className="contents" />
      </div>
    </SlotContext>
  );
}

/** Draws its children at the side of `main`, from wherever in it they are. */
export function BesideMain({ children }: { readonly children: ReactNode }) {
  const slot = use(SlotContext);
  return slot && createPortal(children, slot);
}
