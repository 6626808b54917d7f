import type { Cure, FailureKind } from './failure.ts';

interface RefusalKind {
  readonly kind: FailureKind;
  readonly cure: Cure;
  /** The status it travels to the browser with. */
  readonly status: number;
}

/**
 * What a code of the service means here, first match first. The code decides and not the status, because the sources
 * disagree on statuses. A key that the service rejects is a fault of this server's set-up, not of who asks, hence 502:
 * 401 would send the page to its sign-in.
 */
const BY_CODE: readonly (readonly [code: RegExp, kind: RefusalKind])[] = [
  [/Throttling/, { kind: 'throttled', cure: 'time', status: 429 }],
  [/^InvalidTimeStamp\.Expired$/, { kind: 'refusal', cure: 'clock', status: 502 }],
  [/^SignatureNonceUsed$/, { kind: 'refusal', cure: 'nonce', status: 502 }],
  [/^InvalidSecurityToken\.Expired$/, { kind: 'refusal', cure: 'token', status: 502 }],
  // The key or its token, by whatever name: InvalidAccessKeyId.NotFound, Forbidden.AccessKeyDisabled, MissingSecurityToken.
  [
    /^(Invalid|Missing|Forbidden\.|Unauthorized\.)?(AccessKey|SecurityToken|StsToken)|^SignatureDoesNotMatch|^(Incomplete|Invalid)Signature/,
    { kind: 'refusal', cure: 'key', status: 502 },
  ],
  [/^(Invalid|Missing)TimeStamp/, { kind: 'refusal', cure: 'none', status: 502 }],
  [/^(Forbidden|NoPermission|AccessDenied|Unauthorized)/, { kind: 'refusal', cure: 'none', status: 403 }],
  [/^InternalError/, { kind: 'fault', cure: 'time', status: 500 }],
  [/^ServiceUnavailable/, { kind: 'fault', cure: 'time', status: 503 }],
  [/NotFound$|NotExists?$/, { kind: 'refusal', cure: 'none', status: 404 }],
  [/^(Invalid|Missing)/, { kind: 'refusal', cure: 'none', status: 400 }],
];

/** What a refusal means that came with this code and HTTP status. */
export function refusalKind(code: string, status: number): RefusalKind {
  return BY_CODE.find(([pattern]) => pattern.test(code))?.[1] ?? byStatus(status);
}

/** Codes that nobody has published yet. */
function byStatus(status: number): RefusalKind {
  if (status === 429) return { kind: 'throttled', cure: 'time', status };
  if (status >= 500) return { kind: 'fault', cure: 'time', status: [500, 503, 504].includes(status) ? status : 502 };
  return { kind: 'refusal', cure: 'none', status: [400, 403, 404, 409, 410].includes(status) ? status : 502 };
}
