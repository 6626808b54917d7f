import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { PaiErrorBody } from '../../contract/errors.ts';
import { connectionLimits, trackConnections } from './connections.ts';
import { listen } from './listen.ts';
import { createResponseBudget, limitResponses, responseBudgetBytes } from './response-budget.ts';
import { contextOf } from './target.ts';

const MIB = 2 ** 20;
const ended: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0)) await end();
});

/** A server whose responses have 6 MiB, with a limit of 20 MiB. */
async function served() {
  const server = createServer({ keepAliveTimeout: 60_000 });
  const connections = trackConnections(server, connectionLimits(65));
  const budget = createResponseBudget(20 * MIB, connections.cutSlowest);
  const large = Buffer.alloc(6 * MIB, 'x');
  const answer = limitResponses(budget, '', ({ url }, response) => {
    response.writeHead(200, { 'Content-Type': 'text/plain' });
    if (url === '/stream') {
      response.write('a');
      response.end('b');
    } else response.end(url === '/small' ? 'small' : large);
  });
  server.on('request', (request, response) => answer(request, response, contextOf(request.url ?? '')));
  const listening = await listen(server, '127.0.0.1', 0);
  if (!listening.ok) throw new Error(listening.error);
  ended.push(() => connections.closeGracefully({ idleMs: 10, totalMs: 50 }));
  return { port: listening.value, url: `http://127.0.0.1:${listening.value}`, budget };
}

/** Sends a request and reads nothing. */
function askOnly(port: number, count: number, path = '/api/large'): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').on('error', () => {});
  ended.push(() => socket.destroy());
  socket.pause();
  return new Promise((resolve) => {
    socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`.repeat(count), () => resolve(socket));
  });
}

describe('unread responses', () => {
  test('are limited; others get 503 at once, until a client that reads nothing is cut off', async () => {
    const { port, url, budget } = await served();
    const readers = await Promise.all([1, 2, 3, 4, 5, 6].map(() => askOnly(port, 4)));
    await expect.poll(async () => (await fetch(`${url}/api/large`)).status).toBe(503);
    const refused = await fetch(`${url}/api/large`);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
    expect(refused.headers.get('content-type')).toBe('application/json');
    const body = PaiErrorBody.parse(await refused.json());
    expect([body.Code, body.RequestId]).toEqual(['OVERLOADED', refused.headers.get('x-acs-request-id')]);
    const page = await fetch(`${url}/page`);
    expect([page.status, await page.text()]).toEqual([503, expect.stringContaining('try again in a second')]);
    expect((await fetch(`${url}/stream`)).status).toBe(200);
    await expect
      .poll(async () => (await fetch(`${url}/api/large`)).status, { timeout: 15_000, interval: 150 })
      .toBe(200);
    expect(budget.isFull()).toBe(false);
    for (const reader of readers) reader.destroy();
    await expect.poll(async () => (await (await fetch(`${url}/api/large`)).arrayBuffer()).byteLength).toBe(6 * MIB);
  }, 30_000);

  test('may be larger than the limit if there is no other', async () => {
    const budget = createResponseBudget(10, () => {});
    const server = createServer();
    const answer = limitResponses(budget, '', (_, response) => response.writeHead(200).end('x'.repeat(1_000)));
    server.on('request', (request, response) => answer(request, response, contextOf(request.url ?? '')));
    const listening = await listen(server, '127.0.0.1', 0);
    if (!listening.ok) throw new Error(listening.error);
    ended.push(() => server.close());
    for (const _ of [1, 2, 3])
      expect(await (await fetch(`http://127.0.0.1:${listening.value}/`)).text()).toHaveLength(1_000);
  });
});

test('the limit follows the heap, within bounds', () => {
  expect([128, 256, 1_024, 4_096].map((mib) => responseBudgetBytes(mib * MIB) / MIB)).toEqual([32, 32, 128, 256]);
});
