import { isPermissionRefusal } from '../../contract/error-codes.ts';
import type { PaiError } from '../../contract/errors.ts';
import { groupConditions } from '../../contract/image-filter/condition-groups.ts';
import { hasExtra, type ImageFilter } from '../../contract/image-filter/image-filter.ts';
import type { ImageSet } from '../../contract/image-tally/image-set.ts';
import { nearKey } from '../../contract/near-miss.ts';
import type { ListImageLabelsResponse } from '../../contract/operations.ts';
import { failed, ok, type Result } from '../../contract/result.ts';
import type { LabelRow } from '../../contract/rows/label-rows.ts';
import { counted, findImages, findLabels, type LabelChoice, labelRows, nothingFound } from '../search/find-rows.ts';
import { printedQuery } from '../search/query.ts';
import { quoted } from '../settings/given-values.ts';
import { WrittenAnswer } from '../sources/image-source.ts';
import {
  type CommandContext,
  EXIT,
  type ExitCode,
  errorLine,
  loadImages,
  reportUnjudged,
  scopeOf,
} from './command-context.ts';
import { printUris } from './image-texts.ts';
import { printRows } from './print/print-rows.ts';
import type { LabelsRequest } from './read-list-options.ts';

/** Lists the labels of the images that pass a filter, as the labels view does. */
export async function listLabels(context: CommandContext, request: LabelsRequest): Promise<ExitCode> {
  const { filter, keys, q, output } = request;
  const loaded = await loadImages(context);
  if (loaded.ok) reportUnjudged(context.say, loaded.value.set.tally(filter), filter);
  if (loaded.ok && output === 'uri') {
    const rows = findImages(context.source, loaded.value.set.tally(filter), filter, { sort: [], q: '' });
    await printUris(context, rows);
    return exitCodeOf(context, rows.length, 'images', loaded.value.set, request);
  }
  const found = loaded.ok
    ? ok({ rows: findLabels(loaded.value.set.tally(filter), request), isComplete: loaded.value.isComplete })
    : await askLabels(context, loaded.error, filter, request);
  if (!found.ok) {
    context.say(errorLine(found.error));
    return EXIT.fault;
  }
  const { rows, isComplete } = found.value;
  const imagesOf = ({ images }: LabelRow) => (images < 0 ? '' : String(images));
  await printRows(context, output === 'uri' ? 'table' : output, {
    columns: [{ head: 'Key' }, { head: 'Value' }, { head: 'Images', isNumber: true }],
    rows: () => rows.map((row) => [row.Key, row.Value, imagesOf(row)]),
    json: () => ({
      source: context.source.kind,
      ...printedQuery({ scope: scopeOf(context), filter }),
      ...(keys.length > 0 && { LabelKeys: keys.join(',') }),
      ...(q !== '' && { q }),
      count: rows.length,
      complete: isComplete,
      Labels: rows.map((row) => ({ Key: row.Key, Value: row.Value, ...(row.images >= 0 && { Images: row.images }) })),
    }),
  });
  const known = loaded.ok ? loaded.value.set.keys() : [];
  // A text search hides keys too.
  for (const key of q === '' ? keys.filter((one) => !rows.some(({ Key }) => Key === one)) : []) {
    const meant = known.includes(key) ? undefined : nearKey(key, known);
    context.say(
      `--keys: no image here has the key ${quoted(key)}${meant === undefined ? '' : `; did you mean ${meant}?`}`,
    );
  }
  return exitCodeOf(context, rows.length, 'labels', loaded.ok ? loaded.value.set : undefined, request);
}

/** Reports the number of rows, or that there are none. */
function exitCodeOf(
  { say }: CommandContext,
  count: number,
  noun: string,
  set: ImageSet | undefined,
  { filter, keys, q, output }: LabelsRequest,
): ExitCode {
  if (count === 0) {
    say(nothingFound(noun, set, filter, q !== '' || keys.length > 0));
    return EXIT.nothing;
  }
  if (output === 'table') say(counted(count, noun.slice(0, -1)));
  return EXIT.done;
}

/**
 * The service's own labels, if the images may not be listed: the labels then have no counts. Fails with the refusal for
 * a filter that the service does not support.
 */
async function askLabels(
  { source, region, workspaceId, signal, say }: CommandContext,
  refusal: PaiError,
  filter: ImageFilter,
  choice: LabelChoice,
): Promise<Result<{ readonly rows: readonly LabelRow[]; readonly isComplete: boolean }, PaiError>> {
  const isPlain =
    !hasExtra(filter) && groupConditions(filter.conditions).every(({ conditions }) => conditions.length === 1);
  if (!isPermissionRefusal(refusal.code) || !isPlain) return failed(refusal);
  const asked = await source.listImageLabels(
    {
      ...(filter.conditions.length > 0 && { LabelFilter: filter.conditions }),
      ...(choice.keys.length > 0 && { LabelKeys: choice.keys }),
      ...(workspaceId !== '' && { WorkspaceId: workspaceId }),
      ...(region !== '' && { Region: region }),
    },
    signal,
  );
  if (!asked.ok) return asked;
  say(`images cannot be counted: ${errorLine(refusal)}`);
  const { answer } = asked.value;
  const { Labels }: ListImageLabelsResponse =
    answer instanceof WrittenAnswer ? JSON.parse(new TextDecoder().decode(answer.body.plain)) : answer;
  return ok({ rows: labelRows(Labels, undefined, choice), isComplete: true });
}
