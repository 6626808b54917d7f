import type { KeyboardEvent } from 'react';
import { usePanelWords } from '../text/later-words.ts';
import { visibleRuns } from '../text/visible-text.ts';
import { useWords } from '../text/words.tsx';
import { Chip } from '../ui/chip.tsx';
import { VisibleValue } from '../ui/visible-value.tsx';

interface ImageTokenProps {
  readonly imageId: string;
  readonly onRemove: () => void;
  /** Present inside a field, after the filters: arrow keys move to the filters and to the input. */
  readonly input?: () => HTMLInputElement | null;
}

/** The image of the scope, as a token like those of filters. */
export function ImageToken({ imageId, onRemove, input }: ImageTokenProps) {
  const words = useWords();
  const panelWords = usePanelWords();
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const field = input?.();
    if (!field) return;
    if (event.key === 'ArrowRight' || event.key === 'End' || event.key === 'Escape') field.focus();
    else if (event.key === 'ArrowLeft') {
      const before = event.currentTarget.previousElementSibling?.matches('ul')
        ? event.currentTarget.previousElementSibling.lastElementChild?.querySelector('button')
        : undefined;
      before?.focus();
    } else if ((event.key === 'Backspace' || event.key === 'Delete') && !event.repeat) {
      field.focus();
      onRemove();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <ul aria-label={panelWords.chosenImage} onKeyDown={onKeyDown} className={input ? 'contents' : 'flex min-w-0'}>
      <Chip removeName={words.filters.remove(`ImageId=${imageId}`)} onRemove={onRemove} isInField={input !== undefined}>
        <VisibleValue runs={visibleRuns(imageId)} />
      </Chip>
    </ul>
  );
}
