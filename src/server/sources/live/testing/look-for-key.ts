import { inspect } from 'node:util';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { createCredentials } from '../credentials/credentials.ts';
import { closeServers, httpServer, sendJson } from './fault-server.ts';
import { emptyHome } from './home.ts';

/** The empty home directory of the running test. */
export let home: ReturnType<typeof emptyHome>;
/** Gives each test of a file an empty home directory. Call it once in the file. */
export function setUpHome(): void {
  beforeEach(() => {
    home = emptyHome();
  });
  afterEach(async () => {
    home.remove();
    await closeServers();
  });
}

/** The paths of the profile files in a home directory. */
export const CLI = '.aliyun/config.json';
export const SHARED = '.alibabacloud/credentials';
/** Fields of profiles. */
export const KEY = { access_key_id: 'canary-id', access_key_secret: 'canary-secret' };
export const STS_OUTPUT = { mode: 'StsToken', ...KEY, sts_token: 'canary-token' };
export const PAST = Math.floor(Date.UTC(2026, 0, 2, 3, 4) / 1_000);
export const FUTURE = Math.floor(Date.now() / 1_000) + 3_600;
export const SSO = {
  mode: 'CloudSSO',
  cloud_sso_sign_in_url: 'https://signin-cn.alibabacloudsso.com/x/login',
  cloud_sso_account_id: '1234567890123456',
  cloud_sso_access_config: 'ac-1',
  access_token: 'canary-access-token',
};

/** A working token service for ALIBABA_CLOUD_CREDENTIALS_URI. Its identity differs from that of every profile. */
export async function otherIdentity() {
  const server = await httpServer((_request, response) =>
    sendJson(response, {
      Code: 'Success',
      AccessKeyId: 'other-id',
      AccessKeySecret: 'canary-other',
      SecurityToken: 'canary-token',
      Expiration: new Date(Date.now() + 3_600_000).toISOString(),
    }),
  );
  vi.stubEnv('ALIBABA_CLOUD_CREDENTIALS_URI', `${server.url}/canary-path`);
  return { host: new URL(server.url).host, requests: server.requests };
}

/** The credentials of this process: the id and its source, or the error message. Without secrets. */
export async function look() {
  const credentials = createCredentials(process.env);
  const got = await credentials.get();
  const source = credentials.answeredBy();
  credentials.close();
  expect(inspect([got, source], { depth: 9 })).not.toMatch(/canary|1234567890123456/);
  expect(inspect([got, source], { depth: 9 })).not.toContain(home.path);
  return got.ok ? { id: got.value.id, source } : { message: got.error.message };
}
