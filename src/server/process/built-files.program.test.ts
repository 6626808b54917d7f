import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { killPrograms, MAIN, runProgram as run } from '../testing/run-program.ts';

afterEach(killPrograms);

describe('the program', () => {
  test.each([
    ['is empty', 'index.html is missing'],
    ['is not there', 'there is no such file'],
  ])('says in one line that the folder of the page %s', async (what, why) => {
    const copy = mkdtempSync(join(tmpdir(), 'unbuilt-'));
    cpSync(join(MAIN, '..'), join(copy, 'server'), { recursive: true });
    writeFileSync(join(copy, 'package.json'), '{"type":"module"}');
    if (what === 'is empty') mkdirSync(join(copy, 'client'));
    const { code, out, err } = await run(['--port', '0'], { main: join(copy, 'server/main.js') }).ended;
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(
      `pai-image-labels: the built page in ${join(copy, 'client')} cannot be served: ${why}; npm run build`,
    );
    expect(err.trim().split('\n')).toHaveLength(1);
    rmSync(copy, { recursive: true });
  });

  test('refuses a catalog that changed after the build', async () => {
    const copy = mkdtempSync(join(tmpdir(), 'changed-'));
    cpSync(join(MAIN, '../..'), copy, { recursive: true });
    writeFileSync(join(copy, 'package.json'), '{"type":"module"}');
    const assets = join(copy, 'server/assets');
    for (const name of readdirSync(assets)) {
      const text = readFileSync(join(assets, name), 'utf8');
      writeFileSync(join(assets, name), text.replace('pytorch-training:1.12PAI', 'pytorch-training:1.13PAI'));
    }
    const { code, out, err } = await run(['--port', '0'], { main: join(copy, 'server/main.js') }).ended;
    expect([code, out]).toEqual([1, '']);
    expect(err).toBe(
      'pai-image-labels: the built-in catalog was changed after it was built; npm run build makes it again\n',
    );
    rmSync(copy, { recursive: true });
  });
});
