import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyImages } from '../../../../contract/image-tally/testing/any-images.ts';
import type { Image } from '../../../../contract/operations.ts';
import { type Candidate, type ComparedRow, comparedRows } from './compared-rows.ts';

const candidateOf = ({ Labels = [], ...image }: Image, regions: readonly string[] = []): Candidate => ({
  image,
  labels: Labels,
  regions,
});

/** Two to four images, some of which may be gone. */
const anyCandidates = fc
  .tuple(anyImages, fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }))
  .map(([images, known]) => images.slice(0, 4).map((image, at) => (known[at] ? image : undefined)));

/** The name and the text of the row of a label, computed from the label alone. */
function naivePlace(key: string, value: string): readonly [row: string, value: string] {
  if (key === 'system.framework' && value.trim() !== '' && value !== '*') {
    const [name = '', ...rest] = value.trim().split(' ');
    return [`framework ${name}`, rest.join(' ')];
  }
  if (key.startsWith('system.framework.')) return [`framework ${key.split('.').slice(2).join('.')}`, value];
  if (key.startsWith('system.supported.') && value === 'true')
    return ['service', (key.split('.')[2] ?? '').toUpperCase()];
  if (key === 'system.chipType') return ['chip', value];
  if (key === 'system.dsw.cudaVersion') return ['cuda', value];
  if (key === 'system.pythonVersion' || key === 'system.language.Python') return ['python', value];
  return [`key ${key}`, value];
}

const sorted = (texts: Iterable<string>) => [...new Set(texts)].sort();

describe('the rows of images compared', () => {
  it('say of each image what a walk over its labels says, and differ where two walks do', () => {
    fc.assert(
      fc.property(anyCandidates, (images) => {
        const rows = comparedRows(images.map((image) => image && candidateOf(image)));
        const walked = images.map((image) => image?.Labels?.map(({ Key, Value }) => naivePlace(Key, Value)));
        expect(sorted(rows.map((row) => row.id))).toEqual(
          sorted(walked.flatMap((places) => places?.map(([row]) => row) ?? [])),
        );
        for (const row of rows) {
          const expected = walked.map(
            (places) => places && sorted(places.filter(([id]) => id === row.id).map(([, value]) => value)),
          );
          expect(row.values.map((own) => own && sorted(own))).toEqual(expected);
          const known = expected
            .filter((own) => own !== undefined)
            .map((own) => own.map((value) => `=${value}`).join(' '));
          expect(row.differs).toBe(known.some((own) => own !== known[0]));
        }
      }),
    );
  });

  it('name the keys that they join, each key in the rows of its labels only', () => {
    fc.assert(
      fc.property(anyCandidates, (images) => {
        const labels = images.flatMap((image) => image?.Labels ?? []);
        for (const row of comparedRows(images.map((image) => image && candidateOf(image))))
          expect(row.keys).toEqual(
            sorted(labels.filter(({ Key, Value }) => naivePlace(Key, Value)[0] === row.id).map(({ Key }) => Key)),
          );
      }),
    );
  });

  it('change their columns and nothing else when the images change places', () => {
    const turned = (row: ComparedRow) => ({ ...row, values: row.values.toReversed() });
    fc.assert(
      fc.property(anyCandidates, (images) => {
        const candidates = images.map((image) => image && candidateOf(image));
        expect(comparedRows(candidates.toReversed())).toEqual(comparedRows(candidates).map(turned));
      }),
    );
  });

  it('begin with the facts that decide, and end with what teams say', () => {
    const label = (Key: string, Value: string) => ({ Key, Value });
    const Labels = [
      label('team', 'vision'),
      label('system.official', 'true'),
      label('system.supported.eas', 'true'),
      label('system.dsw.os', 'ubuntu'),
      label('system.pythonVersion', '3.10'),
      label('system.dsw.cudaVersion', '12.4'),
      label('system.chipType', 'GPU'),
      label('system.framework', 'XGBoost 1.6.0'),
      label('system.framework.PyTorch', '2.6.0'),
    ];
    const image = {
      ImageId: 'image-a',
      Name: 'torch:2.6.0',
      WorkspaceId: '12',
      GmtCreateTime: '2026-01-01T00:00:00Z',
      Size: 5,
      Labels,
    };
    const rows = comparedRows([candidateOf(image, ['cn-shanghai']), candidateOf({ ImageId: 'image-b', Labels: [] })]);
    expect(rows.map(({ id, values }) => `${id}: ${values[0]?.join(', ')}`)).toEqual([
      'framework PyTorch: 2.6.0',
      'framework XGBoost: 1.6.0',
      'chip: GPU',
      'cuda: 12.4',
      'python: 3.10',
      'key system.dsw.os: ubuntu',
      'service: EAS',
      'regions: cn-shanghai',
      'workspace: 12',
      'created: 2026-01-01T00:00:00Z',
      'size: 5',
      'key system.official: true',
      'key team: vision',
    ]);
    expect(rows.every((row) => row.differs)).toBe(true);
  });

  it('do not differ if only one of the images is known', () => {
    const only = candidateOf({ ImageId: 'image-a', Labels: [{ Key: 'team', Value: 'vision' }] });
    expect(comparedRows([only, undefined])).toMatchObject([
      { id: 'key team', values: [['vision'], undefined], differs: false },
    ]);
  });
});
