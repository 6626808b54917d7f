import { type ExportWords, englishExport } from '../text/english-export.ts';
import type { Formats } from '../text/formats.ts';
import { useWords } from '../text/words.tsx';

const made = new WeakMap<Formats, ExportWords>();

/** The words about exporting, made once for a language's formats. */
export function useExportWords(): ExportWords {
  const { formats } = useWords();
  const known = made.get(formats);
  if (known) return known;
  const words = englishExport(formats);
  made.set(formats, words);
  return words;
}
