import { readFramework } from '../../../contract/label-keys.ts';
import { useFacetWords, useMatrixWords } from '../../text/later-words.ts';
import { visibleText } from '../../text/visible-text.ts';
import { useWords } from '../../text/words.tsx';
import { ChevronIcon } from '../../ui/icons.tsx';
import { keyTitle } from './axis-names.ts';
import type { MatrixLook } from './matrix-look.ts';
import type { DrawnEntry } from './matrix-model.ts';

interface GroupToggleProps {
  readonly look: MatrixLook;
  /** The key of the axis. */
  readonly axisKey: string;
  readonly drawn: DrawnEntry;
  /** Whether Tab reaches the cell around it. */
  readonly isActive: boolean;
}

/**
 * Opens and closes the versions of a framework or a major version. Arrow keys skip it and go from cell to cell, and
 * Tab goes to it from its header, so that the table stays one Tab stop.
 */
export function GroupToggle({ look, axisKey, drawn, isActive }: GroupToggleProps) {
  const facetWords = useFacetWords();
  const shared = useWords();
  const words = useMatrixWords();
  const { entry, isOpen } = drawn;
  if (isOpen === undefined) return null;
  const value = visibleText(entry.value.slice(0, 200));
  const subject = readFramework(axisKey, '')?.name ?? keyTitle(shared, words, axisKey);
  const name = entry.kind === 'framework' ? facetWords.showVersions(value) : facetWords.showMajor(value, subject);
  return (
    <button
      type="button"
      aria-label={name}
      title={name}
      aria-expanded={isOpen}
      tabIndex={isActive ? 0 : -1}
      onClick={() => look.onToggle(axisKey, entry)}
      className={`calm flex size-6 shrink-0 items-center justify-center rounded-control text-muted hover:bg-hover hover:text-text focus-visible:-outline-offset-2 ${isOpen ? '' : '-rotate-90'}`}
    >
      <ChevronIcon />
    </button>
  );
}
