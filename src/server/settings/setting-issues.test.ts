import { describe, expect, test } from 'vitest';
import { checkCatalogFile } from './check-value.ts';
import { SETTINGS } from './setting-table.ts';
import { readSettings } from './settings.ts';
import { issuesOf, settingsOf } from './testing/settings-of.ts';

describe('issues', () => {
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
    [['--Port=1'], ['argument 1', 'did you mean --port?']],
    [
      ['--allowed_hosts', 'x'],
      ['argument 1', 'did you mean --allowed-hosts?'],
    ],
    [
      ['--allowed-host', 'x'],
      ['"--allowed-host"', 'did you mean --allowed-hosts?'],
    ],
    [
      ['–region', 'x'],
      ['argument 1', 'did you mean --region?'],
    ],
    [['stray'], ['argument 1', '--flag VALUE']],
    [['live'], ['argument 1', 'write --source live']],
    [
      ['-p', '1'],
      ['argument 1', '--flag VALUE'],
    ],
  ])('%j', (args, parts) => {
    const [fault = ''] = issuesOf(args);
    for (const part of parts) expect(fault).toContain(part);
  });

  test.each(['tcp://10.0.0.1:4720', 'udp://10.0.0.1:53'])('PAI_PORT=%s is reported as set by Kubernetes', (value) => {
    const [fault = ''] = issuesOf([], { PAI_PORT: value });
    expect(fault).toContain(`PAI_PORT: "${value}" is not allowed; allowed: a whole number from 0 to 65535. Kubernetes`);
    expect(fault).toContain('a service named pai: set enableServiceLinks: false');
    expect(settingsOf(['--port', '1'], { PAI_PORT: value, PAI_SERVICE_HOST: '10.0.0.1' }).port).toBe(1);
    expect(issuesOf(['--port', value])[0]).not.toContain('Kubernetes');
    expect(issuesOf([], { PAI_PORT: '4720x' })[0]).not.toContain('Kubernetes');
  });

  test('a base path of Windows is reported as made by Git Bash', () => {
    const path = 'C:/Program Files/Git/pai';
    expect(issuesOf(['--base-path', path])[0]).toMatch(/Git Bash turns paths into this form: set MSYS_NO_PATHCONV=1/);
    expect(issuesOf([], { PAI_BASE_PATH: path })[0]).toMatch(/set MSYS2_ENV_CONV_EXCL=PAI_BASE_PATH before/);
    expect(issuesOf(['--base-path', 'pai'])[0]).not.toContain('Git Bash');
    expect(issuesOf(['--region', path])[0]).not.toContain('Git Bash');
  });

  test.each(['PAI_HOST', 'PAI_ALLOWED_HOSTS', 'PAI_SOURCE', 'PAI_KEEP_ALIVE', 'PAI_BASE_PATH'])(
    '%s=tcp://... is not reported as a variable of Kubernetes, which never sets this name',
    (variable) => {
      const [fault = ''] = issuesOf([], { [variable]: 'tcp://10.0.0.1:4720' });
      expect(fault).toContain(`${variable}: "tcp://10.0.0.1:4720" is not allowed`);
      expect(fault).not.toContain('Kubernetes');
    },
  );

  test('all are reported at once, one line each', () => {
    const issues = issuesOf(['--port', 'x\ny', '--host', 'a b', '--nonsense'], { PAI_REGION: 'mars' });
    expect(issues).toHaveLength(4);
    expect(issues.join('')).not.toContain('\n');
    expect(issues.some((fault) => fault.startsWith('PAI_REGION: "mars"'))).toBe(true);
  });

  test('a token that is too short, or not needed', () => {
    expect(issuesOf(['--auth', 'token'], { PAI_ACCESS_TOKEN: 'short' }).join()).toMatch(/PAI_ACCESS_TOKEN.*20 to 512/);
    expect(issuesOf([], { PAI_ACCESS_TOKEN: 'the-token-of-this-test' }).join()).toMatch(
      /only together with --auth token/,
    );
  });

  test.each(['aaaaaaaaaaaaaaaaaaaa', 'abcabcabcabcabcabcabc', '12345678901234567890', 'Secret-Secret-Secret-'])(
    'a token that is easy to guess, without repeating it: %s',
    (token) => {
      const [fault = '', ...others] = issuesOf(['--auth', 'token'], { PAI_ACCESS_TOKEN: token });
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
    const issues = issuesOf(args, environment);
    expect(issues).toEqual(begin.map((text) => expect.stringContaining(text)));
  });

  test('a missing catalog, under the name of its setting and with the other issues', () => {
    const read = readSettings(['--port', 'x'], { PAI_CATALOG: '/nonexistent' }, checkCatalogFile);
    expect(read).toEqual({
      kind: 'issues',
      issues: [
        expect.stringContaining('--port: "x"'),
        'PAI_CATALOG: "/nonexistent" is not allowed; allowed: the path of a file that can be read; there is no such file',
      ],
    });
  });

  test('one half of a key', () => {
    expect(issuesOf([], { PAI_EMBEDDED_ACCESS_KEY_ID: 'ak' }).join()).toContain('both or none');
    expect(issuesOf([], { PAI_EMBEDDED_ACCESS_KEY_SECRET: 'sk' }).join()).toContain('both or none');
  });

  test('no secret is repeated, and no word after an unknown flag', () => {
    const canary = 'canary-4f1c9';
    const issues = [
      ...issuesOf([], { PAI_ACCESS_TOKEN: canary }),
      ...issuesOf([], { PAI_EMBEDDED_ACCESS_KEY_SECRET: canary }),
      ...issuesOf([], { PAI_EMBEDDED_ACCESS_KEY_ID: `${canary} and a space` }),
      ...issuesOf(['--source', 'live'], { PAI_EMBEDDED_ACCESS_KEY_SECRET: canary }),
      ...issuesOf(['--source', 'live', '--endpoint', `https://a:${canary}@x.example/${canary}?${canary}`]),
      ...issuesOf(['--endpoint', `https://a:${canary}@x.example?${canary}`]),
      ...issuesOf(['--access-token', canary]),
      ...issuesOf([`--access-token=${canary}`]),
      ...issuesOf([canary]),
      ...issuesOf(['--port', '1', canary, canary]),
      ...issuesOf([`-p${canary}`, `-p=${canary}`, `--p:${canary}`, `--P${canary}`]),
      ...issuesOf([`token=${canary}`]),
    ];
    expect(issues.length).toBeGreaterThan(13);
    expect(issues.join('\n')).not.toContain(canary);
  });

  test.each(SETTINGS.flatMap(({ flag }) => flag ?? []))('%s repeats no user of an address', (flag) => {
    const canary = 'canary/4f?1#c9';
    const long = canary.repeat(20);
    const given = [`http://bob:${canary}@h.example/x`, `bob:${canary}@h.example`, `https://${canary}@h`, `a:${long}@h`];
    for (const source of ['live', 'embedded'])
      for (const value of given) {
        const issues = readSettings(['--source', source, flag, value], {}, checkCatalogFile);
        expect(JSON.stringify(issues.kind === 'issues' ? issues : {})).not.toContain('canary');
      }
  });

  test.each([
    ['--host', 'bobcanary@h.example', '"…@h.example"'],
    ['--endpoint', 'canary@h.example', '"…@h.example"'],
    ['--base-path', '/user/me@corp.example/../x', '"/user/me@corp.example/../x"'],
    ['--base-path', '/user/me:2@corp/../x', '"/user/me:2@corp/../x"'],
  ])('%s %s is shown as %s', (flag, value, shown) => {
    expect(issuesOf(['--source', 'live', flag, value])[0]).toContain(`${flag}: ${shown} is not allowed`);
  });
});
