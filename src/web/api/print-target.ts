/** A GET target: the path, and the parameters that are not empty in their order, percent-encoded as in a URL's query. */
export function printTarget(path: string, parameters: readonly (readonly [name: string, value: string])[]): string {
  const query = parameters
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  return query === '' ? path : `${path}?${query}`;
}
