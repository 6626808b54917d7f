import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSettings } from './settings.ts';
import { issuesOf, settingsOf } from './testing/settings-of.ts';

describe('the live source', () => {
  const live = (...args: readonly string[]) => ['--source', 'live', ...args];

  test('defaults', () => {
    expect(settingsOf(live())).toEqual({
      host: '127.0.0.1',
      port: 4720,
      allowedHosts: [],
      basePath: '',
      keepAliveSeconds: 65,
      historyDays: 400,
      auth: 'token',
      source: 'live',
      region: 'cn-hangzhou',
      workspaceId: '',
      network: 'public',
      by: { source: '--source' },
    });
  });

  test('all settings', () => {
    const args = ['--region', 'cn-shanghai', '--workspace', '7', '--endpoint', 'https://Pai.{region}.Example:8443/'];
    expect(settingsOf(live(...args, '--network', 'vpc', '--auth', 'none'))).toMatchObject({
      source: 'live',
      auth: 'none',
      region: 'cn-shanghai',
      workspaceId: '7',
      endpoint: 'https://pai.{region}.example:8443',
      network: 'vpc',
    });
    expect(settingsOf([], { PAI_SOURCE: 'live', PAI_ACCESS_TOKEN: 'the-token-of-this-test' })).toMatchObject({
      auth: 'token',
      accessToken: 'the-token-of-this-test',
    });
  });

  test.each([
    'https://pai.example.com',
    'https://10.0.0.5:8443/',
    'https://[2001:db8::1]:443',
    'http://127.0.0.1:9000',
    'http://127.8.9.10',
    'http://localhost:9000/',
    'http://[::1]:9000',
    'https://{region}.pai.example.com',
  ])('endpoint %s', (endpoint) => {
    expect(settingsOf(live('--endpoint', endpoint))).toMatchObject({ endpoint: endpoint.replace(/\/$/, '') });
  });

  test.each([
    'http://pai.example.com',
    'http://127.0.0.1.evil.example',
    'http://localhost.evil.example',
    'http://{region}.localhost',
    'http://0.0.0.0:9000',
    'http://[::ffff:127.0.0.1]:9000',
    'https://user:canary@pai.example.com',
    'https://canary@pai.example.com',
    'https://pai.example.com\\@canary.example',
    'https://pai.example.com/api',
    'https://pai.example.com//',
    'https://pai.example.com?canary=1',
    'https://pai.example.com#canary',
    'https://pai.example.com:99999',
    'https://pai.{Region}.example.com',
    'https://pai.{workspace}.example.com',
    'https://pai example.com',
    'https://pai.example.com\t',
    'https://',
    'ftp://pai.example.com',
    'pai.example.com',
    '//pai.example.com',
  ])('no endpoint: %j', (endpoint) => {
    const issues = issuesOf(live('--endpoint', endpoint));
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatch(/^--endpoint: ".*" is not allowed; allowed: a base URL such as https:.*http only to/);
    expect(issues[0]).not.toContain('\n');
    if (/canary(@|=)|#canary/.test(endpoint)) expect(issues[0]).not.toContain('canary');
  });

  test('an accepted endpoint has the host that a URL parser reads', () => {
    const piece = fc.constantFrom(
      'a',
      'evil.example',
      '127.0.0.1',
      '[::1]',
      '{region}',
      '.',
      ':',
      '8',
      '/',
      '@',
      '?',
      '#',
      '\\',
      '%2f',
      ' ',
      '\t',
    );
    const texts = fc.tuple(fc.constantFrom('http://', 'https://', ''), fc.array(piece, { maxLength: 6 }));
    fc.assert(
      fc.property(texts, ([scheme, pieces]) => {
        const text = scheme + pieces.join('');
        if (text === '') return;
        const read = readSettings(live(`--endpoint=${text}`), {});
        if (read.kind !== 'settings' || read.settings.source !== 'live') return;
        const written = `${read.settings.endpoint}`.replaceAll('{region}', 'cn-hangzhou');
        const { origin, href, protocol, hostname } = new URL(written);
        expect(href).toBe(`${origin}/`);
        expect(written.slice(protocol.length + 2)).toContain(hostname);
        if (protocol === 'http:') expect(hostname).toMatch(/^(127(\.\d+){3}|\[::1\])$/);
      }),
    );
  });

  test('settings of the other source have no meaning', () => {
    const environment = { PAI_EMBEDDED_ACCESS_KEY_ID: 'x', PAI_EMBEDDED_ACCESS_KEY_SECRET: 'canary' };
    const issues = issuesOf(live('--catalog', 'c.json'), environment);
    expect(issues).toEqual([
      '--catalog: "c.json" has no meaning with the live source; allowed: only with --source embedded',
      'PAI_EMBEDDED_ACCESS_KEY_ID: the value given has no meaning with the live source; allowed: only with --source embedded',
      'PAI_EMBEDDED_ACCESS_KEY_SECRET: the value given has no meaning with the live source; allowed: only with --source embedded',
    ]);
  });

  test('always checks certificates', () => {
    expect(issuesOf(live(), { NODE_TLS_REJECT_UNAUTHORIZED: '0' }).join()).toMatch(
      /^NODE_TLS_REJECT_UNAUTHORIZED: "0" accepts every certificate; allowed/,
    );
    expect(issuesOf(live(), { NODE_TLS_REJECT_UNAUTHORIZED: '1' })).toEqual([]);
    expect(issuesOf([], { NODE_TLS_REJECT_UNAUTHORIZED: '0' })).toEqual([]);
  });

  test('needs a token beyond this machine', () => {
    expect(settingsOf(live('--host', '0.0.0.0')).auth).toBe('token');
    expect(issuesOf(live('--host', '0.0.0.0', '--auth', 'none')).join()).toMatch(/^--host: 0\.0\.0\.0 can be reached/);
  });

  test('the network is one of two', () => {
    expect(issuesOf(live('--network', 'private')).join()).toContain('public or vpc');
  });
});
