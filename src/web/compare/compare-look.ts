import type { TableLook } from '../table/sorted-table.tsx';

const COUNT = 'max-sm:order-3 max-sm:row-span-2 max-sm:row-start-1 max-sm:self-center max-sm:border-0';

/** On narrow screens a row is two lines: the value large, the key small, the numbers beside both. */
export const COMPARE_LOOK: TableLook = {
  row: 'max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_3.5rem_3.5rem] max-sm:content-center max-sm:border-b max-sm:border-line max-sm:px-2',
  cells: {
    Key: 'max-sm:order-2 max-sm:col-start-1 max-sm:border-0 max-sm:pl-2!',
    Value: 'max-sm:order-1 max-sm:col-start-1 max-sm:border-0',
    A: `${COUNT} max-sm:col-start-2`,
    B: `${COUNT} max-sm:col-start-3 sm:pr-4!`,
  },
  headers: {
    Key: 'sm:w-[42%]',
    Value: 'max-sm:flex-1',
    A: 'sm:w-20 text-right max-sm:w-14',
    B: 'sm:w-20 text-right max-sm:mr-2 max-sm:w-14',
  },
};
