import { expect, test } from 'vitest';
import { tryOnce } from './ask-service.ts';
import { AccessKey } from './credentials/access-key.ts';
import type { LiveEvent } from './failure.ts';
import { withDeadline } from './limits.ts';
import { createGates } from './policy/region-gate.ts';
import { fakeClock } from './testing/fake-clock.ts';
import { fixedCredentials } from './testing/fixed-credentials.ts';
import { PATIENT, SHORT_LIMITS } from './testing/test-source.ts';

const key = new AccessKey('id', 'secret', undefined);
const question = {
  operation: 'ListImageLabels',
  parameters: [],
  region: 'cn-hangzhou',
  base: new URL('https://pai.example'),
  hasOwnEndpoint: false,
  limits: SHORT_LIMITS,
} as const;

/** The parts of an attempt whose sender throws an error of our own, and the logged events. */
function setUp() {
  const { clock, pass } = fakeClock();
  const events: LiveEvent[] = [];
  const log = (event: LiveEvent) => events.push(event);
  const gate = createGates({ clock, steadyClock: clock, random: () => 0, log })('cn-hangzhou');
  const broken = {
    send: () => Promise.reject(new Error('an error of our own')),
    close: async () => {},
  };
  const { credentials } = fixedCredentials(key);
  return { parts: { gate, sender: broken, credentials, clock, log: () => {} }, gate, events, pass };
}

test('an error of our own does not count as an answer: a paused region stays paused', async () => {
  const { parts, gate, events, pass } = setUp();
  for (let at = 0; at < 5; at += 1) {
    const permit = gate.breaker.enter(`question ${at}`);
    if (permit.ok) permit.value.end('failed', 'UPSTREAM_BROKEN');
  }
  pass(12_000);
  await expect(tryOnce({ question, key, attempt: 1, signal: PATIENT }, parts)).rejects.toThrow('of our own');
  expect(events).toEqual([{ event: 'breaker', region: 'cn-hangzhou', open: true }]);
});

test('a timeout while waiting for a turn is reported as overload, and PAI is not blamed', async () => {
  const { parts, gate, events, pass } = setUp();
  for (let at = 0; at < 8; at += 1) await gate.limiter.take(PATIENT);
  const timeOut = async () => {
    const { signal } = withDeadline(PATIENT, 1);
    return tryOnce({ question, key, attempt: 1, signal }, parts);
  };
  const error = { code: 'OVERLOADED', status: 503, message: expect.stringContaining('Too many requests') };
  const turnedAway = { event: 'turned-away', region: 'cn-hangzhou' };
  for (const _ of [1, 2, 3]) expect(await timeOut()).toMatchObject({ error: { kind: 'local', error } });
  expect(events).toEqual([{ ...turnedAway, questions: 1 }]);
  pass(10_000);
  await timeOut();
  expect(events).toEqual([
    { ...turnedAway, questions: 1 },
    { ...turnedAway, questions: 3 },
  ]);
});

test('an unused token is given back', async () => {
  const { parts, gate } = setUp();
  const taken = Array.from({ length: 8 }, () => gate.pace.take(PATIENT));
  expect(await Promise.all(taken)).toEqual(Array(8).fill(true));
  const leaver = new AbortController();
  const asking = tryOnce({ question, key, attempt: 1, signal: leaver.signal }, parts);
  // Hands out the token in the same turn in which the waiter leaves.
  setTimeout(() => {
    gate.pace.giveBack();
    leaver.abort();
  });
  expect(await asking).toMatchObject({ error: { kind: 'cancelled' } });
  expect(await gate.pace.take(AbortSignal.timeout(10))).toBe(true);
});
