/**
 * The text without the user and the password of an address, for an issue that repeats it. An unencoded password may
 * contain any character, so everything before the last "@" is left out, except the scheme.
 */
export function withoutUser(text: string): string {
  return text.replace(/^([a-z][a-z0-9+.-]*:\/\/)?.*@/is, '$1…@');
}

/** The same for a path. It may contain "@", so only a text that begins like `user:password@` or a URL has a user. */
export function pathWithoutUser(path: string): string {
  return /^[^/]*:.*@/s.test(path) ? withoutUser(path) : path;
}

/** The part of an endpoint that an issue may repeat, scheme and host: after them may be a key. */
export function withoutSecretParts(endpoint: string): string {
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.-]*:\/\/)?(.*)$/is.exec(withoutUser(endpoint)) ?? [];
  return scheme + rest.replace(/[/?#\\].+$/s, '…');
}

/** User and password of a URL, also where a path has joined its two slashes. */
const USER = /(:\/{1,2})[^\s/?#"'<>\\]*@/g;

/** Hides the users of URLs within a longer text. */
export function hideUsers(text: string, hidden = '…'): string {
  return text.replace(USER, `$1${hidden}@`);
}
