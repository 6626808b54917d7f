import type { AccessDeniedDetail } from '../../contract/errors.ts';

export interface ApiFault {
  readonly code: string;
  readonly message: string;
  readonly requestId?: string;
  /** The HTTP status, or 0 where no answer came. */
  readonly status?: number;
  /** Whether the same request may succeed later. */
  readonly retryable?: boolean;
  /** How long the service asks to wait, in seconds. */
  readonly retryAfterSeconds?: number | undefined;
  readonly accessDenied?: AccessDeniedDetail | undefined;
  /** Whether another site seems to have answered, such as the sign-in page of a proxy in front of the server. */
  readonly isForeign?: boolean;
}

/**
 * A request that came to nothing, the same shape whatever went wrong. Thrown, because TanStack Query asks for that.
 * Where the service had no say the code is the page's own: Unreachable, UnexpectedAnswer, RequestTooLong, OtherBuild.
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

  constructor(fault: ApiFault) {
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
