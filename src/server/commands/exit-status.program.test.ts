import { spawnSync } from 'node:child_process';
import { afterEach, describe, expect, test } from 'vitest';
import { killPrograms, MAIN, type ProgramOptions, runProgram } from '../testing/run-program.ts';

const run = (args: readonly string[], options: ProgramOptions = {}) => runProgram(args, options).ended;

afterEach(killPrograms);

describe('the exit status', () => {
  test.each<[readonly string[], number, RegExp]>([
    [
      ['labels', '--filter', 'system.chiptype=GPU'],
      3,
      /no labels match; for system\.chiptype=GPU did you mean system\.chipType=GPU\?/,
    ],
    [['images', '--q', 'no such image'], 3, /no images match/],
    [['image', 'image-of-nobody'], 3, /no image has the id or URI "image-of-nobody"/],
    [
      ['labels', '--filter', 'GPU', '--none', 'x', '--sort', 'Framework'],
      2,
      /--filter: has a condition without "=".*\n.*--none: "x" is no facet.*\n.*--sort: "Framework" is no column/,
    ],
    [['labels', '--catalog', '/nowhere/c.json'], 2, /--catalog: .*there is no such file/],
    [['labels', '--region', 'Mars_1'], 2, /--region: "Mars_1" is not allowed/],
    [['save', '/nowhere/c.json'], 1, /\/nowhere\/c\.json: cannot be written: there is no such folder/],
    [
      ['compare', '?Region=', 'nov.json'],
      2,
      /B: "nov.json" is neither a file that can be read nor an address of the page.*: there is no such file \(\/.*\/nov\.json\)/,
    ],
    [['compare', '~/a.json', '?Region='], 2, /A: .*there is no such file \(.*; the shell has not filled in "~"/],
    [['frobnicate'], 2, /commands: labels, images/],
  ])('of %j is %d', async (args, code, line) => {
    const ended = await run(args);
    expect(ended).toMatchObject({ code, out: '' });
    expect(ended.err).toMatch(line);
  });

  test('is that of an error for an invalid variable, and settings of the server are ignored', async () => {
    expect((await run(['labels'], { environment: { PAI_REGION: 'Mars_1' } })).code).toBe(1);
    const served = { PAI_HOST: '0.0.0.0', PAI_PORT: 'x', PAI_EMBEDDED_ACCESS_KEY_ID: 'only-one' };
    expect((await run(['labels', '--output', 'json'], { environment: served })).code).toBe(0);
  });

  test('is 0 for help, which lists the commands', async () => {
    const { out, code } = await run(['images', '--help']);
    expect([out.startsWith('images: '), code]).toEqual([true, 0]);
    expect((await run(['--help'])).out).toContain('compare A B');
  });

  test('of a broken pipe is 0, without a message', () => {
    const script = '{ "$0" "$1" images --output json; echo "status $?" >&2; } | head -c 10';
    const { stderr, stdout } = spawnSync('/bin/sh', ['-c', script, process.execPath, MAIN], { encoding: 'utf8' });
    expect([stdout.length, stderr]).toEqual([10, 'status 0\n']);
  });

  test('of a full disk is 1', () => {
    const script = '"$0" "$1" images --output json > /dev/full';
    const { status, stderr } = spawnSync('/bin/sh', ['-c', script, process.execPath, MAIN], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([1, 'pai-image-labels: stdout cannot be written: the disk is full\n']);
  });
});
