import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scrubText } from './answer-words.ts';

const SECRETS = ['CAIS+token/with=signs', 'the-secret-value', 'testAK'];

test.each([
  ['The AccessKeyId testAK is not found', 'The AccessKeyId *** is not found'],
  ['token CAIS+token/with=signs, again CAIS%2Btoken%2Fwith%3Dsigns', 'token ***, again ***'],
  ['key LTAI5tAbCdEfGhIjKlMnOpQr is off', 'key *** is off'],
  ['id STS.NUcxyz123ABC is off', 'id *** is off'],
  ['Signature=abc/def+=, Credential=x', 'Signature=***, Credential=***'],
  ['user acs:ram::1234567890123456:user/bob, uid 201234567890123456', 'user acs:ram::***:user/bob, uid ***'],
  [`hash ${'a1'.repeat(32)} here`, 'hash *** here'],
  [
    'Specified signature does not match our calculation. server StringToSign is [ACS3-HMAC-SHA256\nabc]',
    'Specified signature does not match our calculation (***)',
  ],
  ['wrong, server string to sign is:GET&%2F&AccessKeyId', 'wrong (***)'],
  ['see CanonicalRequest [GET\n/x\n]', 'see (***)'],
])('%j', (text, scrubbed) => {
  expect(scrubText(text, SECRETS)).toBe(scrubbed);
});

test.each([
  'Workspace 123456789012345 was not found in cn-hangzhou',
  'image-4c62abcdef53uor does not exist',
  'The token bucket is empty, see https://api.aliyun.com/troubleshoot?q=Throttling',
  'You are not authorized to do this action: paiimage:ListImageLabels',
])('leaves alone: %s', (text) => {
  expect(scrubText(text, SECRETS)).toBe(text);
});

test.each([' ', '.', 'the ', 'server ', 'Token ', 'Token', '1', 'a', 'LTAI', 'Signature='])(
  'scrubs a megabyte of %j in one pass',
  (sign) => {
    expect(scrubText(sign.repeat(1_000_000 / sign.length), SECRETS).length).toBeGreaterThan(0);
  },
);

test('no secret is left at any position, plain or encoded', () => {
  const secret = fc.string({ minLength: 4 }).filter((text) => text.trim() !== '' && !'***'.includes(text));
  fc.assert(
    fc.property(secret, fc.string(), fc.string(), (one, before, after) => {
      const encoded = encodeURIComponent(one);
      const scrubbed = scrubText(`${before}${one}${after} ${encoded}`, [one]);
      expect(scrubbed.includes(one)).toBe(false);
      expect(scrubbed.includes(encoded)).toBe(false);
    }),
  );
});
