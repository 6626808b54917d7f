import { filterOf, type SearchState } from '../../address/search-state.ts';
import type { Scope } from '../../api/label-question.ts';
import { exportFileName } from '../../export/download.ts';
import { ExportMenu } from '../../export/export-menu.tsx';
import { exportedQuery } from '../../export/exported-query.ts';
import type { LoadedImages } from '../../image-set/loaded-images.ts';
import { useMatrixWords } from '../../text/later-words.ts';
import { useWords } from '../../text/words.tsx';
import { entryText, keyTitle } from './axis-names.ts';
import { countsOf, matrixTable } from './matrix-export.ts';
import type { Matrix } from './matrix-model.ts';

interface ExportMatrixProps {
  readonly state: SearchState;
  readonly scope: Scope;
  readonly loaded: LoadedImages;
  readonly matrix: Matrix;
}

/** Saves or copies the matrix on screen: its rows and columns in their order, with the totals. */
export function ExportMatrix({ state, scope, loaded, matrix }: ExportMatrixProps) {
  const shared = useWords();
  const words = useMatrixWords();
  const { rows, columns, total } = matrix;
  const names = {
    key: (key: string) => keyTitle(shared, words, key),
    entry: (entry: Parameters<typeof entryText>[2]) => entryText(shared, words, entry),
    total: words.total,
  };
  return (
    <ExportMenu
      kind="matrix"
      count={rows.drawn.length}
      isPartial={!loaded.isComplete}
      table={() => matrixTable(matrix, names)}
      json={() => ({
        ...exportedQuery(loaded.requests, scope, filterOf(state)),
        rows: rows.key,
        cols: columns.key,
        order: state.choices.order,
        images: total,
        complete: loaded.isComplete,
        ...countsOf(matrix),
      })}
      fileName={(extension) => exportFileName('matrix', scope.region, scope.workspaceId, new Date(), extension)}
    />
  );
}
