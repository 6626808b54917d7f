import type { Cure, FailureKind } from './failure.ts';

export interface StatusMeaning {
  readonly kind: FailureKind;
  readonly cure: Cure;
  /** The status it travels to the browser with. */
  readonly status: number;
  /** Of throttling, what to wait if the answer does not say. */
  readonly waitSeconds?: number;
  /** The code of the failure, if the status tells more than the body. */
  readonly ownCode?: string;
}

/** Of a failure whose body tells nothing, the cause that its status alone tells; it comes after a colon. */
export function statusCause(status: number): string | undefined {
  return Object.hasOwn(CAUSES, status) ? CAUSES[status] : undefined;
}

const CAUSES: Readonly<Record<number, string>> = {
  429: 'PAI, or a gateway in between, limits the pace of requests',
  502: 'a gateway in between got no valid answer from PAI',
  503: 'PAI, or a gateway in between, cannot answer now',
  504: 'a gateway in between waited too long for PAI',
};

/**
 * What a failure means whose body tells nothing: the status decides. `code` is ours for what stood in the body. 401 does
 * not travel on: it would send the page to its sign-in.
 */
export function statusMeaning(status: number, code: string): StatusMeaning {
  if (status === 429) return { kind: 'throttled', cure: 'time', status, waitSeconds: 1, ownCode: 'Throttling' };
  // Nothing older stands in for a refusal, whatever stands in its body.
  if (status === 401) return { kind: 'refusal', cure: 'none', status: 502 };
  if (status === 403 || status === 404 || status === 410) return { kind: 'refusal', cure: 'none', status };
  if (status >= 500) return { kind: 'fault', cure: 'time', status: status === 503 || status === 504 ? status : 502 };
  if (status < 400 && code === 'BAD_JSON') return { kind: 'fault', cure: 'time', status: 502 };
  return { kind: 'odd', cure: 'none', status: 502 };
}
