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

  constructor(details: ApiErrorDetails) {
    super(details.message);
    this.code = details.code;
    this.requestId = details.requestId ?? '';
    this.status = details.status ?? 0;
    this.retryable = details.retryable ?? false;
    this.retryAfterSeconds = details.retryAfterSeconds;
    this.accessDenied = details.accessDenied;
    this.isForeign = details.isForeign ?? false;
  }
}
