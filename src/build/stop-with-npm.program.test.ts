import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { childrenOf } from '../server/testing/run-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'stop-with-npm-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Prints its process id, then how it ends, or that it has outlived its parent for a while. */
const PROGRAM = `
  import { stopWithNpm } from ${JSON.stringify(new URL('./stop-with-npm.mjs', import.meta.url).href)};
  stopWithNpm(process.env, 10);
  const parent = process.ppid;
  let looks = 0;
  setInterval(() => {
    if (process.ppid !== parent) looks += 1;
    if (looks === 10) end('lives on');
  }, 20);
  process.once('SIGTERM', () => end('closed in order'));
  function end(word) {
    console.log(word);
    process.exit();
  }
  console.log(process.pid);
`;

interface Start {
  readonly environment?: Readonly<Record<string, string>>;
  /** The process before the program that is killed. */
  readonly killed: 'npm' | 'shell';
  readonly signal?: NodeJS.Signals;
}

/**
 * Runs the program like npm: in a shell that stays its parent and has the script in its command line, started by
 * another process. Kills one of the two once the program runs, and returns the program's output.
 */
async function killBefore({ environment = {}, killed, signal = 'SIGTERM' }: Start): Promise<string> {
  const file = join(folder, 'start.mjs');
  writeFileSync(file, PROGRAM);
  const script = `"${process.execPath}" "${file}"`;
  const env = { PATH: process.env.PATH, ...environment, npm_lifecycle_script: script };
  const launcher = `require('node:child_process').spawn('sh', ['-c', process.argv[1]], { stdio: 'inherit' });`;
  const npm = spawn(process.execPath, ['--eval', launcher, `${script}; true`], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  npm.stdout.setEncoding('utf8').on('data', (part) => {
    out += part;
    if (!/^\d+\n$/.test(out)) return;
    if (killed === 'npm') npm.kill(signal);
    else process.kill(childrenOf(npm.pid)[0] ?? 0, signal);
  });
  await once(npm.stdout, 'close');
  return out;
}

test('a program started by npm ends cleanly when the shell between them ends', async () => {
  const out = await killBefore({ environment: { npm_lifecycle_event: 'start' }, killed: 'shell' });
  expect(out).toMatch(/^\d+\nclosed in order\n$/);
});

test.each(['SIGKILL', 'SIGHUP'] as const)('and when %s ends npm without a signal to the shell', async (signal) => {
  const out = await killBefore({ environment: { npm_lifecycle_event: 'start' }, killed: 'npm', signal });
  expect(out).toMatch(/^\d+\nclosed in order\n$/);
});

test('a program that npm did not start keeps running', async () => {
  expect(await killBefore({ killed: 'shell' })).toMatch(/^\d+\nlives on\n$/);
});

test('a program under nohup keeps running', async () => {
  const environment = { npm_lifecycle_event: 'start', _: '/usr/bin/nohup' };
  expect(await killBefore({ environment, killed: 'shell' })).toMatch(/^\d+\nlives on\n$/);
});
