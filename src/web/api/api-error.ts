/**
 * A request that came to nothing, the same shape whatever went wrong. Thrown, because TanStack Query asks for that.
 * Where the service had no say the code is the page's own: Unreachable, UnexpectedAnswer, RequestTooLong.
 */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: string;
  readonly requestId: string;
  /** The HTTP status, or 0 where no answer came. */
  readonly status: number;
  /** Whether the same request may succeed later. */
  readonly retryable: boolean;

  constructor(fault: { code: string; message: string; requestId?: string; status?: number; retryable?: boolean }) {
    super(fault.message);
    this.code = fault.code;
    this.requestId = fault.requestId ?? '';
    this.status = fault.status ?? 0;
    this.retryable = fault.retryable ?? false;
  }
}
