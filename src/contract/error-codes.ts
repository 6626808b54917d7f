/**
 * Codes after which the same request may succeed. PAI's sources disagree on statuses (throttling is 400 or 429),
 * so the code decides, never the status.
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

/** Whether the same request is worth sending again later. */
export function isPassing(code: string): boolean {
  return PASSING_CODES.has(code) || code === 'Throttling' || code.startsWith('Throttling.');
}

/** Whether a code says that the identity lacks a permission: RAM policy, not key or signature, is what to mend. */
export function isPermissionRefusal(code: string): boolean {
  return /^(NoPermission|AccessDenied|Forbidden)(\.|$)/.test(code) && code !== 'Forbidden.CrossOrigin';
}

/** Whether a code is this server's own, which Alibaba Cloud's troubleshooter cannot know. PAI's hold no underscore. */
export function isOurOwn(code: string): boolean {
  return /^[A-Z]+(_[A-Z]+)*$/.test(code) || code === 'AccessTokenRequired' || code.endsWith('NotKept');
}

/** The page of Alibaba Cloud's own troubleshooter for a refusal, as PAI writes it into `Recommend`. */
export function troubleshootUrl(code: string, requestId: string): string {
  const query = new URLSearchParams({
    q: code,
    product: 'AIWorkSpace',
    requestId,
  });
  return `https://api.aliyun.com/troubleshoot?${query}`;
}
