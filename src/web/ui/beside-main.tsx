import { createContext, type ReactNode, use, useState } from 'react';
import { createPortal } from 'react-dom';

const SlotContext = createContext<HTMLElement | null>(null);

/** Renders `main`, and beside it the children of `BesideMain`: a complementary landmark must not be inside `main`. */
export function BesideMainSlot({ children }: { readonly children: ReactNode }) {
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

/** Renders its children beside `main`, from any place inside it. */
export function BesideMain({ children }: { readonly children: ReactNode }) {
  const slot = use(SlotContext);
  return slot && createPortal(children, slot);
}
