import type { Tally } from '../../image-set/tally.ts';
import type { BoxWords } from '../../text/later-words.ts';
import { holdsWords, searchWords } from '../../text/search-words.ts';
import { visibleText } from '../../text/visible-text.ts';
import type { BoxOption } from './box-context.ts';

interface ImagesContext {
  readonly tally: Tally | undefined;
  readonly boxWords: BoxWords;
}

const MAX_IMAGES = 5;
/** The form of PAI's own image ids. */
const IMAGE_ID = /^image-[a-z0-9]{8,40}$/i;

/** The id of the image that a text names by its id or its URI; an id of PAI's form may be one that is not loaded. */
export function imageOfText(text: string, tally: Tally | undefined): string | undefined {
  const named = text.trim().replace(/^(?:https?:\/\/|docker pull\s+)/i, '');
  if (named === '' || /\s/.test(named)) return undefined;
  const set = tally?.set;
  if (set && /[-/:]/.test(named)) {
    for (let position = 0; position < set.size; position += 1) {
      const id = set.text('ImageId', position);
      if (id === named || isUri(set.text('ImageUri', position), named)) return id;
    }
  }
  return IMAGE_ID.test(named) ? named : undefined;
}

/** Whether a URI is the one asked for, which may have its region filled in. */
function isUri(uri: string | undefined, asked: string): boolean {
  if (uri === undefined || !asked.includes('/')) return false;
  if (uri === asked) return true;
  const [before, ...after] = uri.split('{region}');
  if (after.length === 0 || before === undefined || !asked.startsWith(before)) return false;
  const region = /^[a-z0-9-]+/.exec(asked.slice(before.length))?.[0];
  return region !== undefined && uri.replaceAll('{region}', () => region) === asked;
}

/** The option that opens the image which a text names exactly. */
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

/** The images whose names hold all words, and last the way to all of them. */
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
