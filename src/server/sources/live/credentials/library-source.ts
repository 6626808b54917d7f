import type { IncomingMessage } from 'node:http';
import { failed, ok } from '../../../../contract/result.ts';
import type { Proxies } from '../../../settings/proxy-settings.ts';
import { AccessKey, isKeyText, type KeyResult, type KeySource } from './access-key.ts';
import { dayAndTime } from './profiles/judge-profile.ts';
import { type Answer, type Exchange, isTraced, type RequestOptions, traced, tracedRequest } from './traced-request.ts';

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
        const expired = whyExpired(expiryOf(asked), exchanges);
        if (expired !== undefined) return failed(expired);
        const { accessKeyId, accessKeySecret, securityToken } = found;
        return keyFrom(accessKeyId, accessKeySecret, securityToken);
      } catch {
        return failed(whatFailed(exchanges));
      }
    },
  };
}

/**
 * When the key that a provider remembers expires, in milliseconds since 1970; undefined if that is not known. The
 * library keeps it in a private field and gives out keys that have expired without a word.
 */
function expiryOf(provider: Provider): number | undefined {
  const session: unknown =
    Reflect.get(provider, 'session') ?? Reflect.get(Object(Reflect.get(provider, 'innerProvider')), 'session');
  const time = Date.parse(`${Reflect.get(Object(session), 'expiration')}`);
  return Number.isNaN(time) ? undefined : time;
}

/**
 * Why a key must not be used if it has expired. The clock of the host that gave it decides, because this machine's may
 * be wrong by hours, for which signatures make up. A failed request for a new key is the better reason.
 */
function whyExpired(expires: number | undefined, exchanges: readonly Exchange[]): string | undefined {
  const last = exchanges.at(-1);
  if (expires === undefined || expires > (last?.at ?? Date.now())) return undefined;
  const isAnswered = last !== undefined && last.failure === undefined && last.status === 200;
  const when = `a key that expired on ${dayAndTime(expires / 1_000)}`;
  if (isAnswered) return `${last.host} gave ${when}`;
  return last === undefined ? `it gave ${when}` : `${whatFailed(exchanges)}; it holds ${when}`;
}

/** A key of the values given. Anything may stand where a text belongs. */
export function keyFrom(id: unknown, secret: unknown, token: unknown): KeyResult {
  if (!isKeyText(id) || !isKeyText(secret)) return failed('it gave no usable key');
  if (token && !isKeyText(token)) return failed('it gave a security token with characters that no token has');
  return ok(new AccessKey(id, secret, token ? `${token}` : undefined));
}

/** Why requests for a key gave none, by the last of them. */
export function whatFailed(exchanges: readonly Exchange[]): string {
  const last = exchanges.at(-1);
  if (last === undefined) return 'the credential library could not use it';
  if (last.failure !== undefined) return `${last.host} ${last.failure}`;
  if (last.status === 200)
    return `${last.host} answered without a usable key${last.code && last.code !== 'Success' ? ` (${last.code})` : ''}`;
  return `${last.host} refused: ${last.code === undefined ? '' : `${last.code}, `}status ${last.status}`;
}

export type Library = typeof import('@alicloud/credentials');

let loading: Promise<Library> | undefined;

/**
 * The official credential library. Loaded when it is needed and not above, because it reads DEBUG once, while it is
 * loaded, and would write the requests for tokens and their answers past the log. Nothing else in this process reads
 * DEBUG.
 */
function loadLibrary(): Promise<Library> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Library> {
  delete process.env.DEBUG;
  const [library, httpx] = await Promise.all([import('@alicloud/credentials'), import('httpx')]);
  // A CommonJS module: what it exports is the default here, which its types do not say.
  sendBy('default' in httpx ? (httpx.default as Httpx) : httpx);
  return library;
}

type Httpx = typeof import('httpx');

/**
 * Makes the library's HTTP client send by ours, which knows proxies and notes what became of each request. The library
 * takes neither proxy nor agent. We rejected patching `http.request`, because every request of the process would change.
 */
function sendBy(httpx: Httpx): void {
  const original = { request: httpx.request, read: httpx.read };
  const answers = new WeakMap<object, Answer>();
  const request: Httpx['request'] = async (url, options) => {
    if (!isTraced()) return original.request(url, options);
    const answer = await tracedRequest(url, options as RequestOptions);
    // Of an answer the library reads status and headers, and hands it back to `read`.
    const response = { statusCode: answer.statusCode, headers: answer.headers } as IncomingMessage;
    answers.set(response, answer);
    return response;
  };
  const read: Httpx['read'] = async (response, encoding) => {
    const answer = answers.get(response);
    if (answer === undefined) return original.read(response, encoding);
    return encoding === '' ? answer.body : answer.body.toString(encoding as BufferEncoding);
  };
  Object.assign(httpx, { request, read });
}
