const READABLE: Readonly<Record<string, string>> = { '%3D': '=', '%2C': ',', '%3A': ':', '%2F': '/', '%40': '@' };

/** A name or a value as an address carries it; signs that need no escape in a query stay readable. */
export function encodePart(text: string): string {
  const wellFormed = text.replace(/\p{Surrogate}/gu, '\ufffd');
  return encodeURIComponent(wellFormed).replace(/%(?:3D|2C|3A|2F|40)/g, (code) => READABLE[code] ?? code);
}

/**
 * An address for a message. Chats and mail programs take `* ! ( ) ' ~` for markup, and leave a sign at the end of a link
 * out of it: without its last `*`, a filter for any value would match nothing. Both are escaped; the address bar keeps
 * them readable.
 */
export function encodeForMessage(address: string): string {
  return address.replace(/[*!()'~]|[.,:;?@/_-]$/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
