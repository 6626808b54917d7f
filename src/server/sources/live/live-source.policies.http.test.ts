import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { AccessKey } from './credentials/access-key.ts';
import { fakeClock } from './testing/fake-clock.ts';
import { closeServers, httpServer, ONE_LABEL, rawServer, refuse, sendJson } from './testing/fault-server.ts';
import { fixedCredentials } from './testing/fixed-credentials.ts';
import { errorIn, PATIENT, SHORT_LIMITS, testSource } from './testing/test-source.ts';

afterEach(closeServers);

const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n\r\n';

const signed = (requests: readonly IncomingMessage[], name: string) => requests.map(({ headers }) => headers[name]);

describe('a retry', () => {
  test('is signed again, with a new nonce and a new time', async () => {
    const server = await httpServer((_request, response, count) =>
      count === 1 ? refuse(response, 'InternalError', 500) : sendJson(response, ONE_LABEL),
    );
    const { clock, pass } = fakeClock();
    const { source } = testSource(server.url, {
      clock: () => {
        pass(300);
        return clock();
      },
    });
    expect(await source.listImageLabels({}, PATIENT)).toEqual({ ok: true, value: { answer: ONE_LABEL } });
    for (const name of ['x-acs-signature-nonce', 'x-acs-date', 'authorization'])
      expect(new Set(signed(server.requests, name)).size).toBe(2);
    await source.close();
  });

  test('waits for the Retry-After of the service', async () => {
    const server = await httpServer((_request, response, count) =>
      count === 1 ? refuse(response, 'Throttling.User', 400, { 'retry-after': '1' }) : sendJson(response, ONE_LABEL),
    );
    const { source } = testSource(server.url);
    const startedAt = performance.now();
    expect((await source.listImageLabels({}, PATIENT)).ok).toBe(true);
    expect(performance.now() - startedAt).toBeGreaterThan(1_000);
    await source.close();
  });

  test('is not made if Retry-After is too long for a person', async () => {
    const server = await httpServer((_request, response) =>
      refuse(response, 'ServiceUnavailable', 503, { 'retry-after': '86400' }),
    );
    const { source } = testSource(server.url);
    expect(errorIn(await source.listImageLabels({}, PATIENT))).toMatchObject({
      code: 'ServiceUnavailable',
      status: 503,
      retryAfterSeconds: 30,
    });
    expect(server.requests).toHaveLength(1);
    await source.close();
  });

  test('is not made for a refusal', async () => {
    const server = await httpServer((_request, response) => refuse(response, 'Forbidden.RAM', 403));
    const { source } = testSource(server.url);
    expect(errorIn(await source.listImageLabels({}, PATIENT))).toMatchObject({ code: 'Forbidden.RAM', status: 403 });
    expect(server.requests).toHaveLength(1);
    await source.close();
  });

  test('has a new nonce if the first one was already used', async () => {
    const server = await httpServer((_request, response, count) =>
      count === 1 ? refuse(response, 'SignatureNonceUsed') : sendJson(response, ONE_LABEL),
    );
    const { source } = testSource(server.url);
    expect((await source.listImageLabels({}, PATIENT)).ok).toBe(true);
    expect(new Set(signed(server.requests, 'x-acs-signature-nonce')).size).toBe(2);
    await source.close();
  });

  test.each([
    ['nothing came in the first', '', 'did not finish its answer in two tries within 3 s'],
    ['a part came in both', `${HEAD}{`, 'did not finish its answer in two tries within 3 s'],
  ])('that ends at the total time reports the time of both attempts, if %s', async (_name, begun, words) => {
    const server = await rawServer((socket, count) => {
      socket.write(count === 1 ? begun : HEAD);
      const drip = setInterval(() => count > 1 && socket.write(' '), 50);
      socket.on('close', () => clearInterval(drip));
    });
    const { source, named } = testSource(server.url, { limits: { ...SHORT_LIMITS, totalMs: 3_000 } });
    const { message } = errorIn(await source.listImageLabels({}, PATIENT));
    expect(message).toBe(`PAI in cn-hangzhou ${words}`);
    expect(named('upstream')).toHaveLength(2);
    await source.close();
  });
});

describe("the service's clock", () => {
  const minutes = (count: number) => count * 60_000;

  /** Refuses times that are more than 15 min off, as the service does. */
  function strictAbout(now: () => number) {
    return (request: IncomingMessage, response: ServerResponse) => {
      response.setHeader('date', new Date(now()).toUTCString());
      const off = Math.abs(Date.parse(String(request.headers['x-acs-date'])) - now());
      if (off > minutes(15)) refuse(response, 'InvalidTimeStamp.Expired');
      else sendJson(response, ONE_LABEL);
    };
  }

  test.each([20, -20])('ours is %i min off: measured once, and correct afterwards', async (off) => {
    const { clock } = fakeClock();
    const server = await httpServer(strictAbout(() => clock() + minutes(off)));
    const { source, named } = testSource(server.url, { clock });
    for (const WorkspaceId of ['1', '2', '3'])
      expect((await source.listImageLabels({ WorkspaceId }, PATIENT)).ok).toBe(true);
    expect(server.requests).toHaveLength(4);
    expect(named('clock-corrected')).toEqual([{ event: 'clock-corrected', region: 'cn-hangzhou', seconds: off * 60 }]);
    await source.close();
  });

  test.each([20, -20])('ours is %i min off: six first requests at once all succeed', async (off) => {
    const { clock } = fakeClock();
    const answer = strictAbout(() => clock() + minutes(off));
    const held: (() => void)[] = [];
    const server = await httpServer((request, response, count) => {
      if (count > 6) return answer(request, response);
      // All six are signed before the first refusal reports the time.
      held.push(() => answer(request, response));
      if (count === 6) for (const send of held) send();
    });
    const { source, named } = testSource(server.url, { clock });
    const ids = ['1', '2', '3', '4', '5', '6'];
    const outcomes = await Promise.all(ids.map((WorkspaceId) => source.listImageLabels({ WorkspaceId }, PATIENT)));
    expect(outcomes).toEqual(ids.map(() => ({ ok: true, value: { answer: ONE_LABEL } })));
    expect(server.requests).toHaveLength(12);
    expect(named('clock-corrected')).toEqual([{ event: 'clock-corrected', region: 'cn-hangzhou', seconds: off * 60 }]);
    await source.close();
  });

  test('a service that refuses every time is reported as a wrong clock, after two attempts', async () => {
    const { clock } = fakeClock();
    const server = await httpServer((_request, response) => {
      response.setHeader('date', new Date(clock() + minutes(20)).toUTCString());
      refuse(response, 'InvalidTimeStamp.Expired');
    });
    const { source } = testSource(server.url, { clock });
    const error = errorIn(await source.listImageLabels({}, PATIENT));
    expect(error).toMatchObject({ code: 'CLOCK_SKEW', status: 502, message: expect.stringContaining('20 min') });
    expect(server.requests).toHaveLength(2);
    await source.close();
  });
});

test("one region's wrong clock changes the time of no other region", async () => {
  const { clock } = fakeClock();
  const hour = 3_600_000;
  const wrong = await httpServer((request, response) => {
    const now = clock() + 10 * hour;
    response.setHeader('date', new Date(now).toUTCString());
    const isOff = Math.abs(Date.parse(String(request.headers['x-acs-date'])) - now) > 900_000;
    if (isOff) refuse(response, 'InvalidTimeStamp.Expired');
    else sendJson(response, ONE_LABEL);
  });
  const { source, named } = testSource(wrong.url, { clock });
  for (const Region of ['cn-hangzhou', 'cn-beijing', 'eu-north-9'])
    expect((await source.listImageLabels({ Region }, PATIENT)).ok).toBe(true);
  // Each region measures its own offset: two attempts each, the first with our time.
  const sentAt = signed(wrong.requests, 'x-acs-date').map((date) => Date.parse(String(date)) - clock());
  expect(sentAt.map((ms) => Math.round(ms / hour))).toEqual([0, 10, 0, 10, 0, 10]);
  expect(named('clock-corrected').map(({ region }) => region)).toEqual(['cn-hangzhou', 'cn-beijing', 'eu-north-9']);
  await source.close();
});

describe('an expired token', () => {
  const old = new AccessKey('STS.old', 'secret-1', 'token-1');
  const fresh = new AccessKey('STS.new', 'secret-2', 'token-2');

  test('is renewed once, and the client sees no error', async () => {
    const server = await httpServer((request, response) =>
      request.headers['x-acs-security-token'] === 'token-1'
        ? refuse(response, 'InvalidSecurityToken.Expired')
        : sendJson(response, ONE_LABEL),
    );
    const { credentials, state } = fixedCredentials(old, fresh);
    const { source } = testSource(server.url, { credentials });
    expect((await source.listImageLabels({}, PATIENT)).ok).toBe(true);
    expect(signed(server.requests, 'x-acs-security-token')).toEqual(['token-1', 'token-2']);
    expect(state.renewals).toBe(1);
    await source.close();
  });

  test('that is still expired then is reported after exactly two attempts', async () => {
    const server = await httpServer((_request, response) => refuse(response, 'InvalidSecurityToken.Expired'));
    const { credentials, state } = fixedCredentials(old, fresh);
    const { source } = testSource(server.url, { credentials });
    const error = errorIn(await source.listImageLabels({}, PATIENT));
    expect(error).toMatchObject({ code: 'InvalidSecurityToken.Expired', status: 502 });
    expect(server.requests).toHaveLength(2);
    expect(state.renewals).toBe(1);
    await source.close();
  });
});

test('a clock that is set back does not pause a region for longer', async () => {
  const server = await httpServer((_request, response) => response.destroy());
  const { clock, pass } = fakeClock();
  const steady = fakeClock();
  const { source, named } = testSource(server.url, { clock, steadyClock: steady.clock });
  for (let at = 0; at < 6; at += 1) await source.getImage({ ImageId: `image-${at}` }, PATIENT);
  expect(named('breaker')).toHaveLength(1);
  pass(-3_600_000);
  expect(errorIn(await source.getImage({ ImageId: 'image-x' }, PATIENT)).retryAfterSeconds).toBeLessThanOrEqual(12);
  const asked = server.requests.length;
  steady.pass(12_001);
  await source.getImage({ ImageId: 'image-y' }, PATIENT);
  expect(server.requests.length).toBeGreaterThan(asked);
  await source.close();
});
