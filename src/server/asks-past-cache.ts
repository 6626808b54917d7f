/**
 * Whether a Cache-Control header of a request asks past caches: the directive `no-cache` by itself, in any case and at
 * any place of the list. The same word in a quoted text, or with an argument, means something else.
 */
export function asksPastCache(header: string | null): boolean {
  const unquoted = (header ?? '').replace(/"[^"]*"?/g, '""');
  return unquoted.split(',').some((directive) => directive.trim().toLowerCase() === 'no-cache');
}
