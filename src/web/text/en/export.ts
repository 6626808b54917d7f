import type { Formats } from '../formats.ts';

/** English words about exporting and copying rows. A separate part: it loads with the export menu. */
export function exportWords(formats: Formats) {
  const labels = (count: number) => formats.count(count, 'label', 'labels');
  return {
    name: 'Export',
    xlsx: 'Download Excel',
    csv: 'Download CSV',
    json: 'Download JSON',
    copy: 'Copy rows',
    about: 'For a spreadsheet use Excel: it keeps 3.10 and 0012 as text. CSV and JSON are for programs.',
    guardHint: 'Cells that a spreadsheet would run as a formula start with an apostrophe',
    tooManyRows: (max: number) => `A sheet holds ${formats.number(max)} rows at most. Filter the rows, or use CSV.`,
    cutCells: (count: number, max: number) =>
      `${formats.count(count, 'cell was', 'cells were')} cut to ${formats.number(max)} characters, the limit of a cell. JSON has the whole values.`,
    longCells: (count: number, max: number) =>
      `${formats.count(count, 'cell is', 'cells are')} longer than the ${formats.number(max)} characters that a spreadsheet keeps`,
    notSaved: 'The file could not be created. Reload the page and try again.',
    nothing: 'There are no rows to export',
    soFar: (amount: string) => `${amount} so far`,
    amount: {
      labels,
      images: (count: number) => formats.count(count, 'image', 'images'),
      compare: labels,
      matrix: (count: number) => formats.count(count, 'row', 'rows'),
      checks: (count: number) => formats.count(count, 'row', 'rows'),
      'compared-images': (count: number) => formats.count(count, 'row', 'rows'),
    },
    copied: (rows: number) => `Copied ${formats.count(rows, 'row', 'rows')}`,
    saved: (fileName: string) => `Saved ${fileName}`,
  };
}
