import { setMaxListeners } from 'node:events';
import type { PaiError } from '../../../../contract/errors.ts';
import type { SourceResult } from '../../image-source.ts';
import { type CredentialsProvider, createCredentials } from '../credentials/credentials.ts';
import type { LiveEvent } from '../failure.ts';
import { SEND_LIMITS, type SendLimits } from '../limits.ts';
import { createLiveSource, type LiveParts } from '../live-source.ts';
import { withAnswersRead } from './written.ts';

/** As in production, but short enough for tests. */
export const SHORT_LIMITS: SendLimits = {
  ...SEND_LIMITS,
  connectMs: 500,
  headersMs: 300,
  bodyIdleMs: 300,
  bodyBytes: 64 * 1024,
  totalMs: 4_000,
};

export const TEST_ENVIRONMENT = {
  ALIBABA_CLOUD_ACCESS_KEY_ID: 'canary-key-id',
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'canary-key-secret',
  ALIBABA_CLOUD_SECURITY_TOKEN: 'canary-token',
};

export const CANARIES: RegExp = /canary-(key-id|key-secret|token)/;

/** A live source for a test server, and its logged events. */
export function testSource(endpoint: string, more: Partial<LiveParts> = {}) {
  const events: LiveEvent[] = [];
  const credentials: CredentialsProvider = more.credentials ?? createCredentials(TEST_ENVIRONMENT);
  const live = createLiveSource(
    { region: 'cn-hangzhou', endpoint, network: 'public' },
    {
      credentials,
      limits: SHORT_LIMITS,
      random: () => 0,
      log: (event) => events.push(event),
      // A test that moves one clock moves both.
      ...(more.clock && { steadyClock: more.clock }),
      ...more,
    },
  );
  const named = (name: string) => events.filter(({ event }) => event === name);
  return { source: withAnswersRead(live), live, events, named };
}

/** The signal of a client that never leaves. */
export const PATIENT: AbortSignal = new AbortController().signal;
// Hundreds of listeners may use it at once.
setMaxListeners(0, PATIENT);

/** The error of a result. Throws if it is an answer. */
export function errorIn(outcome: SourceResult<object>): PaiError {
  if (outcome.ok) throw new Error('an answer where an error was due');
  return outcome.error;
}
