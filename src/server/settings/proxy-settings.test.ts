import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readNoProxy, readProxies } from './proxy-settings.ts';
import { readSettings } from './settings.ts';

function proxiesOf(environment: Record<string, string>) {
  const read = readProxies(environment);
  if (!read.ok) throw new Error(read.error.join());
  return read.value;
}

const P = 'http://proxy:3128';
const Q = 'http://other:8080';
const SERVICE = 'https://aiworkspace.cn-hangzhou.aliyuncs.com';

describe('which proxy', () => {
  test.each<[Record<string, string>, string, string | undefined]>([
    [{ HTTPS_PROXY: P }, SERVICE, P],
    [{ https_proxy: P, HTTPS_PROXY: Q }, SERVICE, P],
    [{ https_proxy: '', HTTPS_PROXY: Q }, SERVICE, Q],
    [{ ALL_PROXY: P }, SERVICE, P],
    [{ all_proxy: P }, 'http://tokens.example', P],
    [{ HTTPS_PROXY: P, ALL_PROXY: Q }, SERVICE, P],
    [{ HTTP_PROXY: P }, SERVICE, undefined],
    [{ HTTP_PROXY: P }, 'http://tokens.example', P],
    [{ http_proxy: P }, 'http://tokens.example:8080', P],
    [{ HTTPS_PROXY: P }, 'http://tokens.example', undefined],
    [{ HTTPS_PROXY: 'proxy:3128' }, SERVICE, P],
    [{ HTTPS_PROXY: 'HTTPS://Proxy:443/' }, SERVICE, 'https://proxy'],
    [{ HTTPS_PROXY: 'http://[2001:db8::1]:3128' }, SERVICE, 'http://[2001:db8::1]:3128'],
    [{ HTTPS_PROXY: P, NO_PROXY: '.aliyuncs.com' }, SERVICE, undefined],
    [{ HTTPS_PROXY: P, no_proxy: 'aliyuncs.com', NO_PROXY: 'else' }, SERVICE, undefined],
    [{ HTTPS_PROXY: P, no_proxy: '', NO_PROXY: '*' }, SERVICE, undefined],
    [{}, SERVICE, undefined],
  ])('%j for %s is %s', (environment, url, proxy) => {
    expect(proxiesOf(environment).proxyFor(new URL(url))?.origin).toBe(proxy);
  });

  test.each([
    'http://localhost:1',
    'https://LOCALHOST',
    'https://localhost.',
    'http://a.localhost',
    'http://127.0.0.1',
    'https://127.8.9.10:8443',
    'http://[::1]:1',
    'http://[::ffff:127.0.0.1]',
    'http://2130706433',
  ])('%s never goes through a proxy', (url) => {
    expect(proxiesOf({ HTTPS_PROXY: P, HTTP_PROXY: P, ALL_PROXY: P }).proxyFor(new URL(url))).toBeUndefined();
  });

  test.each([
    'http://localhost.evil.example',
    'http://127.0.0.1.evil.example',
    'http://100.100.100.201',
    'http://128.0.0.1',
  ])('%s does', (url) => {
    expect(proxiesOf({ HTTP_PROXY: P }).proxyFor(new URL(url))?.origin).toBe(P);
  });

  test('a host named as direct does not use the proxy', () => {
    const read = readProxies({ HTTP_PROXY: P }, ['100.100.100.200']);
    const proxyFor = (url: string) => read.ok && read.value.proxyFor(new URL(url))?.origin;
    expect(proxyFor('http://100.100.100.200/latest/meta-data')).toBeUndefined();
    expect(proxyFor('http://100.100.100.201/')).toBe(P);
  });

  test('user and password go into a header, and are secrets', () => {
    const { https, secrets } = proxiesOf({ HTTPS_PROXY: 'http://us%40er:p%40ss%2Fw@proxy:3128' });
    const base64 = Buffer.from('us@er:p@ss/w').toString('base64');
    expect(https).toEqual({ origin: P, by: 'HTTPS_PROXY', authorization: `Basic ${base64}` });
    expect(new Set(secrets)).toEqual(new Set([base64, 'p@ss/w', 'p%40ss%2Fw']));
  });
});

describe('invalid proxies', () => {
  test.each([
    'canary://proxy:3128',
    'http://',
    'http:///canary',
    'http://proxy:99999',
    'http://proxy:3128/canary',
    'http://proxy:3128?canary',
    'http://proxy:3128#canary',
    'http://user:canary#word@proxy:3128',
    'http://user:12/canary@proxy:3128',
    'http://user:%zzcanary@proxy:3128',
    'http://pro xy:3128',
    'http:\\\\canary',
    'canary canary',
    'http=canary:3128',
    'http=canary:3128;https=canary:3128',
    'http://canary,b:3128',
    '[canary',
  ])('%j stops the start with one line that does not repeat it', (value) => {
    for (const name of ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'ALL_PROXY']) {
      const read = readSettings(['--source', 'live'], { [name]: value });
      const issues = read.kind === 'issues' ? read.issues : [];
      expect(issues).toHaveLength(1);
      expect(issues[0]).toMatch(new RegExp(`^${name}: the value given is not the URL of a proxy; allowed: an http`));
      expect(issues[0]).not.toMatch(/canary|\n/);
    }
  });

  test('a SOCKS proxy is named as one', () => {
    const read = readSettings(['--source', 'live'], { ALL_PROXY: 'socks5h://user:canary@127.0.0.1:1080' });
    expect(read.kind === 'issues' && read.issues.join()).toMatch(/^ALL_PROXY: a socks5h proxy is not supported/);
    expect(JSON.stringify(read)).not.toContain('canary');
    // The more specific variable wins, so no one needs the other one.
    expect(readSettings(['--source', 'live'], { ALL_PROXY: 'socks5://x', HTTPS_PROXY: P, HTTP_PROXY: P }).kind).toBe(
      'settings',
    );
  });

  test('the embedded source sends no requests, so it ignores them', () => {
    expect(readSettings([], { HTTPS_PROXY: 'canary://' }).kind).toBe('settings');
  });

  test('any text is accepted or refused, and no password is repeated', () => {
    const piece = fc.constantFrom(
      'http',
      'https',
      '://',
      ':',
      '@',
      '/',
      '%',
      'canary',
      '3128',
      'proxy',
      '#',
      '?',
      '[',
      ']',
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 9 }), (pieces) => {
        const value = pieces.join('');
        const read = readProxies({ HTTPS_PROXY: value });
        if (read.ok) expect(new URL(read.value.https?.origin ?? '').pathname).toBe('/');
        else expect(read.error.join()).not.toContain('canary');
      }),
    );
  });
});

describe('NO_PROXY', () => {
  test.each<[string, string, boolean]>([
    ['*', 'any.example:1', true],
    ['a.example', 'a.example:443', true],
    ['a.example', 'b.a.example:443', true],
    ['a.example', 'ba.example:443', false],
    ['.a.example', 'b.a.example:443', true],
    ['.a.example', 'ba.example:443', false],
    ['*.a.example', 'b.a.example:443', true],
    ['A.Example.', 'a.example:443', true],
    ['a.example:8443', 'a.example:8443', true],
    ['a.example:8443', 'a.example:443', false],
    ['x, a.example  b.example', 'b.example:443', true],
    ['10.0.0.5', '10.0.0.5:443', true],
    ['10.0.0.5:80', '10.0.0.5:443', false],
    ['10.0.0.0/8', '10.200.3.4:443', true],
    ['10.0.0.0/8', '11.0.0.1:443', false],
    ['10.0.0.0/8', '10.example:443', false],
    ['10.*', '10.200.3.4:443', true],
    ['192.168.*', '192.168.3.4:443', true],
    ['192.168.7.*', '192.168.3.4:443', false],
    ['10.*', '10.example:443', false],
    ['localhost;*.a.example', 'b.a.example:443', true],
    ['localhost|a.example|127.*', 'a.example:443', true],
    ['2001:db8::1', '2001:db8:0:0::1:443', true],
    ['[2001:db8::1]', '2001:db8::1:443', true],
    ['[2001:db8::1]:8443', '2001:db8::1:8443', true],
    ['[2001:db8::1]:8443', '2001:db8::1:443', false],
    ['2001:db8::/32', '2001:db8:ffff::1:443', true],
    ['', 'a.example:443', false],
  ])('%j and %s: %s', (text, target, has) => {
    const colon = target.lastIndexOf(':');
    expect(readNoProxy(text).has(target.slice(0, colon), Number(target.slice(colon + 1)))).toBe(has);
  });

  test('an entry of another form is reported and ignored', () => {
    const { has, unread } = readNoProxy(
      '10.0.0.0/99,<local>,192.*.1.*,999.*,https://a.example,[a.example],a;b@c,ok.example',
    );
    expect(unread).toEqual([
      '10.0.0.0/99',
      '<local>',
      '192.*.1.*',
      '999.*',
      'https://a.example',
      '[a.example]',
      'a;b@c',
    ]);
    expect(has('ok.example', 443)).toBe(true);
    expect(has('a.example', 443)).toBe(false);
  });

  test('a name is exempt exactly if it or a domain above it is listed', () => {
    const label = fc.constantFrom('a', 'b', 'ab', 'x-y');
    const name = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.'));
    fc.assert(
      fc.property(fc.array(name, { maxLength: 4 }), name, fc.constantFrom('', '.', '*.'), (listed, host, before) => {
        const above = host.split('.').map((_, at, all) => all.slice(at).join('.'));
        const expected = above.some((one) => listed.includes(one));
        expect(readNoProxy(listed.map((one) => before + one).join(',')).has(host, 443)).toBe(expected);
      }),
    );
  });
});
