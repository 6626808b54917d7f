import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkCatalogFile, startFolder } from './check-value.ts';
import { helpText, SETTINGS } from './setting-table.ts';
import { readSettings } from './settings.ts';

function settingsOf(args: readonly string[], environment: Record<string, string> = {}) {
  const read = readSettings(args, environment);
  if (read.kind !== 'settings') throw new Error(JSON.stringify(read));
  return read.settings;
}

function faultsOf(args: readonly string[], environment: Record<string, string> = {}): readonly string[] {
  const read = readSettings(args, environment);
  return read.kind === 'faults' ? read.faults : [];
}

describe('values', () => {
  test('defaults', () => {
    expect(settingsOf([])).toEqual({
      host: '127.0.0.1',
      port: 4720,
      allowedHosts: [],
      basePath: '',
      keepAliveSeconds: 65,
      auth: 'none',
      source: 'embedded',
      region: '',
      workspaceId: '',
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
    expect(settingsOf(['--catalog=a=b.json'])).toMatchObject({ catalog: { file: 'a=b.json', by: '--catalog' } });
  });

  test('everything there is', () => {
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
      auth: 'token',
      accessToken: 'the-token-of-this-test',
      source: 'embedded',
      region: 'cn-shanghai',
      regionBy: '--region',
      workspaceId: '123',
      workspaceBy: '--workspace',
      catalog: { file: 'c.json', by: '--catalog' },
      signingKey: { id: 'testAK', secret: 'testSK' },
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
    expect(faultsOf(['--host', host])).toEqual([expect.stringContaining(`--host: ${host} can be reached`)]);
  });

  test('a region of the right form need not be in the table', () => {
    expect(settingsOf(['--region', 'cn-zhangjiakou']).region).toBe('cn-zhangjiakou');
    expect(settingsOf(['--source', 'live'], { PAI_REGION: 'eu-west-1' })).toMatchObject({
      region: 'eu-west-1',
      regionBy: 'PAI_REGION',
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
    expect(faultsOf(['--allowed-hosts', `pai.example.com,${host}`])).toEqual([
      expect.stringMatching(/^--allowed-hosts: .* as browsers send them/),
    ]);
  });
});

test('host values are read as requests carry them: without case, port 80 and the dot at the end of a name', () => {
  expect(settingsOf(['--allowed-hosts', 'PAI.Example.com.:8080,a.com:80']).allowedHosts).toEqual([
    'pai.example.com:8080',
    'a.com',
  ]);
});

describe('faults', () => {
  test.each([
    ...['0', '-1', '1.5', '65s', '3601', '1e2'].map((text) => [
      ['--keep-alive', text],
      ['--keep-alive', JSON.stringify(text), 'a whole number of seconds from 1 to 3600'],
    ]),
    [
      ['--port', '65536'],
      ['--port', '"65536"', '0 to 65535'],
    ],
    [
      ['--port', '-1'],
      ['--port', '"-1"', '0 to 65535'],
    ],
    [
      ['--port', '1e3'],
      ['--port', '"1e3"', '0 to 65535'],
    ],
    [
      ['--port', ''],
      ['--port', 'empty'],
    ],
    [['--port='], ['--port', 'empty']],
    [['--port'], ['--port', 'no value']],
    [
      ['--region', '--port', '1'],
      ['--region', 'no value'],
    ],
    [
      ['--region', 'Mars_1'],
      ['--region', '"Mars_1"', 'cn-hangzhou', 'at most 32 characters'],
    ],
    [
      ['--workspace', '12a'],
      ['--workspace', '"12a"', 'digits'],
    ],
    [
      ['--auth', 'yes'],
      ['--auth', '"yes"', 'none or token'],
    ],
    [
      ['--source', 'files'],
      ['--source', '"files"', 'embedded or live'],
    ],
    [
      ['--host', 'http://x'],
      ['--host', '"http://x"', 'IP address'],
    ],
    [
      ['--host', '0.0.0.0'],
      ['--host', '0.0.0.0', '--auth token'],
    ],
    [
      ['--host', '192.168.1.5'],
      ['--host', '192.168.1.5', '--auth token'],
    ],
    [
      ['--allowed-hosts', 'http://a.example'],
      ['--allowed-hosts', '"http://a.example"', 'host names or addresses'],
    ],
    [
      ['--allowed-hosts', 'a.example, b.example'],
      ['--allowed-hosts', 'without spaces'],
    ],
    [
      ['--allowed-hosts', 'a..example'],
      ['--allowed-hosts', '"a..example"', 'as browsers send them'],
    ],
    [
      ['--endpoint', 'https://x.example'],
      ['--endpoint', '"https://x.example"', '--source live'],
    ],
    [
      ['--network', 'vpc'],
      ['--network', '"vpc"', '--source live'],
    ],
    [
      ['--nonsense', 'x'],
      ['--nonsense', 'not a flag'],
    ],
    [['stray'], ['argument 1', '--flag VALUE']],
    [['live'], ['argument 1', 'write --source live']],
    [
      ['-p', '1'],
      ['argument 1', '--flag VALUE'],
    ],
  ])('%j', (args, parts) => {
    const [fault = ''] = faultsOf(args);
    for (const part of parts) expect(fault).toContain(part);
  });

  test.each(['tcp://10.0.0.1:4720', 'udp://10.0.0.1:53'])('PAI_PORT=%s is told as what Kubernetes sets', (value) => {
    const [fault = ''] = faultsOf([], { PAI_PORT: value });
    expect(fault).toContain(`PAI_PORT: "${value}" is not allowed; allowed: a whole number from 0 to 65535. Kubernetes`);
    expect(fault).toContain('a service named pai: set enableServiceLinks: false');
    expect(settingsOf(['--port', '1'], { PAI_PORT: value, PAI_SERVICE_HOST: '10.0.0.1' }).port).toBe(1);
    expect(faultsOf(['--port', value])[0]).not.toContain('Kubernetes');
    expect(faultsOf([], { PAI_PORT: '4720x' })[0]).not.toContain('Kubernetes');
  });

  test.each(['PAI_HOST', 'PAI_ALLOWED_HOSTS', 'PAI_SOURCE', 'PAI_KEEP_ALIVE', 'PAI_BASE_PATH'])(
    '%s=tcp://... is not told as what Kubernetes sets, for it sets no such name',
    (variable) => {
      const [fault = ''] = faultsOf([], { [variable]: 'tcp://10.0.0.1:4720' });
      expect(fault).toContain(`${variable}: "tcp://10.0.0.1:4720" is not allowed`);
      expect(fault).not.toContain('Kubernetes');
    },
  );

  test('all of them are told at once, one line each', () => {
    const faults = faultsOf(['--port', 'x\ny', '--host', 'a b', '--nonsense'], { PAI_REGION: 'mars' });
    expect(faults).toHaveLength(4);
    expect(faults.join('')).not.toContain('\n');
    expect(faults.some((fault) => fault.startsWith('PAI_REGION: "mars"'))).toBe(true);
  });

  test('a token that is too short, or that nothing asks for', () => {
    expect(faultsOf(['--auth', 'token'], { PAI_ACCESS_TOKEN: 'short' }).join()).toMatch(/PAI_ACCESS_TOKEN.*20 to 512/);
    expect(faultsOf([], { PAI_ACCESS_TOKEN: 'the-token-of-this-test' }).join()).toMatch(
      /only together with --auth token/,
    );
  });

  test.each(['aaaaaaaaaaaaaaaaaaaa', 'abcabcabcabcabcabcabc', '12345678901234567890', 'Secret-Secret-Secret-'])(
    'a token that is easy to guess, without repeating it: %s',
    (token) => {
      const [fault = '', ...others] = faultsOf(['--auth', 'token'], { PAI_ACCESS_TOKEN: token });
      expect(fault).toMatch(
        /^PAI_ACCESS_TOKEN: the value given is not allowed; allowed: a token that is hard to guess/,
      );
      expect(fault).not.toContain(token.slice(0, 6));
      expect(others).toEqual([]);
    },
  );

  test.each<[args: readonly string[], environment: Record<string, string>, ...begin: string[]]>([
    [['--auth', 'yes', '--host', '0.0.0.0'], {}, '--auth: "yes"'],
    [['--auth=', '--host', '0.0.0.0'], {}, '--auth: is empty'],
    [['--host', '0.0.0.0', '--auth'], {}, '--auth: has no value'],
    [[], { PAI_AUTH: 'zz', PAI_ACCESS_TOKEN: 'the-token-of-this-test' }, 'PAI_AUTH: "zz"'],
    [['--source', 'lively', '--endpoint', 'https://x.example'], {}, '--source: "lively"'],
    [[], { PAI_SOURCE: 'lively', PAI_ACCESS_TOKEN: 'the-token-of-this-test' }, 'PAI_SOURCE: "lively"'],
    [['--source', 'lively', '--auth', 'none', '--host', '10.0.0.5'], {}, '--source: "lively"', '--host: 10.0.0.5 can'],
  ])('%j %j: a fault brings no second one that is false', (args, environment, ...begin) => {
    const faults = faultsOf(args, environment);
    expect(faults).toEqual(begin.map((text) => expect.stringContaining(text)));
  });

  test('a catalog that is not there, under the name it was given by and with the other faults', () => {
    const read = readSettings(['--port', 'x'], { PAI_CATALOG: '/nonexistent' }, checkCatalogFile);
    expect(read).toEqual({
      kind: 'faults',
      faults: [
        expect.stringContaining('--port: "x"'),
        'PAI_CATALOG: "/nonexistent" is not allowed; allowed: the path of a file that can be read; there is no such file',
      ],
    });
  });

  test('a catalog path is relative to a folder, and named in full where the file is missing', () => {
    const faultAt = (path: string, folder: string) => {
      const checked = checkCatalogFile(path, folder);
      return checked.ok ? checked.value : checked.allowed;
    };
    expect(faultAt('./mine.json', '/nonexistent/a')).toMatch(/there is no such file \(\/nonexistent\/a\/mine\.json\)$/);
    expect(faultAt('package.json', process.cwd())).toBe(join(process.cwd(), 'package.json'));
    expect(faultAt('..', process.cwd())).toMatch(/this is a folder \(/);
    const folder = mkdtempSync(join(tmpdir(), 'loop-'));
    symlinkSync(join(folder, 'b'), join(folder, 'a'));
    symlinkSync(join(folder, 'a'), join(folder, 'b'));
    expect(faultAt('a', folder)).toMatch(/its symbolic links lead in a circle \(/);
    expect(faultAt('x'.repeat(300), folder)).toMatch(/the path is too long \(/);
    rmSync(folder, { recursive: true });
  });

  test('the folder is where the command was given, not where npm runs it', () => {
    const own = { npm_package_name: 'pai-image-labels', npm_lifecycle_script: 'x', INIT_CWD: '/person' };
    expect(startFolder(own, '/package')).toBe('/person');
    expect(startFolder({ ...own, npm_package_name: 'other' }, '/package')).toBe('/package');
    expect(startFolder({ INIT_CWD: '/stale' }, '/package')).toBe('/package');
  });

  test('one half of a key', () => {
    expect(faultsOf([], { PAI_EMBEDDED_ACCESS_KEY_ID: 'ak' }).join()).toContain('both or none');
    expect(faultsOf([], { PAI_EMBEDDED_ACCESS_KEY_SECRET: 'sk' }).join()).toContain('both or none');
  });

  test('no secret is ever repeated, nor what follows a flag that does not exist', () => {
    const canary = 'canary-4f1c9';
    const faults = [
      ...faultsOf([], { PAI_ACCESS_TOKEN: canary }),
      ...faultsOf([], { PAI_EMBEDDED_ACCESS_KEY_SECRET: canary }),
      ...faultsOf([], { PAI_EMBEDDED_ACCESS_KEY_ID: `${canary} and a space` }),
      ...faultsOf(['--source', 'live'], { PAI_EMBEDDED_ACCESS_KEY_SECRET: canary }),
      ...faultsOf(['--source', 'live', '--endpoint', `https://a:${canary}@x.example/${canary}?${canary}`]),
      ...faultsOf(['--endpoint', `https://a:${canary}@x.example?${canary}`]),
      ...faultsOf(['--access-token', canary]),
      ...faultsOf([`--access-token=${canary}`]),
      ...faultsOf([canary]),
      ...faultsOf(['--port', '1', canary, canary]),
      ...faultsOf([`-p${canary}`, `-p=${canary}`, `--p:${canary}`, `--P${canary}`]),
      ...faultsOf([`token=${canary}`]),
    ];
    expect(faults.length).toBeGreaterThan(13);
    expect(faults.join('\n')).not.toContain(canary);
  });
});

describe('words instead of a start', () => {
  test('help and version win over faults', () => {
    expect(readSettings(['--port', 'x', '--help'], {}).kind).toBe('help');
    expect(readSettings(['--version', 'stray'], {}).kind).toBe('version');
  });

  test('the help names every flag and variable, meanings in one column', () => {
    const text = helpText();
    for (const { flag = '', variable } of SETTINGS) {
      expect(text).toContain(flag);
      expect(text).toContain(variable);
    }
    const columns = SETTINGS.map(({ meaning }) =>
      text
        .split('\n')
        .find((line) => line.includes(meaning))
        ?.indexOf(meaning),
    );
    expect(new Set(columns).size).toBe(1);
  });
});

test('the help names the defaults that hold', () => {
  const fixed = Object.fromEntries(SETTINGS.map(({ name, byDefault }) => [name, byDefault]));
  expect(settingsOf([])).toMatchObject({
    source: fixed.source,
    host: fixed.host,
    port: Number(fixed.port),
    auth: fixed.auth?.split(' ')[0],
  });
  expect(settingsOf(['--source', 'live'])).toMatchObject({
    network: fixed.network,
    auth: /live: (\w+)/.exec(fixed.auth ?? '')?.[1],
    region: /live: ([\w-]+)/.exec(fixed.region ?? '')?.[1],
  });
});
