export type Encoding = 'br' | 'gzip' | 'identity';

/**
 * The best of the encodings on offer that an Accept-Encoding header allows: Brotli, then gzip, then none. Weights
 * count only as allowed or not (q=0): the files are compressed already, so the smallest is best for both sides.
 */
export function chooseEncoding(header: string | null, offered: ReadonlySet<Encoding>): Encoding {
  const allowed = new Map<string, boolean>();
  for (const part of (header ?? '').toLowerCase().split(',')) {
    const [coding = '', ...parameters] = part.split(';').map((text) => text.trim());
    allowed.set(coding, !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter)));
  }
  const isAllowed = (coding: string) => allowed.get(coding) ?? allowed.get('*') ?? false;
  return (['br', 'gzip'] as const).find((coding) => offered.has(coding) && isAllowed(coding)) ?? 'identity';
}
