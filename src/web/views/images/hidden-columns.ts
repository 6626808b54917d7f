import { useState } from 'react';
import { readStoredTexts, store } from '../../storage.ts';
import type { ImageColumn } from './image-columns.tsx';
import { isImageColumn } from './image-columns.tsx';

const STORE = 'pai-image-labels.hidden-image-columns';

/**
 * The columns that the reader has hidden, kept in this browser: a preference of a person, and no part of what an address
 * says. Those that are hidden are kept and not those shown, so that a column of a later version is seen.
 */
export function useHiddenColumns(): readonly [ReadonlySet<ImageColumn>, (column: ImageColumn) => void] {
  const [hidden, setHidden] = useState(readHidden);
  const toggle = (column: ImageColumn) => {
    const next = new Set(hidden);
    if (!next.delete(column)) next.add(column);
    setHidden(next);
    // A browser that stores nothing forgets the choice with the page; that is no fault to tell of.
    store(() => localStorage, STORE, JSON.stringify([...next]));
  };
  return [hidden, toggle];
}

function readHidden(): ReadonlySet<ImageColumn> {
  return new Set(
    readStoredTexts(STORE)
      .filter(isImageColumn)
      .filter((name) => name !== 'Name'),
  );
}
