import { useImageWords } from '../../text/english-images.ts';
import { ColumnsIcon } from '../../ui/icons.tsx';
import { Menu } from '../../ui/menu.tsx';
import type { ImageColumn } from './image-columns.tsx';

interface ColumnMenuProps {
  /** The columns there are to choose from; the name is always shown. */
  readonly columns: readonly ImageColumn[];
  readonly hidden: ReadonlySet<ImageColumn>;
  readonly onToggle: (column: ImageColumn) => void;
}

/** Which columns the table shows. */
export function ColumnMenu({ columns, hidden, onToggle }: ColumnMenuProps) {
  const words = useImageWords();
  return (
    <Menu
      name={words.columns}
      icon={<ColumnsIcon />}
      head={words.columnsHead}
      items={columns
        .filter((column) => column !== 'Name')
        .map((column) => ({
          id: column,
          text: words.columnNames[column],
          checked: !hidden.has(column),
          onChoose: () => onToggle(column),
        }))}
    />
  );
}
