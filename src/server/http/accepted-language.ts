import { LANGUAGES, type Language } from '../../contract/page-load/preferences.ts';

/** The limit of ranges; browsers send a few. */
const MAX_RANGES = 40;

/**
 * The language from `Accept-Language` (RFC 9110, section 12.5.4): the page's language with the greatest weight, the
 * first one on a tie; English if none matches. All Chinese (`zh-TW`) counts as `zh`.
 */
export function acceptedLanguage(header: string | undefined): Language {
  let best: { readonly language: Language; readonly weight: number } | undefined;
  for (const piece of (header ?? '').split(',', MAX_RANGES)) {
    const [range = '', ...parameters] = piece.split(';').map((part) => part.trim().toLowerCase());
    const [primary] = range.split('-');
    const language = LANGUAGES.find((known) => known === primary);
    const weight = weightOf(parameters.find((parameter) => parameter.startsWith('q=')));
    if (language !== undefined && weight > (best?.weight ?? 0)) best = { language, weight };
  }
  return best?.language ?? 'en';
}

function weightOf(parameter: string | undefined): number {
  if (parameter === undefined) return 1;
  const weight = Number(parameter.slice(2));
  return weight >= 0 && weight <= 1 ? weight : 0;
}
