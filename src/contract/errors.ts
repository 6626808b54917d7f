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
