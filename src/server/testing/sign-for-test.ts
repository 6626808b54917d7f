import type { Pair } from '../../contract/pair.ts';
import { authorizationHeader, sha256Hex } from '../auth/acs3.ts';

export const TEST_KEY = { id: 'testAK', secret: 'testSK' };

export interface ToSign {
  readonly path?: string;
  readonly query?: readonly Pair[];
  readonly key?: { readonly id: string; readonly secret: string };
  /** Headers to override, or to omit if undefined. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/** The headers of a signed ListImageLabels request. */
export function signForTest({
  path = '/api/v1/image/labels',
  query = [],
  key = TEST_KEY,
  headers = {},
}: ToSign): Headers {
  const all: Record<string, string | undefined> = {
    host: '127.0.0.1',
    'x-acs-action': 'ListImageLabels',
    'x-acs-version': '2021-02-04',
    'x-acs-date': '2026-01-02T03:04:05Z',
    'x-acs-signature-nonce': 'a-nonce',
    'x-acs-content-sha256': sha256Hex(''),
    ...headers,
  };
  const given = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  const bodySha256 = all['x-acs-content-sha256'] ?? '';
  const authorization = authorizationHeader({ method: 'GET', path, query, headers: given, bodySha256 }, key);
  return new Headers([
    ...given.map(([name, value]): [string, string] => [name, value]),
    ['authorization', authorization],
  ]);
}
