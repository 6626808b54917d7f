import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readProxies } from '../../../settings/proxy-settings.ts';
import { type ProxyOptions, startProxy } from '../testing/connect-proxy.ts';
import { closeServers, httpServer, sendJson } from '../testing/fault-server.ts';
import { cliConfig, emptyHome } from '../testing/home.ts';
import { createCredentials } from './credentials.ts';

let home: ReturnType<typeof emptyHome>;
const closers: (() => Promise<unknown>)[] = [];
beforeEach(() => {
  home = emptyHome();
});
afterEach(async () => {
  home.remove();
  await Promise.all(closers.splice(0).map((close) => close()));
  await closeServers();
});

const TOKEN = {
  Code: 'Success',
  AccessKeyId: 'id-1',
  AccessKeySecret: 'canary',
  SecurityToken: 'canary',
  Expiration: new Date(Date.now() + 3_600_000).toISOString(),
};

/** The result of a credential lookup behind this proxy, which requires a password. */
async function lookBehind(options: ProxyOptions) {
  const proxy = await startProxy(options);
  closers.push(proxy.close);
  const url = proxy.url.replace('//', '//user:canary-word@');
  const read = readProxies({ HTTPS_PROXY: url, HTTP_PROXY: url });
  if (!read.ok) throw new Error(read.error.join());
  const credentials = createCredentials(process.env, { proxies: read.value });
  const got = await credentials.get();
  credentials.close();
  if (!got.ok) expect(got.error.message).not.toContain('canary');
  return { proxy, id: got.ok && got.value.id, message: got.ok ? '' : got.error.message };
}

describe('the requests of the credential library', () => {
  test('go through the proxy: http with the whole URL', async () => {
    vi.stubEnv('ALIBABA_CLOUD_CREDENTIALS_URI', 'http://tokens.example:8080/canary?x=1');
    const { proxy, id } = await lookBehind({ onRequest: (_request, response) => sendJson(response, TOKEN) });
    expect(id).toBe('id-1');
    expect(proxy.requests).toEqual(['http://tokens.example:8080/canary?x=1']);
    expect(proxy.authorizations).toEqual([`Basic ${Buffer.from('user:canary-word').toString('base64')}`]);
  });

  test.each([
    ['407 Proxy Authentication Required', 'refused the user and the password of its URL (407)'],
    ['502 Bad Gateway', 'could not reach the host (502)'],
  ])('and https by CONNECT; %s is reported for the proxy', async (connectStatus, words) => {
    const role = { mode: 'RamRoleArn', access_key_id: 'a', access_key_secret: 'canary', ram_role_arn: 'acs:canary' };
    home.write('.aliyun/config.json', cliConfig({ name: 'prod', ...role, sts_endpoint: 'sts.example' }));
    const { proxy, message } = await lookBehind({ connectStatus });
    expect(proxy.connects).toEqual(['sts.example:443']);
    expect(message).toContain(`mode RamRoleArn: sts.example could not be asked: the proxy ${proxy.host} ${words}`);
  });

  test('and a proxy that requires a password for http is named', async () => {
    vi.stubEnv('ALIBABA_CLOUD_CREDENTIALS_URI', 'http://tokens.example/');
    const { proxy, message } = await lookBehind({ onRequest: (_request, response) => response.writeHead(407).end() });
    expect(message).toContain(
      `tokens.example could not be asked: the proxy ${proxy.host} refused the user and the password of its URL (407)`,
    );
  });

  test('but not requests to this machine', async () => {
    const server = await httpServer((_request, response) => sendJson(response, TOKEN));
    vi.stubEnv('ALIBABA_CLOUD_CREDENTIALS_URI', server.url);
    const { proxy, id } = await lookBehind({});
    expect(id).toBe('id-1');
    expect(proxy.requests).toEqual([]);
  });
});
