import { type ReactNode, useId, useState } from 'react';
import { ChevronIcon } from '../../ui/icons.tsx';

interface FacetGroupProps {
  /** The accessible name of the group. */
  readonly name: string;
  readonly heading?: ReactNode;
  readonly startsOpen: boolean;
  /** Opens the group, even if the reader closed it, because a search found something inside. */
  readonly isForced: boolean;
  /** Renders the values. Called only while they are shown. */
  readonly draw: () => ReactNode;
}

/** A facet: a group with a heading that opens and closes its values. */
export function FacetGroup({ name, heading = name, startsOpen, isForced, draw }: FacetGroupProps) {
  const [chosen, setChosen] = useState(startsOpen);
  const bodyId = useId();
  const open = chosen || isForced;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot take its name from a heading that is a button
    <div role="group" aria-label={name} className="border-b border-line py-0.5 last:border-b-0 lg:py-0">
      <h3>
        <button
          type="button"
          tabIndex={-1}
          aria-expanded={open}
          aria-controls={bodyId}
          onClick={() => setChosen(!open)}
          className="calm flex h-7 w-full lg:h-6 items-center gap-1 rounded-control px-1 text-left text-12 font-semibold hover:bg-hover"
        >
          <span className={`calm text-muted ${open ? '' : '-rotate-90'}`}>
            <ChevronIcon />
          </span>
          <span className="min-w-0 truncate">{heading}</span>
        </button>
      </h3>
      <div id={bodyId} hidden={!open} className="pb-1 lg:pb-0.5">
        {open && draw()}
      </div>
    </div>
  );
}
