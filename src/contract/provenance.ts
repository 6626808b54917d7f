import * as z from 'zod/mini';
import { absentOr } from './absent-or.ts';

/**
 * Texts by keys that anybody may have chosen, `__proto__` and `constructor` among them. It has no prototype, so that no
 * key finds what nobody put there. zod's own record was refused: it passes over `__proto__` in silence.
 */
export const TextByKey = z.pipe(
  z.unknown(),
  z.transform((value, context): Readonly<Record<string, string>> => {
    const texts: Record<string, string> = Object.create(null);
    const fault = (message: string, path: string[] = []) =>
      context.issues.push({ code: 'custom', input: value, path, message });
    if (typeof value !== 'object' || value === null || Array.isArray(value)) fault('must be an object');
    else
      for (const [key, text] of Object.entries(value)) {
        if (typeof text === 'string') texts[key] = text;
        else fault('must be text', [key]);
      }
    return texts;
  }),
);

/** Where an image of the embedded catalog was seen, and what that says about its labels. No answer of PAI has these. */
export const ImageProvenance = z.object({
  ImageId: z.string(),
  /** Ids of the regions whose registries were seen to hold the image; that of its own URI may be one more. */
  Regions: absentOr(z.array(z.string())),
  /** For each label key, the part of the image's name or URI that its value was derived from. */
  LabelBasis: absentOr(TextByKey),
  Evidence: absentOr(z.string()),
  Source: absentOr(z.array(z.string())),
  Note: absentOr(z.string()),
  /** The id that the service itself gave the image, where an answer with it was seen. */
  ImageIdSeen: absentOr(z.string()),
});
export type ImageProvenance = z.infer<typeof ImageProvenance>;
