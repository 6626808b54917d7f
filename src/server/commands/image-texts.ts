import { addressOf } from '../../contract/image-tally/image-address.ts';
import type { ImageRow } from '../../contract/rows/image-rows.ts';
import type { LabelColumn } from '../../contract/rows/label-facts.ts';
import { plainText } from '../log/plain-text.ts';
import { counted } from '../search/find-rows.ts';
import type { CommandContext } from './command-context.ts';
import type { TextColumn } from './print/text-table.ts';

/** The columns of images in a table. */
export const IMAGE_TEXT_COLUMNS: readonly TextColumn[] = [
  { head: 'Name' },
  { head: 'Framework' },
  { head: 'Chip' },
  { head: 'CUDA' },
  { head: 'Python' },
  { head: 'Services' },
  { head: 'URI', isWhole: true },
];

/** An image as cells of a table. */
export function imageTexts(row: ImageRow, region: string): readonly string[] {
  const texts = (column: LabelColumn) => row.labels[column].map(({ text }) => text).join(', ');
  return [
    row.name,
    texts('framework'),
    texts('chip'),
    texts('cuda'),
    texts('python'),
    texts('service'),
    uriOf(row, region),
  ];
}

/** The URI to pull an image from, with its region if one is known; empty if the image has none. */
export function uriOf({ image, regions }: Pick<ImageRow, 'image' | 'regions'>, region: string): string {
  const address = addressOf(image.ImageUri, region, regions, '');
  return address.kind === 'unknown' ? '' : address.uri;
}

/** Prints a line for each image that has a URI, and reports how many have none. */
export async function printUris(
  { out, say, region }: Pick<CommandContext, 'out' | 'say' | 'region'>,
  rows: readonly Pick<ImageRow, 'image' | 'regions'>[],
): Promise<void> {
  const uris = rows.map((row) => uriOf(row, region)).filter((uri) => uri !== '');
  await out.write(uris.map((uri) => `${plainText(uri)}\n`).join(''));
  if (uris.length < rows.length) say(`${counted(rows.length - uris.length, 'image')} without a URI left out`);
  const open = uris.filter((uri) => uri.includes('{region}')).length;
  if (open > 0) say(`${counted(open, 'URI')} with {region}, which --region REGION fills in`);
}
