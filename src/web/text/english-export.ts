import type { Formats } from './formats.ts';

/** What is said in English about exporting and copying rows. Apart from the rest: it loads with the export menu. */
export function englishExport(formats: Formats) {
  const labels = (count: number) => formats.count(count, 'label', 'labels');
  return {
    name: 'Export',
    csv: 'Download CSV',
    json: 'Download JSON',
    copy: 'Copy rows',
    guardHint: 'A cell that a spreadsheet would run as a formula gets an apostrophe before it',
    nothing: 'There are no rows to export',
    soFar: (amount: string) => `${amount} so far`,
    amount: {
      labels,
      images: (count: number) => formats.count(count, 'image', 'images'),
      compare: labels,
    },
    copied: (rows: number) => `Copied ${formats.count(rows, 'row', 'rows')}`,
    saved: (fileName: string) => `Saved ${fileName}`,
  };
}

export type ExportWords = ReturnType<typeof englishExport>;
