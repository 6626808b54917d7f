import type { ComponentProps, ReactNode, RefObject } from 'react';
import { chooseDensity, useDensity } from '../table/density.ts';
import { useMoreWords } from '../text/later-words.ts';
import { useWords } from '../text/words.tsx';
import { Icon, RequestIcon } from '../ui/icons.tsx';
import { useClosing } from '../ui/use-closing.ts';
import type { MoreProps } from './more.tsx';

interface MorePanelProps extends MoreProps {
  readonly id: string;
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly onClose: () => void;
}

/** The buttons behind "More". The panel stays open for the density, so that the reader can see and undo the change. */
export function MorePanel({ id, button, canRefresh, onRefresh, onShowRequest, onClose }: MorePanelProps) {
  const words = useMoreWords();
  const { results } = useWords();
  const density = useDensity();
  /** Restores the focus first, so that the next dialog returns it to the same place. */
  const close = () => {
    button.current?.focus();
    onClose();
  };
  const panel = useClosing(close, onClose);
  return (
    <div
      ref={panel}
      id={id}
      className="absolute top-full right-0 z-30 mt-1 flex w-60 max-w-[calc(100vw-24px)] flex-col rounded-control border border-line bg-raised py-1 shadow-popover"
    >
      <Item
        icon={<RefreshIcon />}
        aria-label={results.refresh}
        aria-disabled={!canRefresh}
        onClick={() => {
          if (!canRefresh) return;
          close();
          onRefresh();
        }}
      >
        <span>{results.refresh}</span>
      </Item>
      <Item
        icon={<RequestIcon />}
        aria-label={results.request}
        aria-haspopup="dialog"
        onClick={() => {
          close();
          onShowRequest();
        }}
      >
        <span>{results.request}</span>
      </Item>
      <Item
        icon={<RowsIcon />}
        aria-label={words.density}
        aria-describedby={`${id}-density`}
        aria-pressed={density === 'compact'}
        title={words.densityHint}
        onClick={() => chooseDensity(density === 'compact' ? 'comfortable' : 'compact')}
      >
        <span className="flex-1">{words.density}</span>
        <span id={`${id}-density`} className="text-12 text-muted">
          {words.densities[density]}
        </span>
      </Item>
    </div>
  );
}

function Item({ icon, children, ...rest }: ComponentProps<'button'> & { readonly icon: ReactNode }) {
  return (
    <button
      type="button"
      className="calm flex min-h-9 w-full items-center gap-2 px-3 text-left text-13 hover:bg-hover focus-visible:-outline-offset-2 aria-disabled:cursor-default aria-disabled:opacity-50"
      {...rest}
    >
      {icon}
      {children}
    </button>
  );
}

const RefreshIcon = () => (
  <Icon>
    <path d="M13 8a5 5 0 1 1-1.500-3.600L13 5.800M13 2.500v3.300H9.700" />
  </Icon>
);
const RowsIcon = () => (
  <Icon>
    <path d="M2.500 3.500h11M2.500 6.500h11M2.500 9.500h11M2.500 12.500h11" />
  </Icon>
);
