const READABLE: Readonly<Record<string, string>> = { '%3D': '=', '%2C': ',', '%3A': ':', '%2F': '/', '%40': '@' };

/** A name or value, encoded for an address. Characters that need no escape in a query stay readable. */
export function encodePart(text: string): string {
  const wellFormed = text.replace(/\p{Surrogate}/gu, '\ufffd');
  return encodeURIComponent(wellFormed).replace(/%(?:3D|2C|3A|2F|40)/g, (code) => READABLE[code] ?? code);
}

/**
 * An address for use in a message. Chats and mail programs read `* ! ( ) ' ~` as markup, and drop such a character at
 * the end of a link: a filter for any value would lose its `*` and match nothing. These characters are escaped here;
 * the address bar keeps them readable.
 */
export function encodeForMessage(address: string): string {
  return address.replace(/[*!()'~]|[.,:;?@/_-]$/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
