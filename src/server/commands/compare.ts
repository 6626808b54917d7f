import {
  type ChangedImage,
  type ComparedImage,
  compareImages,
  countChanges,
  type ImageChanges,
} from '../../contract/changes/compare-images.ts';
import { compareLabels, newestVersions } from '../../contract/image-tally/compare-sets.ts';
import type { Tally } from '../../contract/image-tally/tally.ts';
import type { Label } from '../../contract/operations.ts';
import { compareTable, toCompareRows } from '../../contract/rows/compared-rows.ts';
import { counted } from '../search/nothing-found.ts';
import { type CommandContext, EXIT, type ExitCode } from './command-context.ts';
import { type ComparedSide, openSide } from './compare-sides.ts';
import { type Listing, printRows } from './print/print-rows.ts';
import type { CommandRequest } from './read-command.ts';

/** Compares two sides: the labels of two addresses, as the page does, or the images if one of them is a file. */
export async function compare(context: CommandContext, request: CommandRequest, folder: string): Promise<ExitCode> {
  const [a = '', b = ''] = request.operands;
  const sideA = await openSide(context, 'A', a, folder);
  const sideB = await openSide(context, 'B', b, folder);
  const errors = [sideA, sideB].flatMap((side) => (side.ok ? [] : [side.error]));
  for (const { lines } of errors) for (const line of lines) context.say(line);
  if (!sideA.ok || !sideB.ok) return errors.some(({ isUsage }) => isUsage) ? EXIT.usage : EXIT.fault;
  const { tally: tallyA } = sideA.value;
  const { tally: tallyB } = sideB.value;
  const { listing, count, noun } =
    tallyA && tallyB
      ? comparedLabels(sideA.value, sideB.value, tallyA, tallyB)
      : comparedImages(sideA.value, sideB.value);
  await printRows(context, request.output === 'uri' ? 'table' : request.output, listing);
  if (request.output === 'table') context.say(count === 0 ? 'no differences' : `${counted(count, noun)} that differ`);
  return EXIT.done;
}

interface Comparison {
  readonly listing: Listing;
  readonly count: number;
  readonly noun: string;
}

function comparedLabels(a: ComparedSide, b: ComparedSide, tallyA: Tally, tallyB: Tally): Comparison {
  const labels = compareLabels(tallyA, tallyB);
  const rows = toCompareRows(labels).filter(({ place }) => place !== 'same');
  const { header, rows: cells } = compareTable(rows);
  const columns = header.map((head) => ({ head, isNumber: head === 'A' || head === 'B' }));
  return {
    count: rows.length,
    noun: 'label',
    listing: {
      columns,
      rows: () => cells,
      json: () => ({
        A: { ...a.about, images: tallyA.positions.length },
        B: { ...b.about, images: tallyB.positions.length },
        count: rows.length,
        Labels: rows.map((row) => ({ Key: row.Key, Value: row.Value, A: row.a, B: row.b, in: row.kind })),
        newestVersions: newestVersions(labels).map(({ framework, a: inA, b: inB, newer }) => ({
          framework,
          A: inA ?? null,
          B: inB ?? null,
          newer,
        })),
      }),
    },
  };
}

const CHANGE_COLUMNS = ['Change', 'Name', 'ImageId', 'Key', 'Before', 'After'].map((head) => ({ head }));

function comparedImages(a: ComparedSide, b: ComparedSide): Comparison {
  const [before, after] = [a.images(), b.images()];
  const changes = compareImages(before, after);
  return {
    count: countChanges(changes),
    noun: 'image',
    listing: {
      columns: CHANGE_COLUMNS,
      rows: () => changeRows(changes),
      json: () => ({
        A: { ...a.about, images: before.length },
        B: { ...b.about, images: after.length },
        count: countChanges(changes),
        new: changes.new.map(imageJson),
        gone: changes.gone.map(imageJson),
        changed: changes.changed.map((change) => ({
          ImageId: change.ImageId,
          before: imageJson(change.before),
          after: imageJson(change.after),
          added: change.added,
          removed: change.removed,
        })),
      }),
    },
  };
}

/** A line for each image that is new or gone, and one for each key, name or URI that changed. */
function changeRows({ new: found, gone, changed }: ImageChanges): readonly (readonly string[])[] {
  const whole = (what: string) => (image: ComparedImage) => [what, image.Name ?? '', image.ImageId, '', '', ''];
  return [...found.map(whole('new')), ...gone.map(whole('gone')), ...changed.flatMap(changedRows)];
}

function changedRows({ ImageId, before, after, added, removed }: ChangedImage): readonly (readonly string[])[] {
  const row = (key: string, was: string, is: string) => ['changed', after.Name ?? '', ImageId, key, was, is];
  const keys = new Set([...removed, ...added].map(({ Key }) => Key));
  const valuesOf = (labels: readonly Label[], key: string) =>
    labels.flatMap(({ Key, Value }) => (Key === key ? [Value] : [])).join(', ');
  return [
    ...((before.Name ?? '') === (after.Name ?? '') ? [] : [row('Name', before.Name ?? '', after.Name ?? '')]),
    ...((before.ImageUri ?? '') === (after.ImageUri ?? '')
      ? []
      : [row('ImageUri', before.ImageUri ?? '', after.ImageUri ?? '')]),
    ...[...keys].map((key) => row(key, valuesOf(removed, key), valuesOf(added, key))),
  ];
}

function imageJson({ ImageId, Name, ImageUri, Labels }: ComparedImage): object {
  return { ImageId, Name, ImageUri, Labels: Labels ?? [] };
}
