import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allowedHosts, isAllowedHost, isOriginOf } from '../http/hosts.ts';
import { printHostValue, readHostValue } from './check-address.ts';

const OWN = ['127.0.0.1:4720', 'localhost:4720', '[::1]:4720', 'pai.example.com'];
const ALLOWED = allowedHosts({ host: '127.0.0.1', allowedHosts: ['pai.example.com'] }, 4720);

function isAnswered(text: string): boolean {
  const host = readHostValue(text);
  return host !== undefined && isAllowedHost(host, ALLOWED);
}

/** One of our own values with a piece inserted, removed or doubled, as an attacker would try. */
const lookAlike = fc
  .tuple(
    fc.constantFrom(...OWN),
    fc.nat(20),
    fc.nat(3),
    fc.oneof(
      fc.string({ maxLength: 3 }),
      fc.constantFrom('.', ':', '@', '/', '..', '\u0131', '\u212a', '%2e', '%00', ','),
    ),
  )
  .map(([text, at, removed, added]) => text.slice(0, at) + added + text.slice(at + removed));

describe('a Host value', () => {
  test.each([
    ['LOCALHOST:4720', 'localhost:4720'],
    ['localhost.:4720', 'localhost:4720'],
    ['Pai.Example.com.', 'pai.example.com'],
    ['pai.example.com:80', 'pai.example.com'],
    ['[2001:DB8::1]:8080', '[2001:db8::1]:8080'],
    ['a_b.internal', 'a_b.internal'],
    ['10.244.0.5:4720', '10.244.0.5:4720'],
  ])('%s is %s', (text, printed) => {
    const value = readHostValue(text);
    expect(value && printHostValue(value)).toBe(printed);
  });

  test.each([
    '',
    '.',
    'a..b',
    'localhost..:4720',
    '.localhost',
    'a b',
    'a/b',
    'a@b',
    'a,b',
    'a:b',
    'a:',
    ':80',
    'a:080',
    'a:0',
    'a:65536',
    'a:80:80',
    '[::1',
    '[]',
    '[::1].',
    '::1',
    'é.example',
    'a%2eb',
    'a\tb',
    `${'a'.repeat(254)}`,
  ])('%j is no host', (text) => {
    expect(readHostValue(text)).toBeUndefined();
  });

  test('has the host that a URL parser finds, or one that it reads as a number', () => {
    fc.assert(
      fc.property(fc.oneof(lookAlike, fc.string(), fc.webAuthority()), (text) => {
        const value = readHostValue(text);
        if (value === undefined || !URL.canParse(`http://${text}`)) return;
        const { hostname, port } = new URL(`http://${text}`);
        const isNumber = /^[0-9.]+$/.test(hostname) || hostname.startsWith('[');
        if (!isNumber) expect(value.name).toBe(hostname.replace(/\.$/, ''));
        expect(value.port ?? '80').toBe(port || '80');
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the allowed hosts', () => {
  test.each([
    ...OWN,
    'LocalHost:4720',
    'localhost.:4720',
    'PAI.example.com.',
    'pai.example.com:80',
    'pai.example.com:443',
  ])('%s', (text) => {
    expect(isAnswered(text)).toBe(true);
  });

  test.each(['localhost', 'localhost:80', 'localhost:443', 'pai.example.com:4720', 'pai.example.com:8080'])(
    'not %s, which is another port',
    (text) => {
      expect(isAnswered(text)).toBe(false);
    },
  );

  test('reject look-alikes', () => {
    const same = /^((127\.0\.0\.1|localhost)\.?|\[::1\]):4720$|^pai\.example\.com\.?(:80|:443)?$/i;
    fc.assert(
      // Not the case-insensitivity of regular expressions, which matches a Kelvin sign to "k".
      fc.property(lookAlike, (text) => isAnswered(text) === (same.test(text) && /^[\x20-\x7e]*$/.test(text))),
      { numRuns: 5_000 },
    );
  });

  test('the port of HTTP is optional if the server listens on it', () => {
    const onEighty = allowedHosts({ host: '127.0.0.1', allowedHosts: ['a.example:443', '[2001:DB8::1]'] }, 80);
    const isThere = (text: string) => {
      const host = readHostValue(text);
      return host !== undefined && isAllowedHost(host, onEighty);
    };
    for (const text of ['localhost', 'localhost:80', '[::1]', 'a.example:443', 'a.example', '[2001:db8::1]:443'])
      expect([text, isThere(text)]).toEqual([text, true]);
    for (const text of ['localhost:443', 'localhost:8080', 'a.example:80'])
      expect([text, isThere(text)]).toEqual([text, false]);
  });
});

describe('an Origin', () => {
  const isOwn = (origin: string, host: string) => {
    const value = readHostValue(host);
    return value !== undefined && isOriginOf(origin, value);
  };

  test.each([
    ['http://localhost:4720', 'localhost:4720'],
    ['http://localhost:4720', 'LOCALHOST.:4720'],
    ['http://localhost.:4720', 'localhost:4720'],
    ['https://pai.example.com', 'pai.example.com'],
    ['http://pai.example.com', 'pai.example.com:80'],
    ['https://pai.example.com', 'pai.example.com:443'],
  ])('%s is that of %s', (origin, host) => {
    expect(isOwn(origin, host)).toBe(true);
  });

  test.each([
    ['http://localhost', 'localhost:4720'],
    ['https://localhost', 'localhost:80'],
    ['http://pai.example.com', 'pai.example.com:443'],
    ['http://localhost:4720/', 'localhost:4720'],
    ['HTTP://localhost:4720', 'localhost:4720'],
    ['ftp://localhost:4720', 'localhost:4720'],
    ['http://a@localhost:4720', 'localhost:4720'],
    ['http://localhost:4720\n', 'localhost:4720'],
    ['null', 'localhost:4720'],
    ['', 'localhost:4720'],
  ])('%j is not that of %s', (origin, host) => {
    expect(isOwn(origin, host)).toBe(false);
  });

  test('is our own only if a browser considers both equal', () => {
    fc.assert(
      fc.property(lookAlike, fc.constantFrom(...OWN), fc.constantFrom('http', 'https'), (from, host, scheme) => {
        if (!isOwn(`${scheme}://${from}`, host)) return;
        const plain = (text: string) => new URL(`${scheme}://${text}`).host.replace(/\.(?=$|:)/, '');
        expect(plain(from)).toBe(plain(host));
      }),
      { numRuns: 5_000 },
    );
  });
});
