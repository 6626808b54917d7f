import type { StaticFiles } from './static-files.ts';

/**
 * The scripts and styles that the served page loads at first, as the page names them; nothing where no page is served. All are
 * named by the hash of what they hold, and the script names every later one: two builds that differ differ here too.
 */
export function firstFiles(files: StaticFiles, basePath: string): readonly string[] | undefined {
  const page = files.get('/index.html')?.bodies.get('identity');
  if (page === undefined) return undefined;
  const text = new TextDecoder().decode(page);
  const hashed = [...files].flatMap(([path, file]) => (file.hashed ? [basePath + path] : []));
  return hashed.filter((path) => text.includes(`"${path}"`));
}
