import { startStandIn } from '../stand-in/stand-in.mjs';
import { serveUnder } from '../support/serve-under.mjs';

/**
 * @typedef {object} LiveOptions
 * @property {readonly string[]} [flags] further flags of the product
 * @property {Readonly<Record<string, string>>} [env] further settings of the product as variables
 * @property {string} [endpoint] the base URL to use instead of the stand-in's
 * @property {string} [canary] the target of the redirect fault
 * @property {boolean} [movableClock] makes `letTimePass` work
 * @property {import('../support/serve-under.mjs').Serving} [serving] how browsers reach it
 * @property {boolean} [plainKey] a key and its secret without a security token
 */

/** Unique texts in realistic forms. None of them may leave the server, in a response or in its output. */
export const CANARIES = {
  keyId: 'LTAI5tCanaryKeyIdOfTheTests',
  keySecret: 'CanarySecretOfTheTests00000000',
  // Without words of error codes: any repeat of twelve characters of a secret is hidden.
  securityToken: 'CAISq3J8vZ0mT4kWb7yR1nLc5dXh9pGs+/==',
  accessToken: 'canary-access-token-of-the-tests',
};

export const LABELS = '/api/v1/image/labels';

/**
 * The built product with its live source, and a stand-in for PAI behind it; every secret of the two is a canary.
 *
 * @param {LiveOptions} [options]
 */
export async function startLive({
  flags = [],
  env = {},
  endpoint,
  canary,
  plainKey = false,
  movableClock = false,
  serving = 'root',
} = {}) {
  const securityToken = plainKey ? undefined : CANARIES.securityToken;
  const standIn = await startStandIn({
    key: { id: CANARIES.keyId, secret: CANARIES.keySecret, securityToken },
    ...(canary === undefined ? {} : { canary }),
  });
  const server = await serveUnder(serving, {
    flags: ['--source', 'live', '--endpoint', endpoint ?? standIn.origin, ...flags],
    env: {
      ALIBABA_CLOUD_ACCESS_KEY_ID: CANARIES.keyId,
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: CANARIES.keySecret,
      ...(securityToken === undefined ? {} : { ALIBABA_CLOUD_SECURITY_TOKEN: securityToken }),
      PAI_ACCESS_TOKEN: CANARIES.accessToken,
      ...(movableClock ? { NODE_OPTIONS: `--import=${new URL('../support/later-clock.mjs', import.meta.url)}` } : {}),
      ...env,
    },
  });
  const headers = { Authorization: `Bearer ${CANARIES.accessToken}` };
  return {
    standIn,
    server,
    /** The headers that sign a program in. */
    headers,
    /**
     * Asks the product, signed in.
     *
     * @param {string} path
     * @param {RequestInit} [init]
     */
    ask: (path, init = {}) =>
      fetch(`${server.origin}${path}`, {
        ...init,
        headers: { ...headers, ...Object.fromEntries(new Headers(init.headers)) },
      }),
    /** Moves the product's clock two minutes ahead, so that cached responses become stale. */
    letTimePass: async () => {
      const lines = () => server.output().split('clock ahead').length;
      const before = lines();
      process.kill(server.pid, 'SIGURG');
      while (lines() === before) await new Promise((resolve) => setTimeout(resolve, 5));
    },
    stop: async () => {
      const code = await server.stop();
      await standIn.stop();
      return code;
    },
  };
}
