import type { Formats } from '../formats.ts';

/** English words about images compared. Accessible names in it are interfaces: src/contract/README.md, section 6. */
export function candidateWords(formats: Formats) {
  return {
    total: (images: number, differing: number) =>
      formats.count(images, 'image', 'images') +
      (images > 1 ? `, ${formats.count(differing, 'difference', 'differences')}` : ''),
    found: (shown: number, all: number) => `${formats.number(shown)} of ${formats.count(all, 'row', 'rows')}`,
    table: 'Images compared',
    scroller: 'Compared rows',
    corner: 'Label',
    onlyDifferences: 'Only differences',
    add: 'Add an image',
    full: (max: number) => `${formats.number(max)} images at most`,
    noImageFits: 'No image in this scope has this name. You can also enter an ID or a URI.',
    isCompared: 'This image is already compared',
    remove: (name: string) => `Remove ${name} from the comparison`,
    copyFootUri: (name: string) => `Copy image URI of ${name}`,
    copyUri: 'Copy URI',
    uri: 'Image URI',
    noUri: 'not known',
    differs: 'differs',
    none: 'none',
    loading: 'Loading…',
    gone: 'No such image',
    goneIn: (region: string) => `No such image in ${region}`,
    goneHint: 'It may have been deleted, or be in another region or workspace.',
    failed: 'Could not be loaded',
    failedIntro: (id: string) => `Image ${id} could not be loaded.`,
    noDifference: 'These images do not differ',
    showAll: 'Show all rows',
    oneName: 'One more image',
    one: (id: string) => `ids: one image (${id}) cannot be compared. Add one to three more.`,
    emptyTitle: 'Choose two to four images',
    emptyText: 'Tick them in the images view and press Compare, or add them here by name, ID or URI.',
    toImages: 'Go to the images',
    regions: 'Region',
    workspace: 'Workspace',
    created: 'Created',
    size: 'Size',
  };
}
