import { bearerToken, cookieValues, randomSecret } from './access-token.ts';
import { isApiPath, readQuery, type Target } from './http/target.ts';
import { sameSecret } from './same-secret.ts';

type Verdict =
  | { readonly kind: 'pass' }
  /** The address held the token: set the cookie and go on at `location`. */
  | { readonly kind: 'enter'; readonly cookie: string; readonly location: string }
  /** `wrongToken`: a token was given, and it is not the one. */
  | { readonly kind: 'refuse'; readonly wrongToken: boolean };

export type TokenGate = (target: Target, headers: Headers) => Verdict;

/**
 * The gate of `--auth token`. The cookie holds a secret of its own, so that a copied cookie does not give away the
 * token; its name holds the port, because browsers share cookies between all ports of a host. Under a base path it is sent to nothing beside it.
 */
export function createTokenGate(token: string, port: number, cookieSecret = randomSecret(), basePath = ''): TokenGate {
  const cookieName = `pai-image-labels-${port}`;
  const cookie = `${cookieName}=${cookieSecret}; Path=${basePath}/; HttpOnly; SameSite=Strict`;

  return (target, headers) => {
    const bearer = bearerToken(headers.get('authorization'));
    if (bearer !== undefined) return sameSecret(bearer, token) ? { kind: 'pass' } : refuse(true);
    const signedIn = cookieValues(headers.get('cookie'), cookieName).some((value) => sameSecret(value, cookieSecret));
    if (isApiPath(target.path)) return signedIn ? { kind: 'pass' } : refuse(false);
    const { tokens, rest } = takeTokens(target.query);
    // Who is signed in gets the clean address even with a wrong token in it: the sign-in page reloads on a valid
    // cookie, and would do so for ever.
    const right = tokens.some((given) => sameSecret(given, token));
    if (tokens.length > 0 && (right || signedIn))
      return { kind: 'enter', cookie, location: basePath + addressOf(target, rest) };
    return signedIn ? { kind: 'pass' } : refuse(tokens.length > 0);
  };
}

function refuse(wrongToken: boolean): Verdict {
  return { kind: 'refuse', wrongToken };
}

/** The values of `token` in a query, and the other pieces of the query as they came. */
function takeTokens(query: string): { readonly tokens: readonly string[]; readonly rest: readonly string[] } {
  const tokens: string[] = [];
  const rest = query.split('&').filter((piece) => {
    const read = readQuery(piece);
    const [pair] = read.ok ? read.value : [];
    if (pair?.[0] !== 'token') return piece !== '';
    tokens.push(pair[1]);
    return false;
  });
  return { tokens, rest };
}

/** A path with several leading slashes would be another host to a browser: this writes one. */
function addressOf(target: Target, rest: readonly string[]): string {
  const path = target.path.replace(/^[/\\]*/, '/');
  return rest.length === 0 ? path : `${path}?${rest.join('&')}`;
}
