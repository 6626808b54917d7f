import { describe, expect, test } from 'vitest';
import { readEnvironmentKey } from './provider-chain.ts';

const ID = 'ALIBABA_CLOUD_ACCESS_KEY_ID';
const SECRET = 'ALIBABA_CLOUD_ACCESS_KEY_SECRET';
const TOKEN = 'ALIBABA_CLOUD_SECURITY_TOKEN';

describe('the key in the environment', () => {
  test('with and without a token, without spaces around it', () => {
    const read = readEnvironmentKey({ [ID]: 'id\n', [SECRET]: ' secret ', [TOKEN]: 'token' });
    if (read.kind !== 'key') throw new Error(read.kind);
    expect(read.key.values()).toEqual(['id', 'secret', 'token']);
    expect(readEnvironmentKey({ [ID]: 'id', [SECRET]: 'secret', [TOKEN]: '' })).toMatchObject({ kind: 'key' });
  });

  test.each([{}, { [ID]: '', [SECRET]: ' ' }, { [TOKEN]: 'token' }])('is missing in %j', (environment) => {
    expect(readEnvironmentKey(environment)).toEqual({ kind: 'none' });
  });

  test.each([
    [{ [ID]: 'canary' }, /^ALIBABA_CLOUD_ACCESS_KEY_ID is set but ALIBABA_CLOUD_ACCESS_KEY_SECRET is not\./],
    [{ [SECRET]: 'canary' }, /^ALIBABA_CLOUD_ACCESS_KEY_SECRET is set but ALIBABA_CLOUD_ACCESS_KEY_ID is not\./],
    [{ [ID]: 'id', [SECRET]: 'canary\nx' }, /^ALIBABA_CLOUD_ACCESS_KEY_SECRET holds signs that no key has/],
    [{ [ID]: 'id', [SECRET]: 'x', [TOKEN]: 'canary钥' }, /^ALIBABA_CLOUD_SECURITY_TOKEN holds signs/],
  ])('is invalid in %j, and the message has only the name of the variable', (environment, message) => {
    const read = readEnvironmentKey(environment);
    if (read.kind !== 'faulty') throw new Error(read.kind);
    expect(read.error).toMatchObject({ code: 'CREDENTIALS_MISSING', message: expect.stringMatching(message) });
    expect(JSON.stringify(read.error)).not.toContain('canary');
    expect(read.values.join()).toContain('canary');
  });
});
