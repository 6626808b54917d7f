import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Label } from '../../contract/operations.ts';
import { killPrograms, MAIN, runProgram } from '../testing/run-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'first-screen-'));
afterEach(killPrograms);
afterEach(() => rmSync(join(folder, 'catalog.json'), { force: true }));

/** The HTML inside the root of a page, as the built product serves it for a catalog of one image. */
async function screenOf(labels: readonly Label[], queries: readonly string[] = ['']): Promise<readonly string[]> {
  const catalog = join(folder, 'catalog.json');
  writeFileSync(catalog, JSON.stringify({ Images: [{ ImageId: 'image-1', Name: 'one', Labels: labels }] }));
  const url = await runProgram(['--port', '0', '--catalog', catalog]).url();
  const screens: string[] = [];
  for (const query of queries) {
    const html = await (await fetch(`${url}/${query}`)).text();
    const from = html.indexOf('<div id="root">');
    screens.push(html.slice(from, html.lastIndexOf('<script type="application/json"')));
  }
  return screens;
}

test('the first screen contains the total and the rows for its address', async () => {
  const labels = [
    { Key: 'team', Value: 'search' },
    { Key: 'system.chipType', Value: 'GPU' },
  ];
  const [all = '', one = '', again] = await screenOf(labels, ['', '?q=search', '']);
  expect(all).toContain('aria-label="Image labels"');
  expect(all).toContain('2 labels');
  expect(all).toContain('>GPU<');
  expect(all.indexOf('>search<')).toBeGreaterThan(all.indexOf('>GPU<'));
  expect(one).toContain('1 of 2 labels');
  // No facets: the page loads them later, and early ones would flicker.
  expect(one).not.toContain('>GPU<');
  expect(again).toBe(all);
  // One screen is drawn for many readers, so it contains nothing that depends on time or request.
  for (const html of [all, one]) expect(html).not.toMatch(/<time|Updated|\bago\b|RequestId|\d ms/);
});

test('it has no attribute that the policy forbids, no tag from a label, and a limited number of rows', async () => {
  const hostile = '"><img src=x onerror=alert(1)><script>alert(1)</script>';
  const labels = Array.from({ length: 300 }, (_, at) => ({ Key: `k${at}${hostile}`, Value: `v${at}${hostile}` }));
  const [html = ''] = await screenOf(labels, [`?q=${encodeURIComponent(`v ${hostile}`)}`]);
  expect(html).toContain('&lt;script&gt;');
  // Text between quotes is never markup.
  expect(html.replaceAll(/"[^"]*"/g, '""')).not.toMatch(/<[^>]*\s(?:style|on\w+)=/i);
  expect(html).not.toMatch(/<(?:script|style)\b/i);
  expect(html).not.toMatch(/<img\b/i);
  expect(html.match(/<tr\b/g)?.length).toBeLessThan(60);
});

/** Draws many screens, and prints the memory that each leaves behind, in bytes. */
const DRAW_MANY = `
  const { drawFirstScreen } = await import(process.argv[1]);
  const labels = { scope: { region: '', workspaceId: '', imageId: '' }, target: '/api/v1/image/labels', ageSeconds: 0,
    body: { RequestId: 'R', TotalCount: 1, Labels: [{ Key: 'a', Value: '1' }] } };
  const session = { RequestId: 'S', source: 'embedded', signed: false, region: '', workspaceId: '', regions: [], version: '1' };
  const answers = JSON.stringify({ session, labels });
  const after = async (count) => {
    for (let n = 0; n < count; n += 1) {
      if (!drawFirstScreen({ path: '/', query: 'q=' + n, language: n % 2 ? 'en' : 'zh', answers }).match(/1 (?:label|个标签)/)) throw new Error('no rows');
      await new Promise(setImmediate);
    }
    gc();
    await new Promise(setImmediate);
    gc();
    return process.memoryUsage().heapUsed;
  };
  const before = await after(50);
  console.log(Math.round(((await after(200)) - before) / 200));
`;

test('drawing a screen leaks no memory', () => {
  const file = new URL('../page/first-screen.js', `file://${MAIN}`).href;
  const args = ['--expose-gc', '--input-type=module', '-e', DRAW_MANY, file];
  const bytes = Number(execFileSync(process.execPath, args, { encoding: 'utf8' }));
  expect(bytes).toBeLessThan(5_000);
});
