import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LABELS, startLive } from './server.mjs';

// Responses of nearly 8 MB, the limit, for a server with a heap of 256 MB.

const SMALL = JSON.stringify({ Labels: [{ Key: 'k', Value: 'small' }], TotalCount: 1 });
const LARGE = JSON.stringify({
  RequestId: 'LARGE',
  Labels: Array.from({ length: 180_000 }, (_, at) => ({ Key: `key-${at % 50}`, Value: `value ${at}` })),
});

const service = createServer((request, response) => {
  response.setHeader('content-type', 'application/json');
  response.end(request.url?.includes('small') ? SMALL : LARGE);
});
let live: Awaited<ReturnType<typeof startLive>>;

beforeAll(async () => {
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  live = await startLive({
    endpoint: `http://127.0.0.1:${(service.address() as AddressInfo).port}`,
    env: { NODE_OPTIONS: '--max-old-space-size=256' },
  });
});
afterAll(async () => {
  await live.stop();
  service.closeAllConnections();
  service.close();
});

test('30 large responses at once crash no process, and health checks work meanwhile', { timeout: 90_000 }, async () => {
  const large = Array.from({ length: 30 }, async (_, at) => {
    const answer = await live.ask(`${LABELS}?LabelFilter=n%3D${at}`);
    const text = await answer.text();
    return { status: answer.status, bytes: text.length, id: answer.headers.get('x-acs-request-id') };
  });
  let isOver = false;
  const checks = (async () => {
    const times: number[] = [];
    while (!isOver) {
      const start = performance.now();
      expect((await live.ask('/healthz')).status).toBe(200);
      times.push(performance.now() - start);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return times.sort((a, b) => a - b);
  })();
  const answers = await Promise.all(large);
  isOver = true;
  const times = await checks;
  // Clients for which time or memory ran out get a refusal.
  for (const { status, bytes, id } of answers)
    if (status === 200) expect([bytes, id]).toEqual([LARGE.length, 'LARGE']);
    else expect([503, 504]).toContain(status);
  // Another test measures how long parsing blocks the event loop; here a busy machine takes the most time.
  expect(times[Math.floor(times.length / 2)]).toBeLessThan(5_000);
  expect(live.server.output()).not.toMatch(/heap|ended|crash/i);
  // Another region, because timeouts on a busy machine close the first one for a while.
  const alone = await live.ask(`${LABELS}?Region=cn-shanghai&LabelFilter=alone%3D1`);
  expect([alone.status, (await alone.text()).length]).toEqual([200, LARGE.length]);
  expect(await (await live.ask(`${LABELS}?Region=cn-shanghai&LabelFilter=small%3D1`)).text()).toContain('small');
});
