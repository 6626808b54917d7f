import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ANSWER_KINDS, faultySource, isProbeKind, nameOf } from '../testing/answer-kinds.ts';
import { fakeLiveSource } from '../testing/fake-live-source.ts';
import { sendLines } from '../testing/raw-request.ts';
import { serve, settingsOf } from '../testing/serve.ts';

const settings = settingsOf(['--source', 'live']);
let server: Awaited<ReturnType<typeof serve>>;
let own = '';

beforeAll(async () => {
  const { listWorkspaces, getWorkspace } = faultySource();
  server = await serve({ settings, source: fakeLiveSource({ listWorkspaces, getWorkspace }) });
  own = `127.0.0.1:${server.port}`;
});
afterAll(() => server.close({ idleMs: 10 }));

/** The new lines about requests, once the expected number has arrived. */
async function lines(count: number): Promise<readonly Record<string, unknown>[]> {
  const found = () => server.lines.map((line) => JSON.parse(line)).filter((entry) => 'status' in entry);
  await expect.poll(found).toHaveLength(count);
  const entries = found();
  server.lines.length = 0;
  return entries;
}

test('one line for each request, for every kind of response, also without a token', async () => {
  for (const { line, headers = [], body = '', ...kind } of ANSWER_KINDS)
    for (const [host, status] of [
      [own, kind.status],
      ['evil.example', isProbeKind({ line, ...kind }) ? kind.status : 421],
    ] as const) {
      const answer = await sendLines(server.port, line, [`Host: ${host}`, ...headers], body);
      const [entry] = await lines(1);
      expect([nameOf({ line, headers, ...kind }), entry]).toEqual([
        nameOf({ line, headers, ...kind }),
        {
          time: expect.stringMatching(/^\d{4}-.*Z$/),
          method: line.split(' ')[0],
          path: expect.any(String),
          ...(line.split(' ')[1] === '*' ? {} : { parameters: expect.any(Array) }),
          status,
          ms: expect.any(Number),
          requestId: answer.headers.get('x-acs-request-id'),
          bytes: new TextEncoder().encode(answer.body).byteLength,
        },
      ]);
    }
});

test('only the names of parameters, for any value and any encoding', async () => {
  const query = 'LabelFilter=canary%3D1&Region=canary&token=canary&canary&%6eame=canary&Region=canary';
  await sendLines(server.port, `GET /api/v1/images?${query} HTTP/1.1`, [`Host: ${own}`]);
  await sendLines(server.port, 'GET http://canary:canary@evil.example/canary HTTP/1.1', [`Host: ${own}`]);
  await sendLines(server.port, `GET /${'x'.repeat(5_000)}?${'y'.repeat(5_000)}= HTTP/1.1`, [`Host: ${own}`]);
  expect(server.lines.join('\n')).not.toContain('canary');
  const [named, formless, long] = await lines(3);
  expect(named?.parameters).toEqual(['LabelFilter', 'Region', 'token', '(no name)', '%6eame']);
  expect(formless?.path).toBe('(not a path)');
  expect(JSON.stringify(long).length).toBeLessThan(600);
});

test('the RequestId of the response, also if it came from the service', async () => {
  await fetch(`${server.url}/api/v1/workspaces/1`);
  const [entry] = await lines(1);
  expect(entry?.requestId).toBe('PAI-1');
});

test('a client that disconnected has another status', async () => {
  let arrived = () => {};
  const asked = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const listImages = () => {
    arrived();
    return new Promise<never>(() => {});
  };
  const held = await serve({ settings, source: fakeLiveSource({ listImages }) });
  const socket = connect(held.port, '127.0.0.1');
  socket.write(`GET /api/v1/images HTTP/1.1\r\nHost: 127.0.0.1:${held.port}\r\n\r\n`);
  await asked;
  socket.destroy();
  await expect.poll(() => held.lines).toHaveLength(1);
  expect(JSON.parse(held.lines[0] ?? '')).toMatchObject({ path: '/api/v1/images', status: 499, bytes: 0 });
  await held.close({ idleMs: 10 });
});

test('the embedded source writes no line', async () => {
  const quiet = await serve();
  expect((await fetch(`${quiet.url}/api/session`)).status).toBe(200);
  await quiet.close({ idleMs: 10 });
  expect(quiet.lines).toEqual([]);
});
