import { useImageWords } from '../../text/later-words.ts';
import { Icon } from '../../ui/icons.tsx';
import { Menu } from '../../ui/menu.tsx';
import type { ImageColumn } from './image-columns.tsx';

interface ColumnMenuProps {
  /** The available columns. The name is always shown. */
  readonly columns: readonly ImageColumn[];
  readonly hidden: ReadonlySet<ImageColumn>;
  /** The columns without a value in any row. */
  readonly empty: ReadonlySet<ImageColumn>;
  readonly onToggle: (column: ImageColumn, isShown: boolean) => void;
}

/** Chooses the columns of the table. */
export function ColumnMenu({ columns, hidden, empty, onToggle }: ColumnMenuProps) {
  const words = useImageWords();
  return (
    <Menu
      name={words.columns}
      icon={
        <Icon>
          <rect x="2.500" y="3" width="11" height="10" rx="1.500" />
          <path d="M6.200 3v10M9.800 3v10" />
        </Icon>
      }
      head={words.columnsHead}
      items={columns
        .filter((column) => column !== 'Name')
        .map((column) => ({
          id: column,
          text:
            hidden.has(column) && empty.has(column)
              ? words.emptyHidden(words.columnNames[column])
              : words.columnNames[column],
          checked: !hidden.has(column),
          onChoose: () => onToggle(column, hidden.has(column)),
        }))}
    />
  );
}
