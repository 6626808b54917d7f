import type { Pair } from '../../contract/pair.ts';
import type { SignatureCheck } from '../auth/verify-signature.ts';
import type { AppContext } from './answers.ts';

/** The refusal of an unsigned request for data, if the settings require signatures; undefined if it is allowed. */
export function unsignedRefusal(
  c: AppContext,
  operation: string,
  query: readonly Pair[],
  check: SignatureCheck | undefined,
  /** The guard refuses a GET with a body. */
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
