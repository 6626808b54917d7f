/**
 * The repository of an image URI with its registry, and the tag (empty if absent). A digest is part of neither.
 */
export function splitUri(uri: string): { readonly repository: string; readonly tag: string } {
  const text = uri.trim();
  const digest = text.indexOf('@');
  const name = digest < 0 ? text : text.slice(0, digest);
  const colon = name.lastIndexOf(':');
  // A colon before the last slash belongs to a port.
  if (colon < 0 || colon < name.lastIndexOf('/')) return { repository: name, tag: '' };
  return { repository: name.slice(0, colon), tag: name.slice(colon + 1) };
}
