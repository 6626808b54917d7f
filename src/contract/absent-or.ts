import * as z from 'zod/mini';

/**
 * A field of an answer that may be missing. The service writes null, too, for what it does not know; that is read as
 * missing, because one such field must not cost the whole answer.
 */
export function absentOr<Value>(schema: z.ZodMiniType<Value>) {
  return z.optional(
    z.pipe(
      z.nullish(schema),
      z.transform((value) => value ?? undefined),
    ),
  );
}
