import type { AccessDeniedDetail } from '../../contract/errors.ts';

export interface ApiErrorDetails {
  readonly code: string;
  readonly message: string;
  readonly requestId?: string;
  /** The HTTP status, or 0 if there was no response. */
  readonly status?: number;
  /** Whether the same request may succeed later. */
  readonly retryable?: boolean;
  /** The retry delay of the service, in seconds. */
  readonly retryAfterSeconds?: number | undefined;
  readonly accessDenied?: AccessDeniedDetail | undefined;
  /** Whether another site seems to have responded, such as the sign-in page of a proxy in front of the server. */
  readonly isForeign?: boolean;
}

/**
 * A failed request, in one form for every cause. It is thrown, because TanStack Query requires this. If the service did
 * not cause it, the code is the page's own: Unreachable, UnexpectedAnswer, RequestTooLong, OtherBuild.
 */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: string;
  readonly requestId: string;
  readonly status: number;
  readonly retryable: boolean;
  readonly retryAfterSeconds: number | undefined;
  readonly accessDenied: AccessDeniedDetail | undefined;
  readonly isForeign: boolean;

  constructor(fault: ApiErrorDetails) {
    super(fault.message);
    this.code = fault.code;
    this.requestId = fault.requestId ?? '';
    this.status = fault.status ?? 0;
    this.retryable = fault.retryable ?? false;
    this.retryAfterSeconds = fault.retryAfterSeconds;
    this.accessDenied = fault.accessDenied;
    this.isForeign = fault.isForeign ?? false;
  }
}
