import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';

/** Says its process id, then how it ends, or that it has outlived its parent for a while. */
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

/** Runs the program in a shell that stays its parent, as npm does, and ends that shell alone once it runs. */
function killTheShell(environment: Record<string, string>): Promise<string> {
  const program = [process.execPath, '--input-type=module', '--eval', PROGRAM];
  const shell = spawn('sh', ['-c', '"$@"; true', 'sh', ...program], {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve) => {
    let out = '';
    shell.stdout.setEncoding('utf8').on('data', (part) => {
      out += part;
      shell.kill('SIGTERM');
    });
    shell.stdout.on('close', () => resolve(out));
  });
}

test('a program that npm started ends in order with the shell between them', async () => {
  expect(await killTheShell({ npm_lifecycle_event: 'start' })).toMatch(/^\d+\nclosed in order\n$/);
});

test('one that was started otherwise lives on', async () => {
  expect(await killTheShell({})).toMatch(/^\d+\nlives on\n$/);
});
