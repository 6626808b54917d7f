import type { Pair } from '../../contract/pair.ts';
import type { SignatureCheck } from '../auth/verify-signature.ts';
import type { AppContext } from './answers.ts';

/** The refusal of a request for data that is not signed as the settings ask for; undefined if it may be answered. */
export function unsignedRefusal(
  c: AppContext,
  operation: string,
  query: readonly Pair[],
  check: SignatureCheck | undefined,
  /** The guard lets no GET with a body through. */
  body: Uint8Array = new Uint8Array(),
) {
  return check?.({
    operation,
    method: c.req.method,
    path: c.env.target.path,
    query,
    headers: c.req.raw.headers,
    body,
  });
}
