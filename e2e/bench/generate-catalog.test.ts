import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CatalogFigures, catalogLines, PRESETS } from './catalog-lines.mjs';
import { readArguments, writeCatalog } from './generate-catalog.mjs';

interface Catalog {
  readonly Images: readonly { ImageId: string; Labels: readonly { Key: string; Value: string }[] }[];
}

const generate = (figures: CatalogFigures): Catalog => JSON.parse([...catalogLines(figures)].join(''));

function measure({ Images }: Catalog): CatalogFigures & { ids: number; keysOnce: boolean } {
  const labels = Images.flatMap((image) => image.Labels);
  return {
    images: Images.length,
    labelsPerImage: Math.max(...Images.map((image) => image.Labels.length)),
    distinctLabels: new Set(labels.map((label) => `${label.Key}=${label.Value}`)).size,
    seed: 0,
    ids: new Set(Images.map((image) => image.ImageId)).size,
    keysOnce: Images.every((image) => new Set(image.Labels.map((label) => label.Key)).size === image.Labels.length),
  };
}

describe('catalogLines', () => {
  test('meets any figures exactly, or says which contradict each other', () => {
    const figures = fc.record({
      images: fc.integer({ min: 1, max: 60 }),
      labelsPerImage: fc.integer({ min: 1, max: 40 }),
      distinctLabels: fc.integer({ min: 1, max: 400 }),
      seed: fc.integer({ min: 1 }),
    });
    let met = 0;
    fc.assert(
      fc.property(figures, (asked) => {
        let catalog: Catalog;
        try {
          catalog = generate(asked);
        } catch (error) {
          expect(String(error)).toMatch(/different labels, not \d+$/);
          return;
        }
        met += 1;
        expect(measure(catalog)).toEqual({ ...asked, seed: 0, ids: asked.images, keysOnce: true });
      }),
      { numRuns: 150 },
    );
    expect(met).toBeGreaterThan(25);
  });

  test.each(['labels-100k', 'images-100k'])('the preset %s matches its name', (name) => {
    const preset = PRESETS[name];
    if (preset === undefined) throw new Error('no such preset');
    const small = { ...preset, images: preset.images / 100, distinctLabels: preset.distinctLabels / 100 };
    expect(measure(generate(small))).toMatchObject({ ...small, seed: 0, keysOnce: true });
  });

  test('the presets have the figures of the benchmarks', () => {
    expect(PRESETS['labels-100k']).toMatchObject({ distinctLabels: 100_000, images: 20_000 });
    expect(PRESETS['images-100k']).toMatchObject({ images: 100_000, labelsPerImage: 10 });
  });

  test('the same seed gives the same bytes, another seed gives others', () => {
    const figures = { images: 200, labelsPerImage: 10, distinctLabels: 500, seed: 7 };
    const hash = (asked: CatalogFigures) =>
      createHash('sha256')
        .update([...catalogLines(asked)].join(''))
        .digest('hex');
    expect(hash(figures)).toBe(hash(figures));
    expect(hash({ ...figures, seed: 8 })).not.toBe(hash(figures));
  });

  test('names the figures that cannot be met', () => {
    expect(() => generate({ images: 10, labelsPerImage: 5, distinctLabels: 51, seed: 1 })).toThrow(
      '10 images with 5 labels each hold at most 50 different labels, not 51',
    );
    expect(() => generate({ images: 10, labelsPerImage: 5, distinctLabels: 4, seed: 1 })).toThrow(/take at least/);
  });
});

describe('the command line', () => {
  const needed = ['--out', 'x.json', '--images', '5', '--labels-per-image', '3', '--distinct-labels', '9'];

  test('accepts figures, presets, and figures on top of a preset', () => {
    expect(readArguments([...needed, '--seed', '4'])).toEqual({
      out: 'x.json',
      figures: { images: 5, labelsPerImage: 3, distinctLabels: 9, seed: 4 },
    });
    expect(readArguments(['--out', 'x', '--preset', 'labels-100k']).figures).toEqual(PRESETS['labels-100k']);
    expect(readArguments(['--out', 'x', '--preset', 'labels-100k', '--seed', '9']).figures.seed).toBe(9);
  });

  test.each([
    [['--images', '5'], '--out FILE is missing'],
    [['--out', 'x'], '--images is missing'],
    [['--out', 'x', '--preset', 'huge'], '--preset huge is not one of labels-100k, images-100k'],
    [['--out', 'x', '--images', '0'], '--images 0 is not a whole number'],
    [['--out', 'x', '--images', '1e3'], '--images 1e3 is not a whole number'],
    [['--out', 'x', '--imags', '3'], 'imags'],
  ])('refuses %j', (args, message) => {
    expect(() => readArguments(args)).toThrow(message);
  });

  test('writes the lines into the file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'catalog-'));
    const figures = { images: 300, labelsPerImage: 6, distinctLabels: 400, seed: 2 };
    await writeCatalog(figures, join(folder, 'c.json'));
    expect(readFileSync(join(folder, 'c.json'), 'utf8')).toBe([...catalogLines(figures)].join(''));
    rmSync(folder, { recursive: true });
  });
});
