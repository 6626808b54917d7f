import { setTimeout as wait } from 'node:timers/promises';
import { PATHS } from '../../contract/paths.ts';
import { Limiter } from '../http/limiter.ts';
import { type RequestContext, readQuery, type Target } from '../http/target.ts';
import type { Log } from '../log/log.ts';
import { basicPassword, bearerToken, cookieValues, randomSecret, sameSecret } from './access-token.ts';

type Verdict =
  | { readonly kind: 'pass' }
  /** The address contained the token: set the cookie and redirect to `location`. */
  | { readonly kind: 'enter'; readonly cookie: string; readonly location: string }
  /** `wrongToken`: a token was given, and it is wrong. */
  | { readonly kind: 'refuse'; readonly wrongToken: boolean };

export type TokenGate = (context: RequestContext, headers: Pick<Headers, 'get'>) => Verdict;

/**
 * The gate of `--auth token`. The cookie has its own secret, so that a copied cookie does not reveal the token. Its
 * name contains the port, because browsers share cookies between all ports of a host. Under a base path it is sent only
 * below that path.
 */
export function createTokenGate(token: string, port: number, cookieSecret = randomSecret(), basePath = ''): TokenGate {
  const cookieName = `pai-image-labels-${port}`;
  const cookie = `${cookieName}=${cookieSecret}; Path=${basePath}/; HttpOnly; SameSite=Strict`;

  return ({ target, isApi }, headers) => {
    // Feed readers support only HTTP Basic. No other path accepts it: a browser would send the password to the page too.
    const password = target.path === PATHS.changes ? basicPassword(headers.get('authorization')) : undefined;
    const bearer = bearerToken(headers.get('authorization')) ?? password;
    if (bearer !== undefined) return sameSecret(bearer, token) ? { kind: 'pass' } : refuse(true);
    const signedIn = cookieValues(headers.get('cookie'), cookieName).some((value) => sameSecret(value, cookieSecret));
    if (isApi) return signedIn ? { kind: 'pass' } : refuse(false);
    const { tokens, rest } = takeTokens(target.query);
    // A signed-in browser gets the clean address even with a wrong token in it: the sign-in page reloads on a valid
    // cookie, and would do so in an endless loop.
    const right = tokens.some((given) => sameSecret(given, token));
    if (tokens.length > 0 && (right || signedIn))
      return { kind: 'enter', cookie, location: basePath + addressOf(target, rest) };
    return signedIn ? { kind: 'pass' } : refuse(tokens.length > 0);
  };
}

function refuse(wrongToken: boolean): Verdict {
  return { kind: 'refuse', wrongToken };
}

/** The values of `token` in a query, and the other parts of the query unchanged. */
function takeTokens(query: string): { readonly tokens: readonly string[]; readonly rest: readonly string[] } {
  const tokens: string[] = [];
  const rest = query.split('&').filter((piece) => {
    const read = readQuery(piece);
    const [pair] = read.ok ? read.value : [];
    if (pair?.[0] !== 'token') return piece !== '';
    tokens.push(withoutHidden(pair[1]));
    return false;
  });
  return { tokens, rest };
}

/**
 * Removes characters that no token contains, such as white space or zero-width characters at the end of a copied link.
 */
function withoutHidden(token: string): string {
  return token.replace(/^[^\x21-\x7e]+|[^\x21-\x7e]+$/g, '');
}

/** Reduces leading slashes to one: browsers read a path with several as another host. */
function addressOf(target: Target, rest: readonly string[]): string {
  const path = target.path.replace(/^[/\\]*/, '/');
  return rest.length === 0 ? path : `${path}?${rest.join('&')}`;
}

export interface WrongTokenLimits {
  /** The number of wrong tokens refused without a delay: people mistype. */
  readonly free: number;
  /** The extra delay of each further refusal, in milliseconds. */
  readonly stepMs: number;
  readonly longestMs: number;
  /** After this time without a wrong token the count restarts at zero, in milliseconds. */
  readonly forgetMs: number;
  /** The limit of delayed refusals at a time; each keeps a connection open. */
  readonly waiting: number;
  /** At most one line in this time, in milliseconds. */
  readonly lineMs: number;
}

export const WRONG_TOKEN_LIMITS: WrongTokenLimits = {
  free: 5,
  stepMs: 10,
  longestMs: 1_000,
  forgetMs: 60_000,
  waiting: 100,
  lineMs: 60_000,
};

/**
 * Slows down guessing of tokens. Delays the refusal of a wrong token, and returns false without a delay if too many
 * refusals are waiting. Only refusals are delayed: the right token was compared before, so wrong tokens of others delay
 * no one. The count is shared by all clients. We rejected one for each address: all programs of one machine share an
 * address, and a table of addresses grows.
 */
export type WrongTokens = (signal: AbortSignal) => Promise<boolean>;

export function createWrongTokens(log: Log | undefined, limits: WrongTokenLimits = WRONG_TOKEN_LIMITS): WrongTokens {
  const note = createLines(log, limits.lineMs);
  let count = 0;
  // No queue here: each delayed refusal keeps a connection open.
  const refusals = new Limiter(limits.waiting, 0);
  let lastAt = Number.NEGATIVE_INFINITY;

  return async (signal) => {
    const now = performance.now();
    if (now - lastAt > limits.forgetMs) count = 0;
    lastAt = now;
    count += 1;
    note();
    const pause = Math.min(limits.longestMs, limits.stepMs * (count - limits.free));
    if (pause <= 0) return true;
    const turn = await refusals.take(signal);
    if (!turn.ok) return turn.error === 'gone';
    // A client that disconnects ends the delay.
    await wait(pause, undefined, { signal, ref: false }).catch(() => {});
    turn.value();
    return true;
  };
}

/** Logs the first wrong token at once, and later ones as a number once a minute. */
function createLines(log: Log | undefined, lineMs: number): () => void {
  let unwritten = 0;
  let isPaused = false;
  function write(): void {
    isPaused = unwritten > 0;
    if (!isPaused) return;
    log?.record({ event: 'wrong-access-token', requests: unwritten });
    unwritten = 0;
    setTimeout(write, lineMs).unref();
  }
  return () => {
    unwritten += 1;
    if (!isPaused) write();
  };
}
