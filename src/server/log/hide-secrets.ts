/**
 * What follows `Signature=`, `token=` and their like in a URL or a header, known or not: a value that was never ours,
 * such as a wrong token in an address, is still somebody's.
 */
const NAMED =
  /((?:signature|credential|token|secret|password|key_?id)(?:=|%3D|["']\s?:\s?["'])|security-token: ?|\bbearer +)[^\s&,;"'<>]+/gi;

/**
 * The text without the secrets given, in any of the forms in which text carries them, and without what stands behind
 * a name that tells a secret. By value and not by the name of a field: errors, URLs and nested objects have no fields
 * to go by. `hidden` stands in their place.
 */
export function hideSecrets(text: string, secrets: readonly string[], hidden = '[hidden]'): string {
  return secretHider(secrets, hidden)(text);
}

/** As `hideSecrets`, for many texts: the forms of the secrets are worked out once. */
export function secretHider(secrets: readonly string[], hidden = '[hidden]'): (text: string) => string {
  const hide = knownHider(secrets, hidden);
  return (text) => hide(text).replace(NAMED, `$1${hidden}`);
}

/** Takes the secrets given out of texts, in any of their forms, and nothing else. */
function knownHider(secrets: readonly string[], hidden: string): (text: string) => string {
  const forms = formsOf(secrets);
  if (forms.length === 0) return (text) => text;
  // One pass over the text for all of them: a log hides some hundred forms in every line.
  const any = new RegExp(forms.map((form) => form.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|'), 'g');
  return (text) => text.replace(any, () => hidden);
}

/** Longest first, or the rest of a secret that begins with another would stay. */
function formsOf(secrets: readonly string[]): readonly string[] {
  const forms = secrets.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), inUrl(secret)]);
  return [...new Set(forms)].filter((form) => form !== '').sort((a, b) => b.length - a.length);
}

/** Percent-encoded; half a surrogate pair, which no URL can carry, stays as it is. */
function inUrl(secret: string): string {
  return secret.replace(/[^\p{Cs}]+/gu, encodeURIComponent);
}
