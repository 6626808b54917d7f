import { type KeyboardEvent, type ReactNode, useId } from 'react';

interface TabsProps<Id extends string> {
  /** The accessible name of the list of tabs. */
  readonly name: string;
  readonly tabs: readonly { readonly id: Id; readonly text: string }[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
  /** The content of the chosen tab. */
  readonly children: ReactNode;
}

/** Tabs by the pattern of the ARIA practices guide: one Tab stop, and arrow keys wrap around. */
export function Tabs<Id extends string>({ name, tabs, chosen, onChoose, children }: TabsProps<Id>) {
  const id = useId();
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const ids = tabs.map((tab) => tab.id);
    const next = idAt(ids, ids.indexOf(chosen), event.key);
    if (next === undefined) return;
    event.preventDefault();
    onChoose(next);
    document.getElementById(`${id}-${next}`)?.focus();
  };
  return (
    <>
      <div
        role="tablist"
        aria-label={name}
        onKeyDown={onKeyDown}
        className="flex max-w-full flex-wrap gap-x-1 border-b border-line"
      >
        {tabs.map((tab) => (
          <button
            key={tab.id}
            id={`${id}-${tab.id}`}
            type="button"
            role="tab"
            aria-selected={tab.id === chosen}
            aria-controls={tab.id === chosen ? `${id}-panel` : undefined}
            tabIndex={tab.id === chosen ? undefined : -1}
            onClick={() => onChoose(tab.id)}
            className="calm -mb-px min-h-8 border-b-2 border-transparent px-1 text-13 font-medium text-muted hover:text-text aria-selected:border-accent aria-selected:text-text"
          >
            {tab.text}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${chosen}`}>
        {children}
      </div>
    </>
  );
}

/** The tab for a key; undefined for other keys. */
function idAt<Id>(ids: readonly Id[], at: number, key: string): Id | undefined {
  if (key === 'ArrowRight') return ids[(at + 1) % ids.length];
  if (key === 'ArrowLeft') return ids[(at + ids.length - 1) % ids.length];
  if (key === 'Home') return ids[0];
  return key === 'End' ? ids.at(-1) : undefined;
}
