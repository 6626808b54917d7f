import { expect, test } from 'vitest';
import { AccessKey } from './access-key.ts';
import type { LiveEvent } from './live-event.ts';
import { createGates } from './region-gate.ts';
import { fakeClock } from './testing/fake-clock.ts';
import { fixedCredentials } from './testing/fixed-credentials.ts';
import { PATIENT, SHORT_LIMITS } from './testing/test-source.ts';
import { tryOnce } from './try-once.ts';

test('a fault of our own says nothing of the service: a region that is left alone stays so', async () => {
  const { clock, pass } = fakeClock();
  const events: LiveEvent[] = [];
  const log = (event: LiveEvent) => events.push(event);
  const gate = createGates({ clock, steadyClock: clock, random: () => 0, log })('cn-hangzhou');
  for (let at = 0; at < 5; at += 1) {
    const passage = gate.breaker.enter();
    if (passage.free) passage.end('failed', 'UPSTREAM_BROKEN');
  }
  pass(12_000);
  const key = new AccessKey('id', 'secret', undefined);
  const broken = {
    send: () => Promise.reject(new Error('a fault of our own')),
    close: async () => {},
  };
  const question = {
    operation: 'ListImageLabels',
    parameters: [],
    region: 'cn-hangzhou',
    base: new URL('https://pai.example'),
    hasOwnEndpoint: false,
    limits: SHORT_LIMITS,
  } as const;
  const parts = {
    gate,
    sender: broken,
    credentials: fixedCredentials(key).credentials,
    clock,
    log: () => {},
  };
  await expect(tryOnce({ question, key, attempt: 1, signal: PATIENT }, parts)).rejects.toThrow('of our own');
  expect(events).toEqual([{ event: 'breaker', region: 'cn-hangzhou', open: true }]);
});
