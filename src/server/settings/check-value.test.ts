import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkCatalogFile, checkFolder, startFolder } from './check-value.ts';

test('a catalog path is relative to a folder, and named in full if the file is missing', () => {
  const faultAt = (path: string, folder: string) => {
    const checked = checkCatalogFile(path, folder);
    return checked.ok ? checked.value : checked.error;
  };
  expect(faultAt('./mine.json', '/nonexistent/a')).toMatch(/there is no such file \(\/nonexistent\/a\/mine\.json\)$/);
  expect(faultAt('package.json', process.cwd())).toBe(join(process.cwd(), 'package.json'));
  expect(faultAt('..', process.cwd())).toMatch(/this is a folder \(/);
  const folder = mkdtempSync(join(tmpdir(), 'loop-'));
  symlinkSync(join(folder, 'b'), join(folder, 'a'));
  symlinkSync(join(folder, 'a'), join(folder, 'b'));
  expect(faultAt('a', folder)).toMatch(/its symbolic links lead in a circle \(/);
  expect(faultAt('x'.repeat(300), folder)).toMatch(/the path is too long \(/);
  rmSync(folder, { recursive: true });
});

test('the folder is the one of the command, not the one in which npm runs it', () => {
  const own = { npm_package_name: 'pai-image-labels', npm_lifecycle_script: 'x', INIT_CWD: '/person' };
  expect(startFolder(own, '/package')).toBe('/person');
  expect(startFolder({ ...own, npm_package_name: 'other' }, '/package')).toBe('/package');
  expect(startFolder({ INIT_CWD: '/stale' }, '/package')).toBe('/package');
});

test('an address is not a folder', () => {
  for (const text of ['http://u:pw@h/days', 'HTTPS://host', 's3://bucket/days', 'file:///tmp/days'])
    expect(checkFolder(text)).toEqual({ ok: false, error: 'the path of a folder, not an address' });
  for (const text of ['days', './days', '/var/days', 'C:\\days', 'a:b', 'http:', 'days//of'])
    expect(checkFolder(text)).toEqual({ ok: true, value: text });
});

test('a path that no shell has filled in is not taken as it is', () => {
  const hints: readonly (readonly [path: string, hint: RegExp])[] = [
    ['~/days', /; the shell has not filled in "~": write the full path$/],
    ['"./days"', /; the quotes belong to the value here: leave them out$/],
    ["'/var/days'", /; the quotes belong to the value here/],
    ['$HOME/days', /; nothing has filled in \$HOME: write the full path$/],
    ['$'.concat('{HOME}/days'), /; nothing has filled in \$\{HOME\}:/],
    ['%USERPROFILE%\\days', /; nothing has filled in %USERPROFILE%:/],
  ];
  for (const [path, hint] of hints) {
    const [folder, file] = [checkFolder(path), checkCatalogFile(path)];
    expect(folder.ok ? path : folder.error).toMatch(hint);
    expect(file.ok ? path : file.error).toMatch(hint);
  }
  const file = (path: string) => {
    const checked = checkCatalogFile(path);
    return checked.ok ? path : checked.error;
  };
  expect(file('file:///tmp/x.json')).toMatch(/; write the path without "file:\/\/"$/);
  expect(file('https://host/x.json')).toMatch(/; an address is not read: save its answer in a file$/);
  for (const path of ['a~/days', '~days', './~', 'a$b/c', '$HOME', '"a', "it's"])
    expect(checkFolder(path).ok).toBe(true);
});
