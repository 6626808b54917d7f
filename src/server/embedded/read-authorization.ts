import { ACS3_ALGORITHM } from '../acs3.ts';

export interface Authorization {
  readonly keyId: string;
  /** Lower case, ascending, each once. */
  readonly signedHeaders: readonly string[];
  /** 64 lower-case hex digits. */
  readonly signature: string;
}

const PARTS = /^([^\s]+) Credential=([^,\s]+), ?SignedHeaders=([^,\s]+), ?Signature=([^,\s]+)$/;

/**
 * Reads `ACS3-HMAC-SHA256 Credential=...,SignedHeaders=a;b,Signature=hex`, or says what is wrong with it. Strict: a
 * header that two programs could read differently is refused, and its text is never repeated.
 */
export function readAuthorization(header: string | undefined): Authorization | string {
  if (header === undefined) return `Authorization is missing; requests must be signed with ${ACS3_ALGORITHM}`;
  const match = PARTS.exec(header);
  const [, algorithm, keyId, headerList, signature] = match ?? [];
  if (keyId === undefined || headerList === undefined || signature === undefined)
    return `Authorization must be "${ACS3_ALGORITHM} Credential=...,SignedHeaders=...,Signature=..."`;
  if (algorithm !== ACS3_ALGORITHM) return `Authorization must begin with ${ACS3_ALGORITHM}`;
  if (!/^[0-9a-f]{64}$/.test(signature)) return 'Signature must be 64 lower-case hex digits';
  const signedHeaders = headerList.split(';');
  const ascending = signedHeaders.every((name, at) => at === 0 || (signedHeaders[at - 1] ?? '') < name);
  if (!ascending || signedHeaders.some((name) => !/^[a-z0-9-]+$/.test(name)))
    return 'SignedHeaders must be lower-case names in ascending order, each once, separated by semicolons';
  return { keyId, signedHeaders, signature };
}
