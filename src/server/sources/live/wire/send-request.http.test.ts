import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { selfSigned } from '../testing/self-signed.ts';
import { PATIENT, SHORT_LIMITS } from '../testing/test-source.ts';
import { type ConnectionOptions, createConnections } from './open-connection.ts';
import { createSender } from './send-request.ts';
import type { SignedRequest } from './sign-request.ts';

const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';

/** Ways to write a response. Without a length and with an open connection, a client can only wait for the end. */
const WAYS = {
  'with a length': (body: string) => `${HEAD}Content-Length: ${body.length}\r\n\r\n${body}`,
  'in chunks': (body: string) =>
    `${HEAD}Transfer-Encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`,
  'without a length': (body: string) => `${HEAD}\r\n${body}`,
};

/** When the unrequested response is written. */
const TIMES: Readonly<Record<string, (write: () => void) => void>> = {
  'with the answer before it': (write) => write(),
  'in the next turn of the loop': (write) => void setImmediate(write),
  '2 ms later': (write) => void setTimeout(write, 2),
};

const open: { readonly server: Server; readonly sockets: Set<Socket> }[] = [];

afterEach(async () => {
  for (const { server, sockets } of open.splice(0)) {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function listening(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => {});
  });
  open.push({ server, sockets });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/**
 * Responds to each request with its target, keeps the connection regardless of the client, and writes an unrequested
 * response after every tenth.
 */
function strayAnswers(way: (body: string) => string, later: (write: () => void) => void) {
  let count = 0;
  return (socket: Socket) => {
    socket.on('error', () => {});
    socket.on('data', (data) => {
      const target = data.toString('latin1').split(' ')[1] ?? '';
      count += 1;
      socket.write(way === WAYS['without a length'] ? WAYS['with a length'](target) : way(target));
      if (count % 10 === 0) later(() => socket.writable && socket.write(way('stray')));
    });
  };
}

const request = (origin: string, target: string): SignedRequest => ({
  method: 'GET',
  origin,
  target,
  headers: {},
  secrets: [],
});

/** Sends so many different requests, some at a time, and returns those that got the response to another one. */
async function mismatches(origin: string, options: ConnectionOptions, questions: number, atOnce: number) {
  const sender = createSender(SHORT_LIMITS, createConnections(SHORT_LIMITS, options));
  const wrong: string[] = [];
  let next = 0;
  const ask = async () => {
    while (next < questions) {
      next += 1;
      const target = `/question-${next}`;
      const sent = await sender.send(request(origin, target), PATIENT);
      const got = sent.ok ? sent.value.body.toString() : sent.error.kind;
      if (got !== target) wrong.push(`${target}: ${got}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, ask));
  await sender.close();
  return wrong;
}

describe('an unrequested response is never the response to the next request', () => {
  const cases = Object.entries(WAYS).flatMap(([how, way]) =>
    Object.entries(TIMES).map(([when, later]) => ({ how, when, way, later })),
  );

  test.each(cases)('$how, $when', async ({ way, later }) => {
    const port = await listening(createServer(strayAnswers(way, later)));
    expect(await mismatches(`http://127.0.0.1:${port}`, {}, 40, 1)).toEqual([]);
    expect(await mismatches(`http://127.0.0.1:${port}`, {}, 40, 4)).toEqual([]);
  });

  describe('over TLS', () => {
    let pem: ReturnType<typeof selfSigned>;
    beforeAll(() => {
      pem = selfSigned();
    });

    test.each(cases)('$how, $when', async ({ way, later }) => {
      const server = createTlsServer(pem);
      server.on('secureConnection', strayAnswers(way, later));
      const port = await listening(server);
      expect(await mismatches(`https://127.0.0.1:${port}`, { ca: pem.cert }, 30, 2)).toEqual([]);
    });
  });
});

test.each([
  ['at once', () => Promise.resolve()],
  ['in the next turn of the loop', () => new Promise((resolve) => setImmediate(resolve))],
  ['after 20 ms', () => new Promise((resolve) => setTimeout(resolve, 20))],
] as const)('a request that is cancelled %s opens no second connection and leaves none open', async (_when, wait) => {
  let accepted = 0;
  let closed = 0;
  const server = createServer((socket) => {
    accepted += 1;
    socket.on('close', () => {
      closed += 1;
    });
    socket.resume();
  });
  const origin = `http://127.0.0.1:${await listening(server)}`;
  const sender = createSender(SHORT_LIMITS, createConnections(SHORT_LIMITS));
  const leaver = new AbortController();
  const left = sender.send(request(origin, '/left'), leaver.signal);
  await wait();
  leaver.abort();
  expect(await left).toMatchObject({ ok: false, error: { kind: 'aborted' } });
  await vi.waitFor(() => expect(closed).toBe(1), { interval: 1 });
  expect((await sender.send(request(origin, '/next'), AbortSignal.timeout(100))).ok).toBe(false);
  await vi.waitFor(() => expect([accepted, closed]).toEqual([2, 2]), { interval: 1 });
  await sender.close();
});
