import type { Formats } from './formats.ts';
import { createWordsHook } from './view-words.ts';

/** How the size of an image is told in English, by the unit that it is in, and what a tooltip adds. */
function englishSize({ size: sizeOf, bytes: bytesOf, number }: Formats) {
  return {
    bytes: (size: number) => ({ text: sizeOf(size), title: bytesOf(size) }),
    gigabytes: (size: number) => ({
      text: `${number(size)} GB`,
      title: `PAI gives ${number(size)} without a unit. It is too small for bytes; the documentation of PAI says GB.`,
    }),
    unclear: (size: number) => ({
      text: `${number(size)} (unit unclear)`,
      title: `PAI gives ${number(size)} without a unit.`,
    }),
  };
}

export const useSizeWords = createWordsHook(englishSize);
