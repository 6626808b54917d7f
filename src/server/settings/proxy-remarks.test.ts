import { expect, test } from 'vitest';
import { proxyRemarks, readProxies } from './proxy-settings.ts';

const SERVICE = 'https://aiworkspace.cn-hangzhou.aliyuncs.com';

test.each<[Record<string, string>, string, readonly string[]]>([
  [{}, SERVICE, []],
  [
    { HTTPS_PROXY: 'http://user:canary@proxy:3128' },
    SERVICE,
    ['requests go through the proxy http://proxy:3128 (HTTPS_PROXY), except to this machine'],
  ],
  [
    { https_proxy: 'proxy:3128', NO_PROXY: '.corp.example 10.0.0.0/8,<local>' },
    SERVICE,
    [
      'requests go through the proxy http://proxy:3128 (https_proxy), except to this machine and to .corp.example, 10.0.0.0/8 (NO_PROXY)',
      'NO_PROXY: "<local>" is ignored; allowed: *, host, .domain, *.domain, an address, a range such as 10.0.0.0/8 or 10.*, a port after a host or an address',
    ],
  ],
  [
    { HTTPS_PROXY: 'proxy:3128', NO_PROXY: 'aliyuncs.com,<local>' },
    SERVICE,
    [
      'requests to aiworkspace.cn-hangzhou.aliyuncs.com go directly: NO_PROXY names it; others go through the proxy http://proxy:3128 (HTTPS_PROXY)',
      'NO_PROXY: "<local>" is ignored; allowed: *, host, .domain, *.domain, an address, a range such as 10.0.0.0/8 or 10.*, a port after a host or an address',
    ],
  ],
  [
    { HTTPS_PROXY: 'proxy:3128', NO_PROXY: 'http://bob:canary@a.example bob:canary@b.example' },
    SERVICE,
    [
      'requests go through the proxy http://proxy:3128 (HTTPS_PROXY), except to this machine',
      'NO_PROXY: "http://…@a.example", "…@b.example" is ignored; allowed: *, host, .domain, *.domain, an address, a range such as 10.0.0.0/8 or 10.*, a port after a host or an address',
    ],
  ],
  [
    { HTTP_PROXY: 'proxy:3128' },
    SERVICE,
    [
      'requests to aiworkspace.cn-hangzhou.aliyuncs.com go directly: HTTP_PROXY is for http only; for https set HTTPS_PROXY',
    ],
  ],
  [
    { ALL_PROXY: 'proxy:3128' },
    'http://127.0.0.1:9000',
    [
      'requests to 127.0.0.1:9000 go directly: it is this machine; others go through the proxy http://proxy:3128 (ALL_PROXY)',
    ],
  ],
])('%j for %s', (environment, service, lines) => {
  const read = readProxies(environment);
  expect(read.ok && proxyRemarks(read.value, new URL(service))).toEqual(lines);
});
