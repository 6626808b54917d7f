import { expect, test } from 'vitest';
import { allowedHosts, urlOf } from './hosts.ts';

function hostsOf(host: string, port: number, more: readonly string[] = []) {
  return [...allowedHosts({ host, allowedHosts: more }, port)].sort();
}

test('loopback names with the port, and added hosts', () => {
  expect(hostsOf('127.0.0.1', 4720, ['pai.example.com'])).toEqual([
    '127.0.0.1:4720',
    '[::1]:4720',
    'localhost:4720',
    'pai.example.com:443',
    'pai.example.com:80',
  ]);
});

test('the listening address, if it is a single one', () => {
  expect(hostsOf('10.0.0.5', 1)).toContain('10.0.0.5:1');
  expect(hostsOf('fe80::1', 1)).toContain('[fe80::1]:1');
  expect(hostsOf('0.0.0.0', 1)).not.toContain('0.0.0.0:1');
  expect(hostsOf('::', 1)).not.toContain('[::]:1');
});

test.each([
  ['127.0.0.1', 'http://127.0.0.1:4720'],
  ['localhost', 'http://localhost:4720'],
  ['::1', 'http://[::1]:4720'],
  ['0.0.0.0', 'http://127.0.0.1:4720'],
  ['::', 'http://[::1]:4720'],
])('listening on %s is shown as %s', (host, url) => {
  expect(urlOf(host, 4720)).toBe(url);
});
