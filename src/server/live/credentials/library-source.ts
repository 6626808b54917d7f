import type { Proxies } from '../../settings/proxy-settings.ts';
import { AccessKey, isKeyText } from '../access-key.ts';
import { type KeyOutcome, type KeySource, noKey } from './key-source.ts';
import { type Library, loadLibrary } from './library.ts';
import { type Exchange, traced } from './traced-request.ts';

/** What the library calls a provider. */
export interface Provider {
  getCredentials(): Promise<{ accessKeyId?: string; accessKeySecret?: string; securityToken?: string }>;
  getProviderName(): string;
}

/**
 * A source behind a provider of the library, which renews tokens by itself. The errors of the library hold secrets (a
 * broken profile is copied into one whole), so none is looked at: what a person reads is made of the requests seen.
 */
export function librarySource(build: (library: Library) => Provider, proxies: Proxies): KeySource {
  let provider: Provider | undefined;
  return {
    get: async () => {
      const exchanges: Exchange[] = [];
      try {
        const library = await loadLibrary();
        const asked = provider ?? build(library);
        provider = asked;
        const found = await traced(proxies, exchanges, () => asked.getCredentials());
        const { accessKeyId, accessKeySecret, securityToken } = found;
        return keyFrom(accessKeyId, accessKeySecret, securityToken);
      } catch {
        return noKey(whatFailed(exchanges));
      }
    },
  };
}

/** A key of the values given. Anything may stand where a text belongs. */
export function keyFrom(id: unknown, secret: unknown, token: unknown): KeyOutcome {
  if (!isKeyText(id) || !isKeyText(secret)) return noKey('it gave no usable key');
  if (token && !isKeyText(token)) return noKey('it gave a security token with characters that no token has');
  return { ok: true, key: new AccessKey(id, secret, token ? `${token}` : undefined) };
}

/** Why requests for a key gave none, by the last of them. */
export function whatFailed(exchanges: readonly Exchange[]): string {
  const last = exchanges.at(-1);
  if (last === undefined) return 'the credential library could not use it';
  if (last.trouble !== undefined) return `${last.host} ${last.trouble}`;
  if (last.status === 200)
    return `${last.host} answered without a usable key${last.code && last.code !== 'Success' ? ` (${last.code})` : ''}`;
  return `${last.host} refused: ${last.code === undefined ? '' : `${last.code}, `}status ${last.status}`;
}
