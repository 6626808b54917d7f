import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';

/** The seed of a run with this PROPERTY_SEED: undefined if each property draws its own. */
function seedOf(asked: string | undefined) {
  const script = `import './fixed-seed.mjs'; import fc from 'fast-check'; console.log(fc.readConfigureGlobal().seed)`;
  const { PROPERTY_SEED: _, ...environment } = process.env;
  return spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    env: asked === undefined ? environment : { ...environment, PROPERTY_SEED: asked },
    encoding: 'utf8',
  });
}

test('the seed is the same on every run, unless PROPERTY_SEED says otherwise', () => {
  const usual = seedOf(undefined).stdout;
  expect(usual).toMatch(/^\d+\n$/);
  expect(seedOf('').stdout).toBe(usual);
  expect(seedOf('-7').stdout).toBe('-7\n');
  expect(seedOf('random').stdout).toBe('undefined\n');
});

test('an invalid seed is an error', () => {
  expect(seedOf('soon').stderr).toContain('PROPERTY_SEED must be a whole number or "random", not "soon"');
});

test('this run has it, and a property keeps its own number of runs', () => {
  expect(`${fc.readConfigureGlobal().seed}\n`).toBe(seedOf(process.env.PROPERTY_SEED).stdout);
  let runs = 0;
  const counted = fc.property(fc.nat(), () => {
    runs += 1;
  });
  fc.assert(counted, { numRuns: 7 });
  expect(runs).toBe(7);
});
