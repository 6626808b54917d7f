import { afterEach, describe, expect, test } from 'vitest';
import { childrenOf, isRunning, killPrograms, runProgram } from '../testing/run-program.ts';

afterEach(killPrograms);

/** For many processes that start and stop beside other tests. */
const PATIENCE = { timeout: 20_000 };
const LONG = { timeout: 90_000 };

/** Makes the event loop of each process that loads it hang on SIGURG. */
const HANG_ON_SIGURG = `data:text/javascript,process.on('SIGURG', () => { while (true); });`;

/** Each request blocks the event loop for a second. */
const SLOW_REQUESTS = `data:text/javascript,${encodeURIComponent(`
  import { subscribe } from 'node:diagnostics_channel';
  const cell = new Int32Array(new SharedArrayBuffer(4));
  subscribe('http.server.request.start', () => Atomics.wait(cell, 0, 0, 1_000));`)}`;

/** The status of the response, or the error code of the connection. */
async function statusOf(url: string, headers: Record<string, string> = {}): Promise<number | string> {
  return fetch(url, { headers }).then(
    ({ status }) => status,
    (error) => String(error.cause?.code),
  );
}

describe('a process whose event loop hangs', () => {
  /** A program whose worker hangs. */
  async function hanging() {
    const program = runProgram(['--port', '0'], { node: ['--import', HANG_ON_SIGURG] });
    const origin = await program.url();
    const [worker = 0] = childrenOf(program.child.pid);
    process.kill(worker, 'SIGURG');
    return { program, origin, worker };
  }

  test('is killed and replaced, and requests wait for the new one', LONG, async () => {
    const { program, origin, worker } = await hanging();
    // A request that the hanging worker accepted is lost with it; later ones are not.
    void statusOf(`${origin}/healthz`);
    await expect.poll(program.errors, { timeout: 30_000 }).toContain('has not responded for 10 s and is killed');
    // The log line comes before the worker is dead, and it may accept a connection until then.
    await expect.poll(() => isRunning(worker), { ...PATIENCE, interval: 1 }).toBe(false);
    expect(await statusOf(`${origin}/healthz`)).toBe(200);
    program.child.kill('SIGTERM');
    expect((await program.ended).code).toBe(0);
  });

  test('is not a process that is busy with requests for longer, within one turn of its event loop', LONG, async () => {
    const program = runProgram(['--port', '0'], { node: ['--import', SLOW_REQUESTS] });
    const origin = await program.url();
    const workers = childrenOf(program.child.pid);
    const statuses = await Promise.all(Array.from({ length: 17 }, () => statusOf(`${origin}/healthz`)));
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(childrenOf(program.child.pid)).toEqual(workers);
    expect(program.errors()).toBe('');
  });

  test('does not outlive a supervisor that gets two stop signals', LONG, async () => {
    const { program, worker } = await hanging();
    program.child.kill('SIGTERM');
    // Two signals at the same moment count as one.
    await expect
      .poll(() => program.child.kill('SIGTERM') && isRunning(worker), { timeout: 8_000, interval: 500 })
      .toBe(false);
    await program.ended;
  });

  test('does not outlive a supervisor that is killed', LONG, async () => {
    const { program, worker } = await hanging();
    program.child.kill('SIGKILL');
    await expect.poll(() => isRunning(worker), PATIENCE).toBe(false);
  });
});
