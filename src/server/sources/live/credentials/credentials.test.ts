import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { failed, ok } from '../../../../contract/result.ts';
import { fakeClock } from '../testing/fake-clock.ts';
import { CANARIES, TEST_ENVIRONMENT } from '../testing/test-source.ts';
import { AccessKey } from './access-key.ts';
import { type CredentialsResult, createCredentials } from './credentials.ts';
import type { ChainKey } from './provider-chain.ts';

/** A chain that returns what the test says, and counts its lookups. Each new chain object gets the next number. */
function setUp(find: (question: number) => ChainKey | undefined | Promise<ChainKey | undefined>, environment = {}) {
  const { clock, pass } = fakeClock();
  const counts = { chains: 0, questions: 0 };
  const credentials = createCredentials(environment, {
    clock,
    timeoutMs: 50,
    lookMs: 1_000,
    createChain: () => {
      counts.chains += 1;
      return {
        asking: () => 'a slow source',
        close: () => {},
        find: async () => {
          counts.questions += 1;
          const key = await find(counts.questions);
          return key === undefined ? failed({ reasons: [] }) : ok(key);
        },
      };
    },
  });
  return { credentials, counts, pass };
}

const found = (name: string): ChainKey => ({
  key: new AccessKey(name, `${name}-secret`, `${name}-token`),
  provider: 'test',
  place: 'test',
  skipped: [],
});

function keyOf(outcome: CredentialsResult): AccessKey {
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
}

describe('a key in the environment', () => {
  test('is used unchanged, without a chain', async () => {
    const { credentials, counts } = setUp(() => found('other'), TEST_ENVIRONMENT);
    const key = keyOf(await credentials.get());
    expect(key.values()).toEqual(Object.values(TEST_ENVIRONMENT));
    expect(keyOf(await credentials.renew(key)).sameAs(key)).toBe(true);
    expect(counts.chains).toBe(0);
    expect(credentials.answeredBy()).toBe('environment variables');
    expect(new Set(credentials.secrets())).toEqual(new Set(Object.values(TEST_ENVIRONMENT)));
    expect(inspect([credentials, await credentials.get()], { depth: 9, showHidden: true })).not.toMatch(CANARIES);
  });

  test('that is incomplete is an error, and is still scrubbed', async () => {
    const { credentials, counts } = setUp(() => found('other'), { ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'half-secret' });
    expect(await credentials.get()).toMatchObject({ ok: false, error: { code: 'CREDENTIALS_MISSING' } });
    expect(counts.chains).toBe(0);
    expect(credentials.secrets()).toEqual(['half-secret']);
  });
});

describe('a chain', () => {
  test('is asked once for any number of callers', async () => {
    const { credentials, counts } = setUp(() => found('a'));
    const keys = await Promise.all(Array.from({ length: 20 }, () => credentials.get()));
    expect(new Set(keys.map((outcome) => keyOf(outcome).id))).toEqual(new Set(['a']));
    expect(counts).toEqual({ chains: 1, questions: 1 });
    expect(credentials.answeredBy()).toBe('test');
  });

  test('is asked again after half a minute, without a new chain', async () => {
    const { credentials, counts, pass } = setUp((question) => found(`key-${question}`));
    expect(keyOf(await credentials.get()).id).toBe('key-1');
    pass(29_999);
    expect(keyOf(await credentials.get()).id).toBe('key-1');
    pass(1);
    expect(keyOf(await credentials.get()).id).toBe('key-2');
    expect(counts).toEqual({ chains: 1, questions: 2 });
    expect(credentials.secrets()).toContain('key-1-token');
  });

  test('without a key gives the ways to set one, and the next request creates a new chain', async () => {
    const { credentials, counts } = setUp((question) => (question < 3 ? undefined : found('late')));
    const first = await credentials.get();
    expect(first).toMatchObject({ ok: false, error: { code: 'CREDENTIALS_MISSING', status: 502 } });
    const ways = [
      'ALIBABA_CLOUD_ACCESS_KEY_ID',
      'ALIBABA_CLOUD_SECURITY_TOKEN',
      '~/.aliyun/config.json',
      '~/.alibabacloud/credentials',
      'RAM role',
    ];
    for (const way of ways) expect(JSON.stringify(first)).toContain(way);
    expect(credentials.answeredBy()).toBeUndefined();
    await credentials.get();
    expect(keyOf(await credentials.get()).id).toBe('late');
    expect(counts.chains).toBe(3);
  });

  test('that does not end counts as one without a key', async () => {
    const { credentials, counts } = setUp((question) => (question === 1 ? new Promise(() => {}) : found('a')));
    const waited = await credentials.get();
    expect(waited).toMatchObject({ ok: false, error: { code: 'CREDENTIALS_MISSING' } });
    expect(JSON.stringify(waited)).toContain('a slow source has not answered within 0.05 s');
    // Other callers wait for the same lookup until it is abandoned.
    await credentials.get();
    expect(counts.chains).toBe(1);
    await expect.poll(async () => (await credentials.get()).ok, { timeout: 10_000 }).toBe(true);
    expect(keyOf(await credentials.get()).id).toBe('a');
    expect(counts.chains).toBe(2);
  });

  test('whose provider fails for a while keeps its key', async () => {
    const { credentials, pass } = setUp((question) => (question === 2 ? undefined : found(`key-${question}`)));
    await credentials.get();
    pass(30_000);
    expect(keyOf(await credentials.get()).id).toBe('key-1');
    pass(30_000);
    expect(keyOf(await credentials.get()).id).toBe('key-3');
  });
});

describe('an expired key', () => {
  test('is renewed by a new chain, once for all callers', async () => {
    const { credentials, counts } = setUp((question) => found(`key-${question}`));
    const expired = keyOf(await credentials.get());
    const renewed = await Promise.all(Array.from({ length: 20 }, () => credentials.renew(expired)));
    expect(new Set(renewed.map((outcome) => keyOf(outcome).id))).toEqual(new Set(['key-2']));
    expect(keyOf(await credentials.get()).id).toBe('key-2');
    expect(counts).toEqual({ chains: 2, questions: 2 });
  });

  test('is not renewed again if there is a newer one', async () => {
    const { credentials, counts, pass } = setUp((question) => found(`key-${question}`));
    const expired = keyOf(await credentials.get());
    pass(30_000);
    await credentials.get();
    expect(keyOf(await credentials.renew(expired)).id).toBe('key-2');
    expect(counts.questions).toBe(2);
  });

  test('whose successor is equal is renewed at most every half minute', async () => {
    const { credentials, counts, pass } = setUp(() => found('same'));
    const expired = keyOf(await credentials.get());
    for (let at = 0; at < 10; at += 1) await credentials.renew(expired);
    expect(counts.questions).toBe(2);
    pass(30_000);
    await credentials.renew(expired);
    expect(counts.questions).toBe(3);
  });
});

test('a chain that throws counts as one without a key, each time, and blocks no caller', async () => {
  const { credentials, counts } = setUp(() => Promise.reject(new Error('canary')));
  for (const chains of [1, 2]) {
    expect(await credentials.get()).toMatchObject({ ok: false, error: { code: 'CREDENTIALS_MISSING' } });
    expect(counts.chains).toBe(chains);
  }
});
