import { useMemo } from 'react';
import type { Tally } from '../../../contract/image-tally/tally.ts';
import { type Axis, axisOf } from '../../image-set/axis.ts';
import type { ViewProps } from '../../shell/view.tsx';
import { keyOf } from './axis-keys.ts';
import { type Matrix, matrixOf } from './matrix-model.ts';

/** The matrix of the loaded images. */
export interface CountedMatrix {
  readonly tally: Tally;
  readonly rows: Axis;
  readonly columns: Axis;
  readonly matrix: Matrix;
}

/**
 * Counts the matrix of the address. Entries are computed once for a set, counts once for a filter. Undefined before
 * the first images.
 */
export function useMatrix({ state, images }: Pick<ViewProps, 'state' | 'images'>): CountedMatrix | undefined {
  const { tally } = images;
  const set = tally?.set;
  const rowKey = keyOf(state, 'rows');
  const columnKey = keyOf(state, 'cols');
  const { choices, open } = state;
  const rows = useMemo(() => set && axisOf(set, rowKey), [set, rowKey]);
  const columns = useMemo(() => set && axisOf(set, columnKey), [set, columnKey]);
  return useMemo(() => {
    if (!tally || !rows || !columns) return undefined;
    return { tally, rows, columns, matrix: matrixOf(tally, rows, columns, { choices, open }) };
  }, [tally, rows, columns, choices, open]);
}
