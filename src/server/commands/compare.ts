import { changeRows, changesJson, changesTable } from '../../contract/changes/change-rows.ts';
import { type ComparedImage, compareImages, countChanges } from '../../contract/changes/compare-images.ts';
import { compareLabels, newestVersions } from '../../contract/image-tally/compare-sets.ts';
import type { Tally } from '../../contract/image-tally/tally.ts';
import { failed, ok, type Result } from '../../contract/result.ts';
import { compareTable, toCompareRows } from '../../contract/rows/compared-rows.ts';
import { plainText } from '../log/plain-text.ts';
import { counted } from '../search/find-rows.ts';
import { printedQuery, tallyQuery } from '../search/query.ts';
import { isAddress, readAddress } from '../search/read-address.ts';
import { checkCatalogFile } from '../settings/check-value.ts';
import { loadCatalogFile } from '../sources/embedded/file/load-catalog.ts';
import { type CommandContext, EXIT, type ExitCode, errorLine, loadImages } from './command-context.ts';
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

function comparedImages(a: ComparedSide, b: ComparedSide): Comparison {
  const [before, after] = [a.images(), b.images()];
  const changes = compareImages(before, after);
  const { header, rows } = changesTable(changeRows(changes));
  return {
    count: countChanges(changes),
    noun: 'image',
    listing: {
      columns: header.map((head) => ({ head })),
      rows: () => rows,
      json: () => ({
        A: { ...a.about, images: before.length },
        B: { ...b.about, images: after.length },
        count: countChanges(changes),
        ...changesJson(changes),
      }),
    },
  };
}

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
async function openSide(
  context: CommandContext,
  name: 'A' | 'B',
  text: string,
  folder: string,
): Promise<Result<ComparedSide, SideError>> {
  const file = checkCatalogFile(text, folder);
  if (file.ok) return openFile(context, text, file.value);
  if (!isAddress(text)) {
    const reason = plainText(file.error.replace(/^[^;]*; /, ''));
    const line = `${name}: ${plainText(JSON.stringify(text.slice(0, 200)))} is neither a file that can be read nor an address of the page, such as "?LabelFilter=system.chipType=GPU": ${reason}`;
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
