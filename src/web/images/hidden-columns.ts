import { useState } from 'react';
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
    try {
      localStorage.setItem(STORE, JSON.stringify([...next]));
    } catch {
      // A browser that stores nothing forgets the choice with the page; that is no fault to tell of.
    }
  };
  return [hidden, toggle];
}

function readHidden(): ReadonlySet<ImageColumn> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORE) ?? '[]');
    const names = Array.isArray(stored) ? stored.filter((name) => typeof name === 'string') : [];
    return new Set(names.filter(isImageColumn).filter((name) => name !== 'Name'));
  } catch {
    return new Set();
  }
}
