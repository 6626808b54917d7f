import { Agent, get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { builtInSource, serve } from '../testing/serve.ts';

/** A source whose ListImages waits for `release`; `signal` is the one it received. */
function heldSource() {
  const real = builtInSource();
  let letGo = () => {};
  let arrived = (_: AbortSignal) => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const started = new Promise<AbortSignal>((resolve) => {
    arrived = resolve;
  });
  const source: typeof real = {
    ...real,
    listImages: async (request, signal) => {
      arrived(signal);
      await held;
      return real.listImages(request, signal);
    },
  };
  return { source, started, letGo };
}

interface Answer {
  readonly status: number | undefined;
  readonly connection: string | undefined;
  readonly body: string;
}

/** One request over an agent's connection; rejects if the connection breaks. */
function ask(url: string, agent: Agent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent }, (answer: IncomingMessage) => {
      let body = '';
      answer.setEncoding('utf8');
      answer.on('data', (part) => {
        body += part;
      });
      answer.on('error', reject);
      answer.on('end', () => resolve({ status: answer.statusCode, connection: answer.headers.connection, body }));
    });
    request.on('error', reject);
  });
}

function connectionFault(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code));
    socket.on('connect', () => {
      socket.destroy();
      resolve(undefined);
    });
  });
}

describe('a graceful close', () => {
  test('changes readiness at once, accepts no new connection, and lets a started request finish', async () => {
    const { source, started, letGo } = heldSource();
    const server = await serve({ source });
    const idle = new Agent({ keepAlive: true, maxSockets: 1 });
    expect(await ask(`${server.url}/readyz`, idle)).toMatchObject({ status: 200, connection: 'keep-alive' });
    const slow = ask(`${server.url}/api/v1/images`, new Agent({ keepAlive: true }));
    const signal = await started;

    const closed = server.close();
    expect(await ask(`${server.url}/readyz`, idle)).toMatchObject({ status: 503, connection: 'close' });
    expect(await connectionFault(server.port)).toBe('ECONNREFUSED');
    letGo();
    const answer = await slow;
    expect(answer).toMatchObject({ status: 200, connection: 'close' });
    expect(JSON.parse(answer.body).Images).toHaveLength(20);
    expect(await closed).toBe(0);
    expect(signal.aborted).toBe(false);
  });

  test('breaks no request on 50 busy connections', async () => {
    const server = await serve();
    const connected = new Set<number>();
    let answered = 0;
    async function client(id: number): Promise<void> {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      for (let connection: string | undefined; connection !== 'close'; answered += 1) {
        const answer = await ask(`${server.url}/api/v1/image/labels?LabelKeys=system.chipType`, agent);
        expect(answer.status).toBe(200);
        expect(JSON.parse(answer.body).Labels.length).toBeGreaterThan(0);
        connected.add(id);
        connection = answer.connection;
      }
    }
    const clients = Array.from({ length: 50 }, (_, id) => client(id));
    await expect.poll(() => connected.size === 50 && answered > 200, { timeout: 20_000 }).toBe(true);
    const closed = server.close();
    await Promise.all(clients);
    expect(await closed).toBe(0);
  }, 40_000);

  test('does not wait for idle connections', async () => {
    const server = await serve();
    const silent = connect(server.port, '127.0.0.1');
    await new Promise((resolve) => silent.once('connect', resolve));
    const kept = new Agent({ keepAlive: true });
    await ask(`${server.url}/healthz`, kept);
    const gone = new Promise((resolve) => silent.resume().once('close', resolve));
    expect(await server.close({ idleMs: 20 })).toBe(0);
    await gone;
  });

  test('cuts off requests after the time limit, and returns their number', async () => {
    const { source, started } = heldSource();
    const server = await serve({ source });
    const slow = ask(`${server.url}/api/v1/images`, new Agent());
    const broken = expect(slow).rejects.toMatchObject({ code: 'ECONNRESET' });
    await started;
    expect(await server.close({ idleMs: 10, totalMs: 100 })).toBe(1);
    await broken;
  });

  test('does not change readiness if another server has already taken over', async () => {
    const server = await serve();
    const kept = new Agent({ keepAlive: true, maxSockets: 1 });
    await ask(`${server.url}/readyz`, kept);
    const closed = server.close({ isReplaced: true });
    expect(await ask(`${server.url}/readyz`, kept)).toMatchObject({ status: 200, connection: 'close' });
    expect(await closed).toBe(0);
  });

  test('applies the shorter limits of a second call', async () => {
    const { source, started } = heldSource();
    const server = await serve({ source });
    const slow = ask(`${server.url}/api/v1/images`, new Agent());
    const broken = expect(slow).rejects.toMatchObject({ code: 'ECONNRESET' });
    await started;
    const patient = server.close({ isReplaced: true });
    expect(await server.close({ totalMs: 100 })).toBe(1);
    expect(await patient).toBe(0);
    await broken;
  });
});

describe('a client that disconnects', () => {
  test.each(['/api/v1/images', '/api/v1/images?Name=x'])(
    'has %s given up within 100 ms, without a fault',
    async (path) => {
      const { source, started, letGo } = heldSource();
      const giveUp = async () => {
        throw new DOMException('nobody waits', 'AbortError');
      };
      const server = await serve({
        source: { ...source, listImages: async (...asked) => source.listImages(...asked).then(giveUp) },
      });
      const socket = connect(server.port, '127.0.0.1');
      socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\n\r\n`);
      const signal = await started;
      expect(signal.aborted).toBe(false);
      const left = performance.now();
      const aborted = new Promise((resolve) => signal.addEventListener('abort', resolve));
      socket.destroy();
      await aborted;
      expect(performance.now() - left).toBeLessThan(100);
      letGo();
      expect(await server.close({ idleMs: 10 })).toBe(0);
      expect(server.lines).toEqual([]);
    },
  );

  test('does not affect the response of another client', async () => {
    const { source, started, letGo } = heldSource();
    const server = await serve({ source });
    const stays = ask(`${server.url}/api/v1/images`, new Agent());
    const signal = await started;
    const leaver = connect(server.port, '127.0.0.1');
    leaver.write(`GET /api/v1/images HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\n\r\n`);
    await new Promise((resolve) => server.server.once('request', resolve));
    leaver.destroy();
    letGo();
    expect((await stays).status).toBe(200);
    expect(signal.aborted).toBe(false);
    await server.close({ idleMs: 10 });
  });
});
