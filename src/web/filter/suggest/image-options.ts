import { imageOfText } from '../../../contract/image-tally/image-of-text.ts';
import type { Tally } from '../../../contract/image-tally/tally.ts';
import { holdsWords, searchWords } from '../../../contract/search-words.ts';
import type { BoxWords } from '../../text/later-words.ts';
import { visibleText } from '../../text/visible-text.ts';
import type { BoxOption } from './box-context.ts';

interface ImagesContext {
  readonly tally: Tally | undefined;
  readonly boxWords: BoxWords;
}

const MAX_IMAGES = 5;
/** The option that opens the image with exactly this name, id or URI. */
export function targetOption(text: string, { tally, boxWords }: ImagesContext): BoxOption | undefined {
  const id = imageOfText(text, tally);
  if (id === undefined) return undefined;
  const name = tally?.set.text('Name', tally.set.positionOf(id));
  return {
    id: `image ${id}`,
    pick: { kind: 'image', id },
    text: boxWords.openImage(visibleText(name ?? id)),
    note: name === undefined ? undefined : visibleText(id),
    group: boxWords.groups.images,
  };
}

/** The images whose names contain all words, and an option for all of them. */
export function imageOptions(text: string, { tally, boxWords }: ImagesContext): readonly BoxOption[] {
  const set = tally?.set;
  const asked = searchWords(text);
  if (!set) return [];
  const found: BoxOption[] = [];
  for (let position = 0; position < set.size && found.length < MAX_IMAGES; position += 1) {
    const name = set.text('Name', position) ?? '';
    const id = set.text('ImageId', position);
    if (id === undefined || !holdsWords(name.toLowerCase(), asked)) continue;
    found.push({
      id: `image ${id}`,
      pick: { kind: 'image', id },
      text: visibleText(name.slice(0, 200)),
      group: boxWords.groups.images,
    });
  }
  if (found.length === 0) return [];
  const shown = visibleText(text.trim().slice(0, 100));
  return [
    ...found,
    {
      id: 'search',
      pick: { kind: 'search', text: text.trim() },
      text: boxWords.searchNames(shown),
      group: boxWords.groups.search,
    },
  ];
}
