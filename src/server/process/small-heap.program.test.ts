import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { killPrograms, runProgram } from '../testing/run-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'small-heap-'));
afterEach(killPrograms);
afterAll(() => rmSync(folder, { recursive: true }));

/** A catalog whose labels are 18 MB of JSON. */
function writeCatalog(): string {
  const file = join(folder, 'catalog.json');
  const labelsOf = (image: number) =>
    Array.from({ length: 100 }, (_, at) => ({ Key: `key-${at}`, Value: `${image}-${'v'.repeat(400)}` }));
  const images = Array.from({ length: 400 }, (_, at) => ({ ImageId: `image-${at}`, Labels: labelsOf(at) }));
  writeFileSync(file, JSON.stringify({ Images: images }));
  return file;
}

/** Sends one request, and reads only the first bytes of the response. Resolves when they arrive. */
async function askAndStop(origin: string): Promise<Socket> {
  const { port, host } = new URL(origin);
  const socket = connect(Number(port), '127.0.0.1').on('error', () => {});
  socket.write(`GET /api/v1/image/labels HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
  await Promise.race([once(socket, 'readable'), once(socket, 'close')]);
  return socket;
}

/** The peak memory of the worker, in MiB. Linux only. */
function peakMemory(supervisor: number): number | undefined {
  const list = `/proc/${supervisor}/task/${supervisor}/children`;
  if (!existsSync(list)) return undefined;
  const [worker] = readFileSync(list, 'utf8').split(' ');
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${worker}/status`, 'utf8'))?.[1]) / 1_024;
}

test('clients that do not read large responses fill no memory, and others get 503 in time', async () => {
  const { child, url } = runProgram(['--port', '0', '--catalog', writeCatalog()], {
    node: ['--max-old-space-size=256'],
  });
  const origin = await url();
  // Compressed, the same response is small and would find room.
  const ask = () => fetch(`${origin}/api/v1/image/labels`, { headers: { 'Accept-Encoding': 'identity' } });
  await (await ask()).arrayBuffer();
  const before = peakMemory(child.pid ?? 0);
  const readers: Socket[] = [];
  const refused: (string | null)[] = [];
  for (let count = 0; count < 40; count += 1) {
    readers.push(await askAndStop(origin));
    if (count % 5 !== 4) continue;
    const answer = await ask();
    if (answer.status === 503) refused.push(answer.headers.get('retry-after'));
    await answer.arrayBuffer();
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
  }
  expect(new Set(refused)).toEqual(new Set(['1']));
  const peak = peakMemory(child.pid ?? 0);
  if (before !== undefined && peak !== undefined) expect(peak - before).toBeLessThan(200);
  for (const reader of readers) reader.destroy();
  await expect.poll(async () => (await ask()).status, { timeout: 20_000, interval: 300 }).toBe(200);
}, 90_000);
