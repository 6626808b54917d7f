import { describe, expect, test } from 'vitest';
import { SETTINGS } from './setting-table.ts';
import { issuesOf, settingsOf } from './testing/settings-of.ts';

describe('values', () => {
  test('defaults', () => {
    expect(settingsOf([])).toEqual({
      host: '127.0.0.1',
      port: 4720,
      allowedHosts: [],
      basePath: '',
      keepAliveSeconds: 65,
      historyDays: 400,
      auth: 'none',
      source: 'embedded',
      region: '',
      workspaceId: '',
      by: {},
    });
  });

  test('a flag wins over its variable, the variable over the default', () => {
    expect(settingsOf([], { PAI_PORT: '1' }).port).toBe(1);
    expect(settingsOf(['--port', '2'], { PAI_PORT: '1' }).port).toBe(2);
  });

  test('of a repeated flag the last one counts, in either way of writing', () => {
    expect(settingsOf(['--port', 'nonsense', '--port=3']).port).toBe(3);
    expect(settingsOf(['--port=3', '--port', '4']).port).toBe(4);
  });

  test('a value may hold an equals sign', () => {
    expect(settingsOf(['--catalog=a=b.json'])).toMatchObject({ catalog: 'a=b.json', by: { catalog: '--catalog' } });
  });

  test('all settings', () => {
    const args = [
      '--host',
      '0.0.0.0',
      '--auth',
      'token',
      '--allowed-hosts',
      'pai.example.com,10.0.0.5:8080',
      '--keep-alive',
      '620',
    ];
    const more = ['--region', 'cn-shanghai', '--workspace', '123', '--catalog', 'c.json', '--source', 'embedded'];
    const secrets = {
      PAI_ACCESS_TOKEN: 'the-token-of-this-test',
      PAI_EMBEDDED_ACCESS_KEY_ID: 'testAK',
      PAI_EMBEDDED_ACCESS_KEY_SECRET: 'testSK',
    };
    expect(settingsOf([...args, ...more], secrets)).toEqual({
      host: '0.0.0.0',
      port: 4720,
      allowedHosts: ['pai.example.com', '10.0.0.5:8080'],
      basePath: '',
      keepAliveSeconds: 620,
      historyDays: 400,
      auth: 'token',
      accessToken: 'the-token-of-this-test',
      source: 'embedded',
      region: 'cn-shanghai',
      workspaceId: '123',
      catalog: 'c.json',
      accessKeyId: 'testAK',
      accessKeySecret: 'testSK',
      by: expect.objectContaining({ region: '--region', workspaceId: '--workspace', catalog: '--catalog' }),
    });
  });

  test.each([
    ['localhost', 'localhost'],
    ['127.0.0.1', '127.0.0.1'],
    ['127.8.9.10', '127.8.9.10'],
    ['127.1', '127.0.0.1'],
    ['::1', '::1'],
    ['LOCALHOST', 'localhost'],
    ['0:0:0:0:0:0:0:1', '::1'],
    ['::ffff:127.0.0.1', '127.0.0.1'],
    ['0:0:0:0:0:FFFF:7f08:90a', '127.8.9.10'],
  ])('loopback address %s is %s and needs no token', (host, read) => {
    expect(settingsOf(['--host', host]).host).toBe(read);
  });

  test.each([
    ['0:0:0:0:0:0:0:0', '::'],
    ['::ffff:0.0.0.0', '0.0.0.0'],
    ['2001:DB8::0001', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1%eth0'],
    ['Pai.Example.com', 'pai.example.com'],
  ])('host %s is %s, which needs one', (host, read) => {
    expect(settingsOf(['--host', host, '--auth', 'token']).host).toBe(read);
    expect(issuesOf(['--host', host])).toEqual([expect.stringContaining(`--host: ${host} can be reached`)]);
  });

  test('a region of the right form need not be in the table', () => {
    expect(settingsOf(['--region', 'cn-zhangjiakou']).region).toBe('cn-zhangjiakou');
    expect(settingsOf(['--source', 'live'], { PAI_REGION: 'eu-west-1' })).toMatchObject({
      region: 'eu-west-1',
      by: { region: 'PAI_REGION' },
    });
  });

  test('an empty variable counts as unset', () => {
    const environment = Object.fromEntries(SETTINGS.map(({ variable }) => [variable, '']));
    expect(settingsOf([], environment)).toEqual(settingsOf([]));
    expect(settingsOf(['--port', '1'], environment).port).toBe(1);
  });

  test.each(['pai.example.com', 'pai.example.com:8080', '10.0.0.5:443', '[::1]:8080', 'a_b.internal', '[2001:db8::1]'])(
    'host value %s can be added',
    (host) => {
      expect(settingsOf(['--allowed-hosts', host]).allowedHosts).toEqual([host]);
    },
  );

  test.each([
    'a.com:99999',
    '127.1:80',
    '[1:2:3]:80',
    'a.com:080',
    '[0:0:0:0:0:0:0:1]',
    '1.2.3.4.5',
    '[',
    'a b',
    'http://a.com',
    '',
  ])('host value %s would never be asked for, and cannot', (host) => {
    expect(issuesOf(['--allowed-hosts', `pai.example.com,${host}`])).toEqual([
      expect.stringMatching(/^--allowed-hosts: .* as browsers send them/),
    ]);
  });
});

test('host values are normalised: without case, port 80 and the dot at the end of a name', () => {
  expect(settingsOf(['--allowed-hosts', 'PAI.Example.com.:8080,a.com:80']).allowedHosts).toEqual([
    'pai.example.com:8080',
    'a.com',
  ]);
});
