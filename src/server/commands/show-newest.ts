import { toImageRows } from '../../contract/rows/image-rows.ts';
import { imagesTable } from '../../contract/rows/images-table.ts';
import { isOneWord, newestFirst, newestRule, releasesOf } from '../search/find-newest.ts';
import { counted, nothingFound, regionsOfImages } from '../search/find-rows.ts';
import { printedQuery } from '../search/query.ts';
import { type CommandContext, EXIT, type ExitCode, loadFiltered, scopeOf } from './command-context.ts';
import { IMAGE_TEXT_COLUMNS, imageTexts, printUris, uriOf } from './image-texts.ts';
import { printRows } from './print/print-rows.ts';
import type { NewestRequest } from './read-list-options.ts';

/** Shows the newest of the images that pass a filter, and the rule of its choice. */
export async function showNewest(context: CommandContext, { filter, output }: NewestRequest): Promise<ExitCode> {
  const loaded = await loadFiltered(context, filter);
  if (loaded === undefined) return EXIT.fault;
  const { set, isComplete, tally } = loaded;
  const positions = await newestFirst(tally, filter);
  const rows = toImageRows(set, positions, regionsOfImages(context.source));
  const releases = output === 'renovate' ? releasesOf(tally, positions) : [];
  // The output is a URI, so images without one do not count.
  const row = output === 'uri' ? rows.find((one) => isOneWord(uriOf(one, context.region))) : rows[0];
  if (row === undefined || (output === 'renovate' && releases.length === 0)) {
    const what = output === 'uri' ? 'URI' : 'tag';
    context.say(
      rows.length > 0
        ? `${counted(rows.length, 'image')} match${rows.length === 1 ? 'es' : ''}, without a ${what}`
        : nothingFound('images', set, filter, false),
    );
    return EXIT.nothing;
  }
  const labels = set.labelsAt(row.position);
  if (output === 'uri') await printUris(context, [row]);
  else
    await printRows(context, output, {
      columns: IMAGE_TEXT_COLUMNS,
      rows: () => [imageTexts(row, context.region)],
      csv: () => imagesTable([row], () => labels),
      json: () =>
        output === 'renovate'
          ? { releases }
          : {
              source: context.source.kind,
              ...printedQuery({ scope: scopeOf(context), filter }),
              count: tally.positions.length,
              complete: isComplete,
              rule: newestRule(filter),
              Image: { ...row.image, Labels: labels },
            },
    });
  if (output === 'table') context.say(newestRule(filter));
  return EXIT.done;
}
