import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../testing/any-text.ts';
import { hideSecrets } from './log.ts';

describe('known secrets', () => {
  test('are removed everywhere, in any encoding', () => {
    const secret = 'a"b\\c/d e+f';
    for (const form of [secret, JSON.stringify({ nested: [secret] }), `https://x/?q=${encodeURIComponent(secret)}`]) {
      const clean = hideSecrets(`before ${form} after`, [secret]);
      expect(clean).toMatch(/^before .*\[hidden\].* after$/);
      expect(clean).not.toContain('d e+f');
      expect(clean).not.toContain('d%20e');
    }
  });

  test('leave no rest if one contains another', () => {
    expect(hideSecrets('x abcdef y abcd z', ['abcd', 'abcdef'])).toBe('x [hidden] y [hidden] z');
  });

  test('are always removed, whatever surrounds them', () => {
    const secrets = fc.array(fc.stringMatching(/^[A-Za-z0-9+/=]{8,40}$/), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(secrets, fc.array(anyText), (values, texts) => {
        const clean = hideSecrets(texts.flatMap((text, at) => [text, values[at % values.length]]).join(''), values);
        for (const value of values) expect(clean).not.toContain(value);
      }),
    );
  });

  test('that look like a pattern are matched literally', () => {
    expect(hideSecrets('a.cd abcd a|bc $&$& (xyz', ['a.cd', 'a|bc', '$&$&', '(xyz'])).toBe(
      '[hidden] abcd [hidden] [hidden] [hidden]',
    );
  });

  test('of less than four characters change nothing: every word has such characters', () => {
    expect(hideSecrets('text of the test', ['', 'e', 'te', 'tex'])).toBe('text of the test');
    expect(hideSecrets('text of the test', ['text'])).toBe('[hidden] of the test');
  });
});

describe('values after the name of a secret', () => {
  test.each([
    ['ACS3-HMAC-SHA256 Credential=LTAI1,SignedHeaders=host;x-acs-date,Signature=abc123', ['LTAI1', 'abc123']],
    ['GET /?a=1&token=abc123&b=2', ['abc123']],
    ['GET /?x=%2F%3Ftoken%3Dabc123', ['abc123']],
    ['Signature=abc123&SignatureMethod=HMAC', ['abc123']],
    ['{"access_key_secret": "abc123", "access_key_id":"LTAI1"}', ['abc123', 'LTAI1']],
    ["{ securityToken: 'x', 'sts_token': 'abc123' }", ['abc123']],
    ['x-acs-security-token: abc123', ['abc123']],
    ['Authorization: Bearer abc123', ['abc123']],
    ['PAI_ACCESS_TOKEN=abc123', ['abc123']],
  ])('%s', (text, secrets) => {
    const clean = hideSecrets(text, []);
    for (const secret of secrets) expect(clean).not.toContain(secret);
    expect(clean).toContain('[hidden]');
  });

  test.each([
    'PAI_ACCESS_TOKEN: is set, but nothing asks for it; allowed: only together with --auth token',
    'credentials: environment variables',
    '{"parameters":["token","Region"],"status":200}',
  ])('%s stays as it is', (text) => {
    expect(hideSecrets(text, [])).toBe(text);
  });
});

describe('user and password of an address', () => {
  test.each([
    ['no image has the id "https://bob:abc123@h.example/x"', 'no image has the id "https://[hidden]@h.example/x"'],
    ['/home/me/http:/bob:abc123@h/x: cannot be written', '/home/me/http:/[hidden]@h/x: cannot be written'],
    ['http://abc123@a, https://u:abc@123@b', 'http://[hidden]@a, https://[hidden]@b'],
  ])('%s', (text, clean) => {
    expect(hideSecrets(text, [])).toBe(clean);
  });

  test.each(['https://hub.example/user/me@corp.example/proxy/4720/', 'reg.example/a:1@sha256:0a', 'me@corp.example'])(
    '%s has none',
    (text) => {
      expect(hideSecrets(text, [])).toBe(text);
    },
  );
});

test('the time is linear for long texts', () => {
  const started = performance.now();
  hideSecrets('token'.repeat(200_000), ['secret-1', 'secret-2']);
  hideSecrets('a'.repeat(1_000_000), ['a'.repeat(100)]);
  hideSecrets('://'.repeat(300_000), []);
  hideSecrets(`://${'a:'.repeat(500_000)}`, []);
  expect(performance.now() - started).toBeLessThan(1_000);
});
