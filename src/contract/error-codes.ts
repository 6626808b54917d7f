/**
 * Codes after which the same request may succeed later. PAI's documents disagree on the status (throttling is 400 or
 * 429), so we decide by the code and never by the status.
 */
const PASSING_CODES: ReadonlySet<string> = new Set([
  'InternalError',
  'ServiceUnavailable',
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_BROKEN',
  'UPSTREAM_PAUSED',
  'UPSTREAM_NOT_JSON',
  'BAD_JSON',
  'OVERLOADED',
  'UNREACHABLE',
  'PROXY_FAILED',
]);

/** Whether a retry of the same request may succeed. */
export function isPassing(code: string): boolean {
  return PASSING_CODES.has(code) || code === 'Throttling' || code.startsWith('Throttling.');
}

/** Whether a code means a missing permission. The RAM policy must change then, not the key or the signature. */
export function isPermissionRefusal(code: string): boolean {
  return /^(NoPermission|AccessDenied|Forbidden)(\.|$)/.test(code) && code !== 'Forbidden.CrossOrigin';
}

/**
 * Whether this server made the code; Alibaba Cloud's troubleshooter does not know such codes. PAI's codes contain no
 * underscore.
 */
export function isOurOwn(code: string): boolean {
  return /^[A-Z]+(_[A-Z]+)*$/.test(code) || code === 'AccessTokenRequired' || code.endsWith('NotKept');
}

/** The address of Alibaba Cloud's troubleshooter for a refusal, as PAI writes it in `Recommend`. */
export function troubleshootUrl(code: string, requestId: string): string {
  const query = new URLSearchParams({
    q: code,
    product: 'AIWorkSpace',
    requestId,
  });
  return `https://api.aliyun.com/troubleshoot?${query}`;
}
