import { expect, test } from 'vitest';
import { SETTINGS } from './setting-table.ts';
import { nearSettings } from './settings.ts';

test.each([
  ['PAI_WORKSPACE', 'PAI_WORKSPACE_ID'],
  ['PAI_WORKSPACEID', 'PAI_WORKSPACE_ID'],
  ['PAI_BASEPATH', 'PAI_BASE_PATH'],
  ['PAI_ALLOWED_HOST', 'PAI_ALLOWED_HOSTS'],
  ['PAI_KEEPALIVE', 'PAI_KEEP_ALIVE'],
  ['pai_port', 'PAI_PORT'],
  ['PAI-REGION', 'PAI_REGION'],
  ['PAI_REGIONS', 'PAI_REGION'],
  ['PAI_HISTORYDAYS', 'PAI_HISTORY_DAYS'],
  ['PAI_ACCESSTOKEN', 'PAI_ACCESS_TOKEN'],
])('%s is reported as %s, without its value', (set, name) => {
  expect(nearSettings({ [set]: 'canary' })).toEqual([`${set} is set but not read; the name is ${name}`]);
  expect(nearSettings({ [set]: '' })).toEqual([]);
  expect(nearSettings({ [set]: 'canary', [name]: 'x' })).toEqual([]);
});

test('settings, and variables of Kubernetes, PAI and others, are not reported', () => {
  const ours = Object.fromEntries(SETTINGS.map(({ variable }) => [variable, 'x']));
  expect(nearSettings(ours)).toEqual([]);
  const others = [
    'PAI_SERVICE_HOST',
    'PAI_SERVICE_PORT',
    'PAI_PORT_4720_TCP',
    'PAI_PORT_4720_TCP_ADDR',
    'PORT',
    'HOST',
  ];
  expect(nearSettings(Object.fromEntries([...others, 'REGION', 'PAI_USER_ID'].map((name) => [name, 'x'])))).toEqual([]);
});
