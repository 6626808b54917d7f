import { describe, expect, test } from 'vitest';
import { helpText, SETTINGS } from './setting-table.ts';
import { readSettings } from './settings.ts';
import { settingsOf } from './testing/settings-of.ts';

describe('words instead of a start', () => {
  test('help and version win over issues', () => {
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

test('the help names the right defaults', () => {
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
