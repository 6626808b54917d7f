import * as z from 'zod/mini';
import { absentOr } from './absent-or.ts';

/**
 * Texts by keys of any name, including `__proto__` and `constructor`. It has no prototype, so that lookups find only
 * its own keys. We rejected zod's record: it silently drops `__proto__`.
 */
export const TextByKey = z.pipe(
  z.unknown(),
  z.transform((value, context): Readonly<Record<string, string>> => {
    const texts: Record<string, string> = Object.create(null);
    const addIssue = (message: string, path: string[] = []) =>
      context.issues.push({ code: 'custom', input: value, path, message });
    if (typeof value !== 'object' || value === null || Array.isArray(value)) addIssue('must be an object');
    else
      for (const [key, text] of Object.entries(value)) {
        if (typeof text === 'string') texts[key] = text;
        else addIssue('must be text', [key]);
      }
    return texts;
  }),
);

/** Where an image of the embedded catalog was seen, and the origin of its labels. PAI's responses do not have these. */
export const ImageProvenance = z.object({
  ImageId: z.string(),
  /** Ids of the regions whose registries had the image; the region of its URI may be one more. */
  Regions: absentOr(z.array(z.string())),
  /** For each label key, the part of the image's name or URI from which its value was derived. */
  LabelBasis: absentOr(TextByKey),
  Evidence: absentOr(z.string()),
  Source: absentOr(z.array(z.string())),
  Note: absentOr(z.string()),
  /** The id that the service gave the image, if a response with it was seen. */
  ImageIdSeen: absentOr(z.string()),
});
export type ImageProvenance = z.infer<typeof ImageProvenance>;
