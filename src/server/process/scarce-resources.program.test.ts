import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { killPrograms, LIVE_KEY, PATIENCE, runProgram as run } from '../testing/run-program.ts';

afterEach(killPrograms);

/** A connection that stays open; `ask` requests the page over it, `ended` settles when the server closes it. */
async function held(host: string, port: string) {
  const socket = connect(Number(port), host);
  // A rejected connection may be reset.
  socket.on('error', () => socket.destroy());
  const ended = new Promise<void>((resolve) => socket.on('close', () => resolve()));
  socket.resume();
  await once(socket, 'connect');
  const ask = async () => {
    socket.write(`GET / HTTP/1.1\r\nHost: ${host}:${port}\r\n\r\n`);
    const [bytes] = await once(socket, 'data');
    return String(bytes);
  };
  return { socket, ask, ended };
}

/** The status of a response, or undefined without a response. */
const statusOf = (url: string) =>
  fetch(url).then(
    ({ status }) => status,
    () => undefined,
  );

describe('the program', () => {
  test('serves if nobody reads its first line', async () => {
    const free = createServer().listen(0, '127.0.0.1');
    await once(free, 'listening');
    const { port } = free.address() as AddressInfo;
    free.close();
    const { child, ended } = run(['--port', String(port)]);
    child.stdout.destroy();
    const health = `http://127.0.0.1:${port}/healthz`;
    await expect.poll(() => statusOf(health), PATIENCE).toBe(200);
    // By this response the server has met the broken pipe.
    expect(await statusOf(health)).toBe(200);
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
  });

  test('keeps serving when nobody reads its log', async () => {
    const { child, url } = run(['--port', '0', '--source', 'live', '--auth', 'none'], { environment: LIVE_KEY });
    const origin = await url();
    child.stderr.destroy();
    for (let count = 0; count < 5; count += 1) expect((await fetch(`${origin}/api/session`)).status).toBe(200);
  });

  test('keeps serving at the limit of open files, and accepts new clients below it', async () => {
    const { child, url, ended } = run(['--port', '0'], { files: 64 });
    const { hostname, port, origin } = new URL(await url());
    const first = await held(hostname, port);
    const sockets = await Promise.all(Array.from({ length: 100 }, () => held(hostname, port)));
    // More than the limit of open files: a rejected connection shows that it is reached.
    await Promise.race(sockets.map((one) => one.ended));
    expect(await first.ask()).toMatch(/^HTTP\/1\.1 200 /);
    for (const { socket } of [first, ...sockets]) socket.destroy();
    await expect.poll(() => statusOf(`${origin}/`), PATIENCE).toBe(200);
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 0, err: '' });
  });

  test('does not let an unread log delay requests, and reports dropped lines', {
    timeout: 60_000,
  }, async () => {
    const { child, url, ended, errors } = run(['--port', '0', '--source', 'live', '--auth', 'none'], {
      environment: LIVE_KEY,
    });
    const origin = await url();
    await expect.poll(errors, PATIENCE).toContain('credentials: ');
    child.stderr.pause();
    const long = Array.from({ length: 30 }, (_, at) => `${'x'.repeat(50)}${at}=1`).join('&');
    for (let round = 0; round < 20; round += 1) {
      const answers = Array.from({ length: 20 }, () => fetch(`${origin}/nowhere?${long}`));
      for (const { status } of await Promise.all(answers)) expect(status).toBe(404);
    }
    child.stderr.resume();
    await expect.poll(errors, PATIENCE).toMatch(/^pai-image-labels: \d+ log lines were dropped because nothing read/m);
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
    const lines = errors().trim().split('\n');
    for (const line of lines) if (!line.startsWith('pai-image-labels: ')) expect(() => JSON.parse(line)).not.toThrow();
    const dropped = Number(/(\d+) log lines/.exec(errors())?.[1]);
    expect(lines.length - 2 + dropped).toBe(400);
  });

  test('writes a whole error to a slow reader', async () => {
    const { child, ended } = run(['--port', 'x'.repeat(3_000), ...Array(40).fill('stray')]);
    child.stderr.pause();
    setTimeout(() => child.stderr.resume(), 500);
    const { code, err } = await ended;
    expect(code).toBe(1);
    expect(err.endsWith('\n')).toBe(true);
    expect(err.trim().split('\n').length).toBeGreaterThan(1);
  });
});
