import type { TableLook } from '../table/sorted-table.tsx';

/** On narrow screens a row is two lines: the value large, the key small, number and actions beside both. */
export const LABEL_LOOK: TableLook = {
  row: 'max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_auto_auto] max-sm:content-center max-sm:border-b max-sm:border-line max-sm:px-2',
  cells: {
    Key: 'max-sm:order-2 max-sm:col-start-1 max-sm:border-0 max-sm:pl-2!',
    Value: 'max-sm:order-1 max-sm:col-start-1 max-sm:border-0',
    Images:
      'max-sm:order-3 max-sm:col-start-2 max-sm:row-span-2 max-sm:row-start-1 max-sm:self-center max-sm:border-0 sm:pr-4!',
    Actions:
      'max-sm:order-4 max-sm:col-start-3 max-sm:row-span-2 max-sm:row-start-1 max-sm:self-center max-sm:border-0',
  },
  headers: {
    Key: 'sm:w-[42%]',
    Value: 'max-sm:flex-1',
    Images: 'sm:w-24 text-right',
    Actions: 'sm:w-20',
  },
};
