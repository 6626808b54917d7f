import { createServer } from 'node:http';
import type { LookupFunction } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createService } from '../ask-service.ts';
import { AccessKey } from '../credentials/access-key.ts';
import type { LiveEvent } from '../failure.ts';
import { fixedCredentials } from '../testing/fixed-credentials.ts';
import { silentAddress } from '../testing/silent-address.ts';
import { PATIENT, SHORT_LIMITS } from '../testing/test-source.ts';
import { createConnections } from './open-connection.ts';
import { createSender } from './send-request.ts';

const key = new AccessKey('id', 'secret');
const limits = { ...SHORT_LIMITS, connectMs: 900 };

/** Maps `localhost` to these addresses, in this order. */
const lookupOf =
  (addresses: readonly string[]): LookupFunction =>
  (_host, _options, callback) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: 4 })),
    );

/** Sends one request to a host of several addresses. Returns the result, and the logged attempts. */
async function ask(port: number, addresses: readonly string[]) {
  const events: LiveEvent[] = [];
  const sender = createSender(limits, createConnections(limits, { lookup: lookupOf(addresses) }));
  const askService = createService({
    sender,
    credentials: fixedCredentials(key).credentials,
    clock: Date.now,
    steadyClock: () => performance.now(),
    random: () => 0,
    log: (event) => events.push(event),
  });
  const base = new URL(`http://localhost:${port}`);
  const question = { operation: 'GetImage', parameters: [['ImageId', 'i']], region: 'cn-hangzhou' } as const;
  const read = await askService({ ...question, base, hasOwnEndpoint: true, limits }, key, PATIENT);
  await sender.close();
  const tries = events.filter(({ event }) => event === 'upstream');
  return { read, tries };
}

describe('a host of two addresses, the first of which does not respond', () => {
  let silent: Awaited<ReturnType<typeof silentAddress>>;
  beforeAll(async () => {
    silent = await silentAddress();
  });
  afterAll(() => silent.close());

  test('is reached by the second', async () => {
    const server = createServer((_request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end('{"ImageId":"i"}');
    });
    await new Promise<void>((resolve) => server.listen(silent.port, '127.0.0.1', resolve));
    const { read, tries } = await ask(silent.port, ['127.0.0.2', '127.0.0.1']);
    expect(read.ok).toBe(true);
    expect(tries).toHaveLength(1);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  test.each([
    ['and the second refuses', ['127.0.0.2', '127.0.0.1'], 300],
    ['the first of which refuses instead', ['127.0.0.1', '127.0.0.2'], 900],
    ['nor the second', ['127.0.0.2', '127.0.0.2'], 900],
  ])('%s: two attempts, and the message has the measured time', async (_name, addresses, leastMs) => {
    const { read, tries } = await ask(silent.port, addresses);
    expect(tries.map(({ fault }) => fault)).toEqual(['connect-timeout', 'connect-timeout']);
    const message = read.ok ? '' : read.error.error.message;
    const [, said] = /no connection came about in two tries within ([\d.]+) s$/.exec(message) ?? [];
    const [firstMs, secondMs] = tries.map(({ ms }) => Number(ms));
    // Between the attempts is a pause.
    expect(Number(said) * 1_000).toBeGreaterThanOrEqual(Number(firstMs) + Number(secondMs) - 60);
    expect(Number(secondMs)).toBeGreaterThanOrEqual(leastMs - 10);
  });
});
