import fc from 'fast-check';
import { expect, test } from 'vitest';
import { imageTableOf } from '../life-cycle/image-table.ts';
import type { Label } from '../operations.ts';
import { fitReasons, joinFits } from './fit.ts';
import { KNOWN_PREFIXES, readMachine } from './machine.ts';
import { judgeFits } from './runs-on.ts';

const chips = (...values: string[]): Label[] => values.map((Value) => ({ Key: 'system.chipType', Value }));
const cudas = (...values: string[]): Label[] => values.map((Value) => ({ Key: 'system.dsw.cudaVersion', Value }));

test.each([
  ['ecs.gn7i-c8g1.2xlarge', 'GPU'],
  ['ecs.gn6v', 'GPU'],
  ['ecs.ebmppu1.32xlarge', 'PPU'],
  ['ecs.egs-c1', 'XPU'],
  ['driver:535', '535'],
  ['driver:535.54.03', '535.54.03'],
  ['driver:', undefined],
  ['driver:abc', undefined],
  ['driver:535.', undefined],
  ['driver:535 ', undefined],
  ['driver:-1', undefined],
  ['535', undefined],
  ['ecs.g7.xlarge', undefined],
  ['ecs.ebmgn7e.32xlarge', undefined],
  ['ecs.gn7 i', undefined],
  ['ECS.GN7I', undefined],
  ['gn7i', undefined],
  ['', undefined],
])('runs=%s', (text, expected) => {
  const machine = readMachine(text);
  expect(machine?.kind === 'instance' ? machine.chip : machine?.version).toBe(expected);
});

test('lists the known prefixes', () => {
  expect(KNOWN_PREFIXES).toEqual(['ecs.gn', 'ecs.ebmppu', 'ecs.egs']);
});

test.each<[string, Label[], string, string]>([
  ['the chip of the instance', chips('GPU'), 'ecs.gn7i', 'fits'],
  ['one of several chips', chips('CPU', 'GPU'), 'ecs.gn7i', 'fits'],
  ['another chip', chips('PPU'), 'ecs.gn7i', 'misfit'],
  ['another case', chips('gpu'), 'ecs.gn7i', 'misfit'],
  ['no chip', cudas('12.4'), 'ecs.gn7i', 'unjudged'],
  ['CUDA 12.4 on 535', cudas('12.4'), 'driver:535.54.03', 'fits'],
  ['CUDA 12 on its least driver', cudas('12'), 'driver:525', 'fits'],
  ['CUDA 12.4 on an older driver', cudas('12.4.1'), 'driver:524.99', 'misfit'],
  ['CUDA 13 on 535', cudas('13.0'), 'driver:535', 'misfit'],
  ['CUDA 11', cudas('v11.8'), 'driver:450', 'fits'],
  ['CUDA 10.2 on 440.33', cudas('10.2'), 'driver:440.33', 'fits'],
  ['CUDA 10.2 on 440', cudas('10.2'), 'driver:440', 'misfit'],
  ['CUDA 10 on a driver for some of it', cudas('10'), 'driver:418.39', 'unjudged'],
  ['CUDA 10 on a driver for all of it', cudas('10'), 'driver:535', 'fits'],
  ['CUDA 10 on a driver for none of it', cudas('10'), 'driver:400', 'misfit'],
  ['CUDA older than the table', cudas('9.2'), 'driver:535', 'fits'],
  ['CUDA and driver older than the table', cudas('9.2'), 'driver:390', 'unjudged'],
  ['CUDA newer than the table', cudas('14.0'), 'driver:999', 'unjudged'],
  ['CUDA between rows of the table', cudas('10.5'), 'driver:535', 'unjudged'],
  ['a word', cudas('none'), 'driver:535', 'unjudged'],
  ['every CUDA must fit', cudas('11.8', '13.0'), 'driver:535', 'misfit'],
  ['one of two cannot be judged', cudas('11.8', 'none'), 'driver:535', 'unjudged'],
  ['one of two does not fit, whatever the other', cudas('none', '13.0'), 'driver:535', 'misfit'],
  ['no CUDA', chips('CPU'), 'driver:535', 'unjudged'],
])('%s', (_, labels, runs, expected) => {
  const machine = readMachine(runs);
  if (machine === undefined) throw new Error('the test names no machine');
  const reasons = fitReasons(labels, machine);
  const fits = reasons.map(({ fit }) => fit);
  expect(joinFits(fits, machine)).toBe(expected);
  expect(judgeFits(imageTableOf([{ ImageId: 'a', Labels: labels }]), machine)(0)).toBe(expected);
  for (const { label, fit, rule } of reasons)
    if (fit !== 'unjudged' && label.Key !== 'system.chipType') expect(rule?.source).toMatch(/^https:/);
});

test('a newer driver runs everything that an older one runs; an older CUDA needs no newer driver', () => {
  const version = fc.tuple(fc.nat({ max: 15 }), fc.nat({ max: 9 }));
  const driver = fc.tuple(fc.nat({ max: 700 }), fc.nat({ max: 99 }));
  const fitOf = (cuda: readonly number[], installed: readonly number[]) => {
    const [reason] = fitReasons(cudas(cuda.join('.')), { kind: 'driver', version: installed.join('.') });
    return reason?.fit;
  };
  fc.assert(
    fc.property(version, driver, fc.nat({ max: 100 }), (cuda, [major, minor], more) => {
      if (fitOf(cuda, [major, minor]) === 'fits') expect(fitOf(cuda, [major + more, minor])).toBe('fits');
      const fit = fitOf([cuda[0] + 1, cuda[1]], [major, minor]);
      if (fit === 'fits') expect(fitOf(cuda, [major, minor])).not.toBe('misfit');
    }),
  );
});
