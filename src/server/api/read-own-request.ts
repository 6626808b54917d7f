import type { PaiError } from '../../contract/errors.ts';
import type { Pair } from '../../contract/pair.ts';
import { failed, type Result } from '../../contract/result.ts';
import type { SignatureCheck } from '../auth/verify-signature.ts';
import { readQuery } from '../http/target.ts';
import { type AppContext, invalidParameter } from './answers.ts';
import { unsignedRefusal } from './unsigned.ts';

/** The signed action if the settings require signatures, and how signatures are checked. */
interface Signing {
  readonly action: string;
  readonly checkSignature?: SignatureCheck | undefined;
}

/** Reads a request for one of our own paths. An error is the refusal of an unsigned or unreadable request. */
export function readOwnRequest<Request>(
  c: AppContext,
  { action, checkSignature }: Signing,
  read: (pairs: readonly Pair[]) => Result<Request>,
): Result<Request, PaiError> {
  const pairs = readQuery(c.env.target.query);
  if (!pairs.ok) return failed(invalidParameter(pairs.error));
  const unsigned = unsignedRefusal(c, action, pairs.value, checkSignature);
  if (unsigned) return failed(unsigned);
  const request = read(pairs.value);
  return request.ok ? request : failed(invalidParameter(request.error));
}
