import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { closeServers, httpServer } from './live/testing/fault-server.ts';
import { killPrograms, runProgram } from './testing/run-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'small-heap-'));
afterEach(async () => {
  killPrograms();
  await closeServers();
});
afterAll(() => rmSync(folder, { recursive: true }));

const SMALL_HEAP = { node: ['--max-old-space-size=256'] };
/** 40,000 labels, 5 MB as JSON. */
const LABELS = Array.from({ length: 40_000 }, (_, at) => ({ Key: `key-${at % 50}`, Value: `${at}-${'v'.repeat(80)}` }));

/** Asks on so many connections, several times each, and takes nothing. */
function takeNothing(origin: string, paths: readonly string[]): () => void {
  const { port, host } = new URL(origin);
  const sockets = paths.map((path) => {
    const socket = connect(Number(port), '127.0.0.1').on('error', () => {});
    socket.pause();
    socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\n\r\n`.repeat(4));
    return socket;
  });
  return () => {
    for (const socket of sockets) socket.destroy();
  };
}

async function outlives(origin: string, ended: Promise<unknown>, pathOf: (at: number) => string) {
  let isDead = false;
  void ended.then(() => {
    isDead = true;
  });
  const stop = takeNothing(
    origin,
    Array.from({ length: 60 }, (_, at) => pathOf(at)),
  );
  const seen = new Set<number>();
  for (let round = 0; round < 8; round += 1) {
    const asked = Array.from({ length: 8 }, (_, at) =>
      fetch(`${origin}${pathOf(100 + 8 * round + at)}`).then(
        async (answer) => {
          seen.add(answer.status);
          if (answer.status === 503) expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
          await answer.arrayBuffer();
        },
        () => seen.add(0),
      ),
    );
    const health = fetch(`${origin}/healthz`).then(({ status }) => status);
    await Promise.all(asked);
    expect(await health).toBe(200);
  }
  expect([...seen]).toContain(503);
  stop();
  expect(isDead).toBe(false);
  await expect
    .poll(async () => (await fetch(`${origin}${pathOf(0)}`)).status, { timeout: 30_000, interval: 300 })
    .toBe(200);
}

test('the embedded source turns questions away in time', async () => {
  const catalog = join(folder, 'catalog.json');
  const images = Array.from({ length: 400 }, (_, at) => ({
    ImageId: `image-${at}`,
    Name: `image ${at}`,
    Labels: LABELS.slice(at * 100, at * 100 + 100),
  }));
  writeFileSync(catalog, JSON.stringify({ Images: images }));
  const { url, ended } = runProgram(['--port', '0', '--catalog', catalog], SMALL_HEAP);
  await outlives(await url(), ended, () => '/api/v1/image/labels');
}, 90_000);

test('the live source does, while a service sends large answers to many questions', async () => {
  const text = JSON.stringify({ RequestId: 'R-1', TotalCount: LABELS.length, Labels: LABELS });
  const service = await httpServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(text);
  });
  const { url, ended } = runProgram(['--port', '0', '--source', 'live', '--endpoint', service.url, '--auth', 'none'], {
    ...SMALL_HEAP,
    environment: { ALIBABA_CLOUD_ACCESS_KEY_ID: 'an-id', ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'a-secret' },
  });
  await outlives(await url(), ended, (at) => `/api/v1/image/labels?ImageId=image-${at}`);
}, 90_000);
