import * as z from 'zod/mini';
import { absentOr } from './absent-or.ts';

/** What PAI says of a refused permission, less what names the account. */
export const AccessDeniedDetail = z.object({
  AuthAction: absentOr(z.string()),
  NoPermissionType: absentOr(z.string()),
  PolicyType: absentOr(z.string()),
  EncodedDiagnosticMessage: absentOr(z.string()),
});
export type AccessDeniedDetail = z.infer<typeof AccessDeniedDetail>;

/** A text that a gateway in front of the service may leave out. */
const textOrNone = z.pipe(
  z.nullish(z.string()),
  z.transform((text) => text ?? ''),
);

/**
 * PAI's error body, the shape of every refusal under /api. The fields follow the error page of each operation;
 * `AccessDeniedDetail` comes with permission refusals only. Read, it needs no more than code and message.
 */
export const PaiErrorBody = z.object({
  RequestId: textOrNone,
  HostId: textOrNone,
  Code: z.string(),
  Message: z.string(),
  Recommend: textOrNone,
  AccessDeniedDetail: absentOr(AccessDeniedDetail),
});
export type PaiErrorBody = z.infer<typeof PaiErrorBody>;

/** A refusal as a value: what became of a request, before anything is sent or shown. */
export interface PaiError {
  readonly code: string;
  readonly message: string;
  /** The HTTP status the refusal travels with. */
  readonly status: number;
  /** PAI's own id of the refused request, where PAI answered. */
  readonly requestId?: string;
  readonly accessDeniedDetail?: AccessDeniedDetail;
  /** How long to wait before the same request is worth sending again, in seconds. */
  readonly retryAfterSeconds?: number;
}

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
  return /^[A-Z]+(_[A-Z]+)*$/.test(code) || code === 'AccessTokenRequired';
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
