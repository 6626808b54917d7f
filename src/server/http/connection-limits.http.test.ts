import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { connectionLimits, trackConnections } from './connections.ts';
import { listen } from './listen.ts';

const SHORT = {
  connections: 1_000,
  leaveMs: 20_000,
  answers: 16,
  quietMs: 300,
  idleMs: 900,
  stuckMs: 600,
  sweepMs: 20,
};
const GET = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';
const POST = 'POST / HTTP/1.1\r\nHost: x\r\n';
const ended: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0)) await end();
});

/** A connection to a server with short limits. */
async function limited(handler: RequestListener) {
  return open(await portOf(handler, SHORT));
}

/** The port of a server with these limits. */
async function portOf(handler: RequestListener, limits: typeof SHORT): Promise<number> {
  const server = createServer({ keepAliveTimeout: 60_000 });
  const connections = trackConnections(server, limits);
  server.on('request', handler);
  const listening = await listen(server, '127.0.0.1', 0);
  if (!listening.ok) throw new Error(listening.error);
  ended.push(() => connections.closeGracefully({ idleMs: 10, totalMs: 50 }));
  return listening.value;
}

function open(port: number): {
  readonly socket: Socket;
  readonly received: () => string;
  readonly cut: Promise<number>;
} {
  const socket = connect(port, '127.0.0.1').on('error', () => {});
  ended.push(() => socket.destroy());
  let received = '';
  socket.setEncoding('latin1').on('data', (part) => {
    received += part;
  });
  const started = performance.now();
  const cut = new Promise<number>((resolve) => socket.once('close', () => resolve(performance.now() - started)));
  return { socket, received: () => received, cut };
}

/** Sends an empty line repeatedly, which restarts node's own timeouts. */
function stayBusy(socket: Socket): void {
  const timer = setInterval(() => socket.write('\r\n'), 20);
  ended.push(() => clearInterval(timer));
}

describe('a connection is cut', () => {
  test('that expects no response and sends bytes that are not a request', async () => {
    const { socket, received, cut } = await limited((_, response) => response.end('answer'));
    socket.write(GET);
    stayBusy(socket);
    const lasted = await cut;
    expect(lasted).toBeGreaterThan(SHORT.quietMs);
    expect(lasted).toBeLessThan(SHORT.idleMs);
    expect(received()).toContain('answer');
  });

  test('that starts another request after its response and does not finish it', async () => {
    const { socket, received, cut } = await limited((_, response) => response.end('answer'));
    socket.write(GET);
    await expect.poll(received).toContain('answer');
    const began = performance.now();
    socket.write('GET / HT');
    await cut;
    expect(performance.now() - began).toBeLessThan(SHORT.idleMs);
  });

  test('that exceeds the idle timeout after a response', async () => {
    const { socket, received, cut } = await limited((_, response) => response.end('answer'));
    socket.write(GET);
    expect(await cut).toBeGreaterThan(SHORT.idleMs);
    expect(received()).toContain('answer');
  });

  test('that never sends anything', async () => {
    const { cut } = await limited((_, response) => response.end());
    const lasted = await cut;
    expect(lasted).toBeGreaterThan(SHORT.quietMs);
    expect(lasted).toBeLessThan(SHORT.idleMs);
  });

  test('that never sends a request, whatever bytes it sends', async () => {
    const { socket, cut } = await limited((_, response) => response.end());
    stayBusy(socket);
    expect(await cut).toBeGreaterThan(SHORT.quietMs);
  });

  test('that reads nothing of its response, whatever it sends', async () => {
    const { socket, cut } = await limited((_, response) => response.end(Buffer.alloc(30_000_000)));
    socket.pause();
    socket.write(GET);
    stayBusy(socket);
    // A paused client notices the cut only by a failed write.
    expect(await cut).toBeGreaterThan(SHORT.stuckMs);
  });
});

describe('a connection stays', () => {
  test('that sends its next request within the idle timeout', async () => {
    const { socket, received } = await limited((_, response) => response.end('answer'));
    for (let count = 1; count <= 3; count += 1) {
      socket.write(GET);
      await expect.poll(() => received().match(/answer/g)?.length).toBe(count);
      await new Promise((resolve) => setTimeout(resolve, SHORT.quietMs * 2));
    }
    expect(socket.destroyed).toBe(false);
  });

  test('that waits for a response longer than all limits', async () => {
    const { socket, received } = await limited((_, response) => {
      setTimeout(() => response.end('late answer'), 1_000);
    });
    socket.write(GET);
    await expect.poll(received, { timeout: 5_000 }).toContain('late answer');
  }, 15_000);

  test('that was accepted beside a slow request, before its own request is read', async () => {
    const port = await portOf((_, response) => response.end('answer'), { ...SHORT, sweepMs: 1 });
    const block = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
    // The next sweep is due in the turn of the event loop that accepts the connection.
    await new Promise((resolve) => setTimeout(resolve));
    block(5);
    const { socket, received } = open(port);
    socket.once('connect', () => {
      socket.write(GET);
      block(SHORT.quietMs + 100);
    });
    await expect.poll(received).toContain('answer');
  });

  test('that reads one long response slowly', async () => {
    // A busy machine may delay this process beyond the short limit.
    const limits = { ...SHORT, stuckMs: 3_000 };
    const answer = (_: unknown, response: ServerResponse) => response.end(Buffer.alloc(30_000_000));
    const { socket, received, cut } = open(await portOf(answer, limits));
    socket.write(GET.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'));
    socket.on('data', () => {
      socket.pause();
      setTimeout(() => socket.resume(), 8);
    });
    expect(await cut).toBeGreaterThan(limits.stuckMs);
    expect(received().length).toBeGreaterThan(30_000_000);
  }, 30_000);
});

test('a closing server keeps a connection for its idle time after its last response', async () => {
  const server = createServer({ keepAliveTimeout: 60_000 });
  const connections = trackConnections(server, SHORT);
  server.on('request', (_, response) => {
    response.writeHead(200, { 'Content-Length': 6 }).write('ans');
    setTimeout(() => response.end('wer'), 500);
  });
  const listening = await listen(server, '127.0.0.1', 0);
  if (!listening.ok) throw new Error(listening.error);
  const { socket, received, cut } = open(listening.value);
  const started = performance.now();
  socket.write(GET);
  await expect.poll(received).toContain('ans');
  expect(await connections.closeGracefully({ idleMs: 550, totalMs: 10_000 })).toBe(0);
  await cut;
  expect(received()).toContain('answer');
  expect(performance.now() - started).toBeGreaterThan(1_000);
});

describe('beyond the limit of connections', () => {
  const FEW = { ...SHORT, connections: 60, quietMs: 60_000, idleMs: 60_000, stuckMs: 60_000 };

  /** A server with room for 60 connections, and 90 clients that reconnect whenever they are cut off. */
  async function stormed(handler: RequestListener, hostile: (socket: Socket) => void) {
    const server = createServer({ keepAliveTimeout: 60_000 });
    const connections = trackConnections(server, FEW);
    server.on('request', handler);
    const listening = await listen(server, '127.0.0.1', 0);
    if (!listening.ok) throw new Error(listening.error);
    let isOver = false;
    let opened = 0;
    const sockets = new Set<Socket>();
    const attack = () => {
      if (isOver) return;
      opened += 1;
      const socket = connect(listening.value, '127.0.0.1').on('error', () => {});
      sockets.add(socket);
      socket.once('close', () => {
        sockets.delete(socket);
        setTimeout(attack, 5);
      });
      hostile(socket);
    };
    for (let count = 0; count < 90; count += 1) attack();
    await expect.poll(() => opened).toBeGreaterThan(150);
    ended.push(async () => {
      isOver = true;
      for (const socket of sockets) socket.destroy();
      await connections.closeGracefully({ idleMs: 10, totalMs: 50 });
    });
    const url = `http://127.0.0.1:${listening.value}/`;
    const statuses: string[] = [];
    for (let count = 0; count < 60; count += 1)
      statuses.push(
        await fetch(url, { headers: { connection: 'close' } }).then(({ status }) => String(status), String),
      );
    return statuses;
  }

  test.each<[name: string, hostile: (socket: Socket) => void]>([
    ['are silent', () => {}],
    ['begin a request and never end it', (socket) => socket.write('GET / HTTP/1.1\r\nX-Slow: ')],
    ['ask once and stay', (socket) => socket.resume().write(GET)],
    ['send half a body', (socket) => socket.write(`${POST}Content-Length: 10\r\n\r\n{`)],
    ['send no body', (socket) => socket.write(`${POST}Expect: 100-continue\r\nContent-Length: 10\r\n\r\n`)],
    ['send chunks without an end', (socket) => socket.write(`${POST}Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n`)],
  ])('a healthy client is served beside those that %s', async (_, hostile) => {
    const statuses = await stormed(
      (request, response) => request.resume().once('end', () => response.end('answer')),
      hostile,
    );
    expect(statuses.filter((status) => status === '200').length).toBeGreaterThan(57);
  });

  test('a connection that reads slowly is cut if no connection is idle', async () => {
    const server = createServer({ keepAliveTimeout: 60_000 });
    const connections = trackConnections(server, { ...FEW, connections: 3 });
    server.on('request', ({ url }, response) => response.end(url === '/' ? Buffer.alloc(30_000_000) : 'answer'));
    const listening = await listen(server, '127.0.0.1', 0);
    if (!listening.ok) throw new Error(listening.error);
    ended.push(() => connections.closeGracefully({ idleMs: 10, totalMs: 50 }));
    const started = performance.now();
    let asked = 0;
    server.on('request', () => {
      asked += 1;
    });
    for (const _ of [1, 2, 3]) {
      const { socket } = open(listening.value);
      socket.pause();
      socket.write(GET);
    }
    await expect.poll(() => asked).toBe(3);
    const ask = () =>
      fetch(`http://127.0.0.1:${listening.value}/small`).then(
        ({ status }) => status,
        () => 0,
      );
    await expect.poll(ask, { timeout: 10_000 }).toBe(200);
    // Only after it had time to read.
    expect(performance.now() - started).toBeGreaterThan(1_500);
  }, 20_000);

  test('a connection whose last response is not read is closed', async () => {
    const server = createServer();
    const connections = trackConnections(server, { ...SHORT, leaveMs: 300 });
    server.on('request', (_, response) => response.end(Buffer.alloc(100_000)));
    const listening = await listen(server, '127.0.0.1', 0);
    if (!listening.ok) throw new Error(listening.error);
    ended.push(() => connections.closeGracefully({ idleMs: 10, totalMs: 50 }));
    const accepted = new Promise<Socket>((resolve) => server.once('connection', resolve));
    const { socket } = open(listening.value);
    socket.pause();
    socket.write(GET.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'));
    const ours = await accepted;
    const resets = vi.spyOn(ours, 'resetAndDestroy');
    await new Promise((resolve) => ours.once('close', resolve));
    expect(resets).toHaveBeenCalledOnce();
  });
});

test('the limits are as documented', () => {
  expect(connectionLimits(65)).toEqual({
    connections: 1_000,
    answers: 16,
    quietMs: 6_000,
    idleMs: 67_000,
    stuckMs: 10_000,
    leaveMs: 60_000,
    sweepMs: 1_000,
  });
});
