import type { Formats } from '../formats.ts';

/** The words of the images view in English. Accessible names in it are interfaces: src/contract/README.md, section 6. */
export function imageWords(formats: Formats) {
  return {
    title: 'Images',
    scroller: 'Image rows',
    columns: 'Columns',
    columnsHead: 'Shown columns',
    columnNames: {
      Name: 'Name',
      Framework: 'Framework',
      ChipType: 'Chip',
      CUDA: 'CUDA',
      Python: 'Python',
      Services: 'Services',
      State: 'State',
      GmtCreateTime: 'Created',
      Size: 'Size',
      WorkspaceId: 'Workspace',
      Regions: 'Regions',
      Labels: 'Labels',
    },
    emptyHidden: (column: string) => `${column}: empty, hidden`,
    emptyColumns: (columns: readonly string[]) => `Empty columns hidden: ${columns.join(', ')}`,
    sort: {
      name: 'Sort',
      none: 'As listed',
      newest: (framework: string) => `Newest ${framework}`,
      newestOf: {
        Framework: 'Newest framework',
        CUDA: 'Newest CUDA',
        Python: 'Newest Python',
        GmtCreateTime: 'Newest created',
      } as Readonly<Record<string, string>>,
      levels: (levels: readonly { readonly name: string; readonly descending: boolean }[]) =>
        levels.map(({ name, descending }) => `${name}, ${descending ? 'descending' : 'ascending'}`).join('; '),
    },
    ticked: {
      name: 'Ticked images',
      select: (name: string) => `Select ${name}`,
      full: (max: number) => `At most ${formats.number(max)} images can be ticked`,
      count: (count: number) => `${formats.number(count)} ticked`,
      outside: (count: number) => `(${formats.number(count)} not in this list)`,
      compare: (count: number) => `Compare ${formats.count(count, 'image', 'images')}`,
      copyUris: 'Copy URIs',
      clear: 'Clear ticks',
    },
    moreLabels: (count: number, name: string) => `${formats.count(count, 'more label', 'more labels')} of ${name}`,
    chooseWorkspace: (id: string) => `Show workspace ${id} only`,
    everyRegion: 'every region',
    regionAndMore: (first: string, more: number) => `${first} +${formats.number(more)}`,
    copyUri: (name: string) => `Copy URI of ${name}`,
    uriRegion: 'Region of copied URIs',
    copiedFor: (region: string) => `Copied for ${region}`,
    uriRegionKept: 'Saved in this browser. If a region is selected for the list, that region is used.',
    noMatch: (filters: number) => `No images match ${formats.count(filters, 'filter', 'filters')}`,
    noMatchText: (filters: number) =>
      filters === 1
        ? 'No image in this scope satisfies it. Without it:'
        : 'No image in this scope satisfies all of them at once. Try removing one:',
    noneSoFar: 'None of the images loaded so far satisfies all of them. Try removing one:',
    noSingleStep: 'No image in this scope satisfies them, and removing one of them does not help.',
    empty: 'No images here',
    emptyScope: (scope: string) => `This scope has no images: ${scope}.`,
    /** The size of an image by the unit that it is in, and what a tooltip adds. */
    size: {
      bytes: (size: number) => ({ text: formats.size(size), title: formats.bytes(size) }),
      gigabytes: (size: number) => ({
        text: `${formats.number(size)} GB`,
        title: `PAI returns ${formats.number(size)} without a unit. It is too small for bytes; PAI documents GB.`,
      }),
      unclear: (size: number) => ({
        text: `${formats.number(size)} (unit unclear)`,
        title: `PAI returns ${formats.number(size)} without a unit.`,
      }),
    },
  };
}
