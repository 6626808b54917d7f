import type { ComparedImage } from '../../contract/changes/compare-images.ts';
import type { Tally } from '../../contract/image-tally/tally.ts';
import { failed, ok, type Result } from '../../contract/result.ts';
import { plainText } from '../log/plain-text.ts';
import { printedQuery, tallyQuery } from '../search/query.ts';
import { isAddress, readAddress } from '../search/read-address.ts';
import { checkCatalogFile } from '../settings/check-value.ts';
import { loadCatalogFile } from '../sources/embedded/file/load-catalog.ts';
import { type CommandContext, errorLine, loadImages } from './command-context.ts';

/** One side of a comparison: a saved file, or the images of an address. */
export interface ComparedSide {
  /** Describes the side in the JSON. */
  readonly about: Readonly<Record<string, string>>;
  readonly images: () => readonly ComparedImage[];
  /** Only for an address. */
  readonly tally: Tally | undefined;
}

/** An issue of the command line, or an error. */
export interface SideError {
  readonly isUsage: boolean;
  readonly lines: readonly string[];
}

/** Opens a side. If a file has this name, it is that file; otherwise the text is read as an address of the page. */
export async function openSide(
  context: CommandContext,
  name: 'A' | 'B',
  text: string,
  folder: string,
): Promise<Result<ComparedSide, SideError>> {
  const file = checkCatalogFile(text, folder);
  if (file.ok) return openFile(context, text, file.value);
  if (!isAddress(text)) {
    const line = `${name}: ${plainText(JSON.stringify(text.slice(0, 200)))} is neither a file that can be read nor an address of the page, such as "?LabelFilter=system.chipType=GPU"`;
    return failed({ isUsage: true, lines: [line] });
  }
  const query = readAddress(text, context);
  if (!query.ok) return failed({ isUsage: true, lines: query.error.map((issue) => `${name}: ${issue}`) });
  const { region, workspaceId } = query.value.scope;
  const loaded = await loadImages({ ...context, region, workspaceId });
  if (!loaded.ok) return failed({ isUsage: false, lines: [`${name}: ${errorLine(loaded.error)}`] });
  const tally = tallyQuery(loaded.value.set, query.value);
  return ok({ about: printedQuery(query.value), tally, images: () => imagesOf(tally) });
}

function openFile({ say }: CommandContext, path: string, full: string): Result<ComparedSide, SideError> {
  const loaded = loadCatalogFile(full);
  if (!loaded.ok) return failed({ isUsage: false, lines: [loaded.error] });
  for (const note of loaded.value.notes) say(note);
  const { images } = loaded.value.catalog;
  return ok({
    about: { file: path },
    tally: undefined,
    images: () => images.map(({ facts, labels }) => ({ ...facts, Labels: [...labels] })),
  });
}

function imagesOf({ set, positions }: Tally): readonly ComparedImage[] {
  return positions.flatMap((position) => {
    const image = set.image(position);
    return image === undefined ? [] : [{ ...image, Labels: set.labelsAt(position) }];
  });
}
