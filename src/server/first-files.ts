import type { StaticFiles } from './static-files.ts';

/**
 * The scripts and styles that the served page loads at first, by URL path; nothing where no page is served. All are
 * named by the hash of what they hold, and the script names every later one: two builds that differ differ here too.
 */
export function firstFiles(files: StaticFiles): readonly string[] | undefined {
  const page = files.get('/index.html')?.bodies.get('identity');
  if (page === undefined) return undefined;
  const text = new TextDecoder().decode(page);
  return [...files].filter(([path, file]) => file.hashed && text.includes(`"${path}"`)).map(([path]) => path);
}
