import type { IncomingMessage } from 'node:http';
import { failed, ok } from '../../../../contract/result.ts';
import type { Proxies } from '../../../settings/proxy-settings.ts';
import { AccessKey, isKeyText, type KeyResult, type KeySource } from './access-key.ts';
import { dayAndTime } from './profiles/judge-profile.ts';
import { type Answer, type Exchange, isTraced, type RequestOptions, traced, tracedRequest } from './traced-request.ts';

/** A provider of the credential library. */
export interface Provider {
  getCredentials(): Promise<{ accessKeyId?: string; accessKeySecret?: string; securityToken?: string }>;
  getProviderName(): string;
}

/**
 * A source over a provider of the library, which renews tokens itself. Errors of the library contain secrets (one
 * copies a whole broken profile), so they are never read. The reason for the user comes from the observed requests.
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
        const expired = expiryIssue(expiryOf(asked), exchanges);
        if (expired !== undefined) return failed(expired);
        const { accessKeyId, accessKeySecret, securityToken } = found;
        return keyFrom(accessKeyId, accessKeySecret, securityToken);
      } catch {
        return failed(exchangeIssue(exchanges));
      }
    },
  };
}

/**
 * When the remembered key of a provider expires, in milliseconds since 1970. Returns undefined if that is unknown. The
 * library keeps the time in a private field and returns expired keys without an error.
 */
function expiryOf(provider: Provider): number | undefined {
  const session: unknown =
    Reflect.get(provider, 'session') ?? Reflect.get(Object(Reflect.get(provider, 'innerProvider')), 'session');
  const time = Date.parse(`${Reflect.get(Object(session), 'expiration')}`);
  return Number.isNaN(time) ? undefined : time;
}

/**
 * The reason not to use a key if it has expired. The clock of the host that issued it decides, because the clock of
 * this machine may be wrong by hours; signatures correct for that. A failed renewal is the better reason.
 */
function expiryIssue(expires: number | undefined, exchanges: readonly Exchange[]): string | undefined {
  const last = exchanges.at(-1);
  if (expires === undefined || expires > (last?.at ?? Date.now())) return undefined;
  const isAnswered = last !== undefined && last.failure === undefined && last.status === 200;
  const when = `a key that expired on ${dayAndTime(expires / 1_000)}`;
  if (isAnswered) return `${last.host} gave ${when}`;
  return last === undefined ? `it gave ${when}` : `${exchangeIssue(exchanges)}; it holds ${when}`;
}

/** A key from these values, which may be of any type. */
export function keyFrom(id: unknown, secret: unknown, token: unknown): KeyResult {
  if (!isKeyText(id) || !isKeyText(secret)) return failed('it gave no usable key');
  if (token && !isKeyText(token)) return failed('it gave a security token with characters that no token has');
  return ok(new AccessKey(id, secret, token ? `${token}` : undefined));
}

/** Why no request returned a key, from the last request. */
export function exchangeIssue(exchanges: readonly Exchange[]): string {
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
 * The official credential library. It is imported on demand, because it reads DEBUG while it loads, and would then
 * write token requests and responses past the log. Nothing else in this process reads DEBUG.
 */
function loadLibrary(): Promise<Library> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Library> {
  delete process.env.DEBUG;
  const [library, httpx] = await Promise.all([import('@alicloud/credentials'), import('httpx')]);
  // httpx is a CommonJS module: its exports are the default export here, which its types do not say.
  sendBy('default' in httpx ? (httpx.default as Httpx) : httpx);
  return library;
}

type Httpx = typeof import('httpx');

/**
 * Makes the library's HTTP client use ours, which supports proxies and records each request. The library accepts
 * neither proxy nor agent. We rejected patching `http.request`, because it would affect every request of the process.
 */
function sendBy(httpx: Httpx): void {
  const original = { request: httpx.request, read: httpx.read };
  const answers = new WeakMap<object, Answer>();
  const request: Httpx['request'] = async (url, options) => {
    if (!isTraced()) return original.request(url, options);
    const answer = await tracedRequest(url, options as RequestOptions);
    // The library reads only status and headers of a response, and passes it back to `read`.
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
