import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { closeServers, httpServer, ONE_LABEL, sendJson } from '../testing/fault-server.ts';
import { PATIENT, SHORT_LIMITS } from '../testing/test-source.ts';
import { createConnections } from './open-connection.ts';
import { createSender } from './send-request.ts';

afterEach(closeServers);

/** Replaces the hosts file, which a test cannot edit. */
function mappedTo(addresses: readonly string[]): LookupFunction {
  return (_name, options, callback) => {
    const all: LookupAddress[] = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    if (options.all) callback(null, all);
    else callback(null, all[0]?.address ?? '', all[0]?.family ?? 4);
  };
}

async function sendTo(addresses: readonly string[]) {
  const server = await httpServer((_request, response) => sendJson(response, ONE_LABEL));
  const origin = server.url.replace('127.0.0.1', 'localhost');
  const sender = createSender(SHORT_LIMITS, createConnections(SHORT_LIMITS, { lookup: mappedTo(addresses) }));
  const request = { method: 'GET', origin, target: '/', headers: { host: new URL(origin).host } } as const;
  const sent = await sender.send(request as unknown as Parameters<typeof sender.send>[0], PATIENT);
  await sender.close();
  return { sent, requests: server.requests };
}

test('http to localhost is sent if the name is this machine', async () => {
  expect((await sendTo(['127.0.0.1'])).sent).toMatchObject({ ok: true });
  expect((await sendTo(['::1', '127.0.0.1'])).sent).toMatchObject({ ok: true });
});

test.each([[['192.0.2.1']], [['127.0.0.1', '192.0.2.1']], [['2001:db8::1']], [['0.0.0.0']], [['::']]])(
  'and is not sent if the name is mapped to %j',
  async (addresses) => {
    const { sent, requests } = await sendTo(addresses);
    expect(sent).toEqual({ ok: false, error: { kind: 'not-this-machine' } });
    expect(requests).toHaveLength(0);
  },
);
