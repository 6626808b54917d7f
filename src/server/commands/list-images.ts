import type { ImageRow } from '../../contract/rows/image-rows.ts';
import { imagesTable } from '../../contract/rows/images-table.ts';
import { counted, findImages, nothingFound } from '../search/find-rows.ts';
import { printedQuery } from '../search/query.ts';
import { type CommandContext, EXIT, type ExitCode, loadFiltered, scopeOf } from './command-context.ts';
import { IMAGE_TEXT_COLUMNS, imageTexts, printUris } from './image-texts.ts';
import { printRows } from './print/print-rows.ts';
import type { ImagesRequest } from './read-list-options.ts';

/** Lists the images that pass a filter, as the images view does. */
export async function listImages(
  context: CommandContext,
  { filter, sort, q, output }: ImagesRequest,
): Promise<ExitCode> {
  const loaded = await loadFiltered(context, filter);
  if (loaded === undefined) return EXIT.fault;
  const { set, isComplete, tally } = loaded;
  const rows = findImages(context.source, tally, filter, { sort, q });
  const labelsOf = (row: ImageRow) => set.labelsAt(row.position);
  if (output === 'uri') await printUris(context, rows);
  else
    await printRows(context, output, {
      columns: IMAGE_TEXT_COLUMNS,
      rows: () => rows.map((row) => imageTexts(row, context.region)),
      csv: () => imagesTable(rows, labelsOf),
      json: () => ({
        source: context.source.kind,
        ...printedQuery({ scope: scopeOf(context), filter }),
        ...(q !== '' && { q }),
        count: rows.length,
        loaded: set.size,
        complete: isComplete,
        Images: rows.map((row) => ({ ...row.image, Labels: labelsOf(row) })),
      }),
    });
  if (rows.length === 0) {
    context.say(nothingFound('images', set, filter, q !== ''));
    return EXIT.nothing;
  }
  if (output === 'table') context.say(counted(rows.length, 'image'));
  return EXIT.done;
}
