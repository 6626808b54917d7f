import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { catalogLines, PRESETS } from './catalog-lines.mjs';

/** @typedef {import('./catalog-lines.mjs').CatalogFigures} CatalogFigures */

const USAGE = `node e2e/bench/generate-catalog.mjs --out FILE (--preset ${Object.keys(PRESETS).join('|')} |
  --images N --labels-per-image M --distinct-labels D) [--seed S]`;

/**
 * Writes a catalog for --catalog into a file, line by line.
 *
 * @param {CatalogFigures} figures
 * @param {string} file
 */
export async function writeCatalog(figures, file) {
  await pipeline(Readable.from(catalogLines(figures)), createWriteStream(file));
}

/**
 * Parses the command line. Throws an Error that names the invalid part.
 *
 * @param {readonly string[]} args
 * @returns {{ out: string, figures: CatalogFigures }}
 */
export function readArguments(args) {
  /** @type {{ type: 'string' }} */
  const text = { type: 'string' };
  const options = {
    out: text,
    preset: text,
    images: text,
    'labels-per-image': text,
    'distinct-labels': text,
    seed: text,
  };
  const { values } = parseArgs({ args: [...args], options });
  if (!values.out) throw new Error('--out FILE is missing');
  const preset = values.preset === undefined ? undefined : PRESETS[values.preset];
  if (values.preset !== undefined && preset === undefined)
    throw new Error(`--preset ${values.preset} is not one of ${Object.keys(PRESETS).join(', ')}`);
  /** @param {'images' | 'labels-per-image' | 'distinct-labels' | 'seed'} name @param {number | undefined} otherwise */
  const figure = (name, otherwise) => wholeNumber(`--${name}`, values[name], otherwise);
  return {
    out: values.out,
    figures: {
      images: figure('images', preset?.images),
      labelsPerImage: figure('labels-per-image', preset?.labelsPerImage),
      distinctLabels: figure('distinct-labels', preset?.distinctLabels),
      seed: figure('seed', preset?.seed ?? 1),
    },
  };
}

/**
 * @param {string} flag
 * @param {string | undefined} text
 * @param {number | undefined} otherwise
 */
function wholeNumber(flag, text, otherwise) {
  if (text === undefined && otherwise !== undefined) return otherwise;
  if (text === undefined) throw new Error(`${flag} is missing`);
  if (!/^[0-9]{1,9}$/.test(text) || Number(text) === 0)
    throw new Error(`${flag} ${text} is not a whole number from 1 to 999999999`);
  return Number(text);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    const { out, figures } = readArguments(process.argv.slice(2));
    await writeCatalog(figures, out);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${USAGE}`);
    process.exitCode = 1;
  }
}
