/** A proxy that did not open the way to the service. The service itself was not asked. */
export class ProxyError extends Error {
  /** Host and port of the proxy. */
  readonly proxy: string;
  /** The status that the proxy answered with, if it answered. */
  readonly status: number | undefined;
  /** Whether it said that the way is open, and something else came then. */
  readonly hasOpened: boolean;

  constructor(
    proxy: string,
    detail: { readonly status?: number; readonly cause?: unknown; readonly hasOpened?: boolean },
  ) {
    super('the proxy failed', { cause: detail.cause });
    this.proxy = proxy;
    this.status = detail.status;
    this.hasOpened = detail.hasOpened ?? false;
  }
}

/** The error of a proxy that is the cause of this error, or this error itself. */
export function proxyErrorIn(error: unknown): ProxyError | undefined {
  if (error instanceof ProxyError) return error;
  return error instanceof Error && error.cause !== error ? proxyErrorIn(error.cause) : undefined;
}
