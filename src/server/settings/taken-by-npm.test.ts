import { describe, expect, test } from 'vitest';
import { takenByNpm } from './given-values.ts';
import { SETTINGS } from './setting-table.ts';
import { readSettings } from './settings.ts';

const START = { npm_lifecycle_event: 'start' };
const npmrc =
  (...texts: string[]) =>
  () =>
    texts;
const taken = (config: Record<string, string>, args: readonly string[] = [], event = 'start') =>
  takenByNpm(args, { npm_lifecycle_event: event, npm_config_cache: '/x', ...config }, npmrc());

describe('a setting that npm took as its own', () => {
  test.each(SETTINGS.flatMap(({ flag }) => flag ?? []))('%s is reported, with the right command', (flag) => {
    const name = `npm_config_${flag.slice(2).replaceAll('-', '_')}`;
    expect(taken({ [name]: '12345' })).toBe(
      `${flag}: npm took this flag as its own; write: npm start -- ${flag} 12345`,
    );
  });

  test('several are one line', () => {
    expect(taken({ npm_config_source: 'live', npm_config_port: '1' })).toBe(
      '--port, --source: npm took these flags as its own; write: npm start -- --port 1 --source live',
    );
  });

  test('a value after a space has become a word: repeated only if it is certainly not secret', () => {
    expect(taken({ npm_config_source: 'true' }, ['live'])).toMatch(/npm start -- --source live$/);
    expect(taken({ npm_config_region: 'true' }, ['canary-secret'])).toMatch(/npm start -- --region VALUE$/);
    expect(taken({ npm_config_source: 'true' })).toMatch(/npm start -- --source VALUE$/);
  });

  test.each(['', 'https://a:canary@x.example', 'two words', '$(canary)'])('the value %j is not repeated', (value) => {
    expect(taken({ npm_config_endpoint: value })).toMatch(/npm start -- --endpoint VALUE$/);
  });

  test('in development it is a variable', () => {
    expect(taken({ npm_config_source: 'live' }, [], 'dev')).toMatch(/write: PAI_SOURCE=live npm run dev$/);
  });

  test('stops the start with that line alone', () => {
    const environment = { ...START, npm_config_port: 'true', npm_config_source: 'true' };
    expect(readSettings(['live', '1'], environment)).toEqual({
      kind: 'issues',
      issues: ['--port, --source: npm took these flags as its own; write: npm start -- --port VALUE --source live'],
    });
  });
});

describe('is not reported', () => {
  test("of npm's own configuration, of other scripts, and without npm", () => {
    expect(taken({ npm_config_registry: 'https://x.example', npm_config_workspaces: 'true' })).toBeUndefined();
    expect(taken({ npm_config_source: 'live' }, [], 'test')).toBeUndefined();
    expect(takenByNpm([], { npm_config_source: 'live' }, npmrc())).toBeUndefined();
  });

  test.each(['port=8080', 'save=true\r\nport = 8080\r\n', '  "port"=1', 'PORT=1'])(
    'of what an .npmrc sets: %j',
    (text) => {
      expect(takenByNpm([], { ...START, npm_config_port: '8080' }, npmrc('', text))).toBeUndefined();
    },
  );

  test.each(['report=1', '; port=1', '# port=1', '//x.example/:port=1', 'port-range=1'])(
    'but for another line: %j',
    (text) => {
      expect(takenByNpm([], { ...START, npm_config_port: '1' }, npmrc(text))).toBeDefined();
    },
  );

  test('of a variable in capitals', () => {
    expect(takenByNpm([], { ...START, npm_config_port: '1', NPM_CONFIG_PORT: '1' }, npmrc())).toBeUndefined();
  });
});
