const READABLE: Readonly<Record<string, string>> = { '%3D': '=', '%2C': ',', '%3A': ':', '%2F': '/', '%40': '@' };

/** A name or a value as an address carries it; signs that need no escape in a query stay readable. */
export function encodePart(text: string): string {
  const wellFormed = text.replace(/\p{Surrogate}/gu, '\ufffd');
  return encodeURIComponent(wellFormed).replace(/%(?:3D|2C|3A|2F|40)/g, (code) => READABLE[code] ?? code);
}
