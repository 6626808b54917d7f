import type { PaiError } from '../../contract/errors.ts';
import { printCondition } from '../../contract/filter.ts';
import { labelFilterOnly } from '../../contract/image-filter/image-filter.ts';
import { imageOfText } from '../../contract/image-tally/image-of-text.ts';
import type { ImageSet } from '../../contract/image-tally/image-set.ts';
import { imageSetOf } from '../../contract/image-tally/image-set-builder.ts';
import { exportedSize } from '../../contract/image-tally/image-size.ts';
import { isVpcOnly } from '../../contract/image-uri.ts';
import { nearImageId } from '../../contract/near-miss.ts';
import type { GetImageResponse } from '../../contract/operations.ts';
import { failed, ok, type Result } from '../../contract/result.ts';
import { type ImageRow, toImageRows } from '../../contract/rows/image-rows.ts';
import type { LabelColumn } from '../../contract/rows/label-facts.ts';
import { plainJson, plainText } from '../log/plain-text.ts';
import { regionsOfImages } from '../search/find-rows.ts';
import { WrittenAnswer } from '../sources/image-source.ts';
import { type CommandContext, EXIT, type ExitCode, errorLine, loadImages } from './command-context.ts';
import { printUris, uriOf } from './image-texts.ts';
import type { CommandRequest } from './read-command.ts';

/** Shows the image with a given id or URI. */
export async function showImage(context: CommandContext, { operands, output }: CommandRequest): Promise<ExitCode> {
  const [text = ''] = operands;
  const found = await findImage(context, text);
  if (!found.ok) {
    context.say(errorLine(found.error));
    return EXIT.fault;
  }
  if (found.value === undefined) {
    context.say(`no image has the id or URI ${plainText(JSON.stringify(text.slice(0, 300)))}`);
    return EXIT.nothing;
  }
  const { set, position } = found.value;
  const [row] = toImageRows(set, [position], regionsOfImages(context.source));
  if (row === undefined) return EXIT.nothing;
  if (output === 'uri') {
    await printUris(context, [row]);
    return row.image.ImageUri ? EXIT.done : EXIT.nothing;
  }
  const labels = set.labelsAt(position);
  if (output === 'json')
    await context.out.write(`${plainJson({ source: context.source.kind, Image: { ...row.image, Labels: labels } })}\n`);
  else {
    const lines = [
      ...factLines(row, context.region),
      '',
      ...labels.map(({ Key, Value }) => printCondition({ key: Key, value: Value })),
    ];
    await context.out.write(`${lines.map(plainText).join('\n').trimEnd()}\n`);
  }
  return EXIT.done;
}

/** An image within its set. */
interface FoundImage {
  readonly set: ImageSet;
  readonly position: number;
}

/**
 * Requests an id from the service. The service has no lookup by URI, so a URI is searched in all images of the scope.
 */
async function findImage(context: CommandContext, text: string): Promise<Result<FoundImage | undefined, PaiError>> {
  const id = text.trim();
  if (context.source.kind === 'live' && !id.includes('/') && id !== '' && !/^\.+$/.test(id))
    return askForImage(context, id);
  const loaded = await loadImages(context);
  if (!loaded.ok) return loaded;
  const { set } = loaded.value;
  const tally = set.tally(labelFilterOnly([]));
  for (const meant of [text, nearImageId(text) ?? text]) {
    const position = set.positionOf(imageOfText(meant, tally) ?? meant);
    if (position >= 0) return ok({ set, position });
  }
  return ok(undefined);
}

async function askForImage(
  { source, region, signal }: CommandContext,
  id: string,
): Promise<Result<FoundImage | undefined, PaiError>> {
  const asked = await source.getImage({ ImageId: id, Verbose: true, ...(region !== '' && { Region: region }) }, signal);
  if (!asked.ok) return isGone(asked.error) ? ok(undefined) : failed(asked.error);
  const { answer } = asked.value;
  const image: GetImageResponse =
    answer instanceof WrittenAnswer ? JSON.parse(new TextDecoder().decode(answer.body.plain)) : answer;
  const { RequestId: _, ...facts } = image;
  return ok({ set: imageSetOf([{ ...facts, ImageId: facts.ImageId ?? id }]), position: 0 });
}

/** Whether the service reports a missing image, and not an unknown path or key. */
function isGone({ code, status }: PaiError): boolean {
  return (
    /NotFound$/.test(code) && code !== 'InvalidApi.NotFound' && !code.startsWith('InvalidAccessKeyId') && status === 404
  );
}

function factLines(row: ImageRow, region: string): readonly string[] {
  const { image, labels, regions } = row;
  const texts = (column: LabelColumn) => labels[column].map(({ text }) => text).join(', ');
  const uri = uriOf(row, region);
  const facts: readonly (readonly [name: string, value: string | undefined])[] = [
    ['Name', row.name],
    ['Image ID', row.id],
    ['URI', uri],
    ['Network', isVpcOnly(uri) ? 'only inside a VPC of its region' : undefined],
    ['Framework', texts('framework')],
    ['Chip', texts('chip')],
    ['CUDA', texts('cuda')],
    ['Python', texts('python')],
    ['Services', texts('service')],
    ['Regions', regions.join(', ')],
    ['Workspace', image.WorkspaceId],
    ['Created', image.GmtCreateTime],
    ['Size', image.Size === undefined ? undefined : exportedSize(image.Size)],
    ['Description', image.Description],
  ];
  return facts.flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`${name.padEnd(11)}  ${value}`],
  );
}
