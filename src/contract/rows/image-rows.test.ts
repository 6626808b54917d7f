import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imageSetOf } from '../image-tally/image-set-builder.ts';
import { anyImages } from '../image-tally/testing/any-images.ts';
import type { Image } from '../operations.ts';
import { searchWords } from '../search-words.ts';
import { compareVersions } from '../versions.ts';
import { type ImageRow, labelRank, nameKey, rowsHolding, toImageRows } from './image-rows.ts';
import type { LabelColumn, LabelFact } from './label-facts.ts';

const label = (text: string) => ({ Key: text.slice(0, text.indexOf('=')), Value: text.slice(text.indexOf('=') + 1) });
const image = (ImageId: string, ...labels: readonly string[]): Image => ({ ImageId, Labels: labels.map(label) });

function rowsOf(images: readonly Image[]): ImageRow[] {
  const set = imageSetOf(images);
  return toImageRows(set, [...images.keys()], () => []);
}

/** Ids in the order of a column of labels; images without a rank are left out. */
function inOrderOf(column: LabelColumn, rows: readonly ImageRow[]): readonly string[] {
  const ranked = rows.flatMap((row) => {
    const rank = labelRank(row, column);
    return rank === undefined ? [] : [{ id: row.id, rank }];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ id }) => id);
}

const printed = (fact: LabelFact) => `${fact.condition.key}=${fact.condition.value}`;

describe('the rows of images', () => {
  it('are the images at the given positions, in that order', () => {
    const set = imageSetOf([image('a'), image('b'), image('c')]);
    const rows = toImageRows(set, [2, 0, 7], ({ ImageId }) => [`region of ${ImageId}`]);
    expect(rows.map(({ id, position, regions }) => [id, position, regions])).toEqual([
      ['c', 2, ['region of c']],
      ['a', 0, ['region of a']],
    ]);
  });

  it('use the id of an image without a name', () => {
    const rows = rowsOf([{ ImageId: 'image-1', Name: 'torch' }, { ImageId: 'image-2', Name: '' }, image('image-3')]);
    expect(rows.map((row) => row.name)).toEqual(['torch', 'image-2', 'image-3']);
  });

  it('have the time of creation; undefined if the text is not a time', () => {
    const times = ['2026-01-02T03:04:05Z', 'soon', undefined];
    const rows = rowsOf(times.map((GmtCreateTime, at) => ({ ImageId: `image-${at}`, GmtCreateTime })));
    expect(rows.map((row) => row.created)).toEqual([Date.UTC(2026, 0, 2, 3, 4, 5), undefined, undefined]);
  });

  it('are sorted by the filtered framework, else by the greatest', () => {
    const set = imageSetOf([
      image('old', 'system.framework.PyTorch=2.3.1', 'system.framework.TensorFlow=2.12'),
      image('new', 'system.framework.PyTorch=2.10.0'),
      image('oldStyle', 'system.framework=PyTorch 2.9.1', 'system.framework.vLLM=0.8.5'),
      image('none', 'system.framework.TensorFlow=2.15'),
    ]);
    const rowsFor = (...names: string[]) => toImageRows(set, [0, 1, 2, 3], () => [], new Set(names));
    expect(inOrderOf('framework', rowsFor())).toEqual(['new', 'old', 'none', 'oldStyle']);
    expect(inOrderOf('framework', rowsFor('PyTorch'))).toEqual(['old', 'oldStyle', 'new', 'none']);
  });

  it('have each label in its column, the greatest last, and count them all', () => {
    const [row] = rowsOf([
      image(
        'a',
        'system.pythonVersion=3.10',
        'system.framework=XGBoost 1.6.0',
        'team=blue',
        'system.framework.PyTorch=2.10.0',
        'system.pythonVersion=3.9',
        'system.framework.PyTorch=2.9.0',
        'system.dsw.cudaVersion=12.4',
        'system.supported.eas=true',
        'system.supported.dsw=false',
        'system.supported.pairec=true',
      ),
    ]);
    const texts = Object.entries(row?.labels ?? {}).map(([column, facts]) => [column, facts.map((fact) => fact.text)]);
    expect(Object.fromEntries(texts)).toEqual({
      framework: ['PyTorch 2.9.0', 'PyTorch 2.10.0', 'XGBoost 1.6.0'],
      chip: [],
      python: ['3.9', '3.10'],
      cuda: ['12.4'],
      service: ['EAS'],
      // A value that is not a service with a column stays in `other`.
      other: ['blue', 'false', 'true'],
    });
    expect(row?.labelCount).toBe(10);
  });
});

describe('the order of rows', () => {
  it('is by name, numbers in it as numbers', () => {
    const names = ['torch:2.10', 'Alpha', 'torch:2.9', 'beta'];
    const rows = rowsOf(names.map((Name) => ({ ImageId: Name, Name })));
    rows.sort((a, b) => (nameKey(a) < nameKey(b) ? -1 : 1));
    expect(rows.map((row) => row.name)).toEqual(['Alpha', 'beta', 'torch:2.9', 'torch:2.10']);
  });

  it('is by the greatest of the labels: frameworks by name and version, Python and CUDA as versions', () => {
    const rows = rowsOf([
      image('xgboost', 'system.framework=XGBoost 1.6.0', 'system.pythonVersion=3.11', 'system.dsw.cudaVersion=9.2'),
      image('torch-new', 'system.framework.PyTorch=2.10.0', 'system.language.Python=3.9'),
      image('both', 'system.framework.PyTorch=2.9.0', 'system.framework.vLLM=0.9.2', 'system.dsw.cudaVersion=11.9'),
      image('torch-old', 'system.framework.PyTorch=2.9.0', 'system.pythonVersion=3.10', 'system.dsw.cudaVersion=11.10'),
      image('none', 'team=blue'),
    ]);
    expect(inOrderOf('framework', rows)).toEqual(['torch-old', 'torch-new', 'both', 'xgboost']);
    expect(inOrderOf('python', rows)).toEqual(['torch-new', 'torch-old', 'xgboost']);
    expect(inOrderOf('cuda', rows)).toEqual(['xgboost', 'both', 'torch-old']);
    expect(rows.map((row) => labelRank(row, 'chip'))).toEqual(rows.map(() => undefined));
  });

  it('equals a naive comparison of the greatest labels', () => {
    const column = fc.constantFrom<LabelColumn>('framework', 'chip', 'python', 'cuda');
    fc.assert(
      fc.property(anyImages, column, (images, of) => {
        const rows = rowsOf(images);
        const greatest = (row: ImageRow) =>
          row.labels[of]
            .map((fact) => fact.text)
            .sort(compareVersions)
            .at(-1);
        for (const a of rows) {
          const [textA, rankA] = [greatest(a), labelRank(a, of)];
          expect(rankA === undefined).toBe(textA === undefined);
          for (const b of rows) {
            const [textB, rankB] = [greatest(b), labelRank(b, of)];
            if (textA === undefined || textB === undefined || rankA === undefined || rankB === undefined) continue;
            const compared = compareVersions(textA, textB);
            if (compared !== 0) expect(Math.sign(rankA - rankB)).toBe(Math.sign(compared));
          }
        }
      }),
    );
  });
});

function idsHolding(
  rows: readonly ImageRow[],
  ...asked: Parameters<typeof rowsHolding> extends [unknown, ...infer Rest] ? Rest : never
) {
  const found = rowsHolding(rows, ...asked);
  return rows.filter((_, at) => found[at] === 1).map((row) => row.id);
}

function allParts(text: string): readonly string[] {
  const starts = [...text].map((_, at) => at);
  return starts.flatMap((from) => starts.slice(from).map((to) => text.slice(from, to + 1)));
}

describe('the rows that contain a text', () => {
  it.each([
    ['one word again and again', () => 't '.repeat(6_000)],
    ['thousands of different words', () => Array.from({ length: 6_000 }, (_, at) => `t${at}`).join(' ')],
    ['every part of a common text', () => allParts('system.framework.pytorch=2.6.0-gpu-py311').join(' ')],
  ])('are found in time for %s', (_name, text) => {
    const images = Array.from({ length: 20_000 }, (_, at) => ({
      ...image(`image-${at}`, 'system.framework.PyTorch=2.6.0-gpu-py311', `team=t${at}`),
      Name: 'torch',
    }));
    const set = imageSetOf(images);
    const rows = toImageRows(set, [...images.keys()], () => []);
    const startedAt = performance.now();
    rowsHolding(rows, set, searchWords(text()), printed);
    expect(performance.now() - startedAt).toBeLessThan(2_500);
  });

  it('are the same as for a search word by word', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abt='), minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(anyImages, fc.array(word, { maxLength: 6 }), (images, words) => {
        const set = imageSetOf(images);
        const rows = toImageRows(set, [...images.keys()], () => []);
        const one = words.map((single) => idsHolding(rows, set, [single], printed));
        const all = rows.map(({ id }) => id).filter((id) => one.every((ids) => ids.includes(id)));
        expect(idsHolding(rows, set, words, printed)).toEqual(all);
      }),
    );
  });

  const IMAGES: readonly Image[] = [
    { ImageId: 'image-1', Name: 'Torch', ImageUri: 'registry.example/pai/one:1', Description: 'For training' },
    { ...image('image-2', 'team=Blue', 'system.chipType=GPU'), Name: 'second' },
    { ...image('image-3', 'system.framework.PyTorch=2.8.0'), Name: '' },
  ];
  const found = (text: string) => {
    const set = imageSetOf(IMAGES);
    const rows = toImageRows(set, [0, 1, 2], () => []);
    return idsHolding(rows, set, searchWords(text), printed);
  };

  it.each([
    ['a name', 'torc', ['image-1', 'image-3']],
    ['an id', 'image-2', ['image-2']],
    ['an id, of all', 'image-', ['image-1', 'image-2', 'image-3']],
    ['a URI', 'example/pai/one', ['image-1']],
    ['a description', 'training', ['image-1']],
    ['a label, whatever its case', 'team=blue', ['image-2']],
    ['a key', 'system.chip', ['image-2']],
    ['words in any order', '2.8 pytorch', ['image-3']],
    ['words of different facts', 'gpu second blue', ['image-2']],
    ['words that no row holds together', 'blue torch', []],
    ['nothing there is', 'tensorflow', []],
    ['the end of one fact and the beginning of the next', 'torchimage', []],
  ])('are found by %s', (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('are searched in the given rows, by the texts of labels on screen', () => {
    const set = imageSetOf(IMAGES);
    const rows = toImageRows(set, [1, 2], () => []);
    const shown = (fact: LabelFact) => (fact.text === 'GPU' ? 'Graphics' : fact.text);
    expect(idsHolding(rows, set, ['graphics'], shown)).toEqual(['image-2']);
    expect(idsHolding(rows, set, ['2.8', 'pytorch'], shown)).toEqual(['image-3']);
    expect(idsHolding(rows, set, ['training'], shown)).toEqual([]);
  });

  it('equal a naive search', () => {
    const word = fc.constantFrom('1.6', 'xgboost', 'name', 'image-1', 'gpu', 'true', '3.10', '__proto__', 'team=');
    fc.assert(
      fc.property(anyImages, fc.array(word, { maxLength: 3 }), (images, words) => {
        const set = imageSetOf(images);
        const rows = toImageRows(set, [...images.keys()], () => []);
        const expected = images.filter((one) => {
          const labels = (one.Labels ?? []).map(({ Key, Value }) => `${Key}=${Value}`);
          const parts = [one.ImageId, one.Name ?? '', ...labels].map((part) => part.toLowerCase());
          return words.every((word) => parts.some((part) => part.includes(word)));
        });
        const ids = idsHolding(rows, set, words, printed);
        expect(ids).toEqual(expected.map((one) => one.ImageId));
      }),
    );
  });
});
