import * as z from 'zod/mini';
import { absentOr } from './absent-or.ts';

/** The detail of a missing permission, without the fields that name the account. */
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
 * PAI's error body, used for every refusal under /api. The fields follow the error page of each operation;
 * `AccessDeniedDetail` comes with permission refusals only. Only code and message are required when we read one.
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

/** A refusal as a value: the outcome of a request, before anything is sent or shown. */
export interface PaiError {
  readonly code: string;
  readonly message: string;
  /** The HTTP status of the response. */
  readonly status: number;
  /** PAI's own request id, if PAI answered. */
  readonly requestId?: string;
  readonly accessDeniedDetail?: AccessDeniedDetail;
  /** How many seconds to wait before a retry is useful. */
  readonly retryAfterSeconds?: number;
}

/** Nobody waits for the response any more: the client left, or the program stops. */
export const REQUEST_CANCELLED: PaiError = {
  code: 'REQUEST_CANCELLED',
  status: 499,
  message: 'The request was cancelled',
};
