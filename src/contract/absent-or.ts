import * as z from 'zod/mini';

/**
 * A field of an answer that may be missing. The service writes null, too, for what it does not know; that is read as
 * missing, because one such field must not cost the whole answer. Marked, so that the page leaves out schemas that it
 * does not use.
 */
/* @__NO_SIDE_EFFECTS__ */
export function absentOr<Value>(schema: z.ZodMiniType<Value>) {
  return z.optional(
    z.pipe(
      z.nullish(schema),
      z.transform((value) => value ?? undefined),
    ),
  );
}
