import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { createTokenGate } from '../auth/token-gate.ts';
import { fileOf, type StaticFiles } from '../page/static-files.ts';
import { serve } from '../testing/serve.ts';
import { readPreferences, withTheme } from './preferences.ts';

const HTML = '<!doctype html>\n<html lang="en"><head><meta name="color-scheme" content="light dark" /></head></html>';
const FILES: StaticFiles = new Map([
  ['/index.html', fileOf('/index.html', new Map([['identity', new TextEncoder().encode(HTML)]]))],
]);

type Served = Awaited<ReturnType<typeof serve>>;
const open: Served[] = [];
afterEach(async () => {
  for (const served of open.splice(0)) await served.close();
});

async function served(parts: Parameters<typeof serve>[0] = {}): Promise<Served> {
  const one = await serve({ files: FILES, ...parts });
  open.push(one);
  return one;
}

/** The theme in the HTML of a page. */
function themeOf(html: string) {
  return {
    theme: /<html[^>]*data-theme="([^"]*)"/.exec(html)?.[1],
    scheme: /<meta name="color-scheme" content="([^"]*)"/.exec(html)?.[1],
  };
}

describe('the chosen theme is in the HTML of', () => {
  const gate = () => createTokenGate('a-token-of-the-tests-12345', 7);
  test.each<[string, string, number, Parameters<typeof serve>[0]]>([
    ['a view', '/', 200, {}],
    ['a view without rows', '/images?q=1', 200, {}],
    ['an address that is no view', '/nowhere', 404, {}],
    ['the file of the page', '/index.html', 200, {}],
    ['the sign-in page', '/', 401, { gate: gate() }],
    ['an error of the app', '/nowhere', 404, { files: new Map() }],
    ['an error of the guard', '//x', 400, {}],
  ])('%s', async (_, path, status, parts) => {
    const { url } = await served(parts);
    const pageWith = async (cookie: string) => {
      const answer = await fetch(url + path, { headers: { cookie } });
      expect(answer.status).toBe(status);
      // An uncacheable response needs no Vary.
      if (answer.headers.get('cache-control') !== 'no-store') expect(answer.headers.get('vary')).toContain('Cookie');
      return themeOf(await answer.text());
    };
    expect(await pageWith('a=b; pai-theme=dark')).toEqual({ theme: 'dark', scheme: 'dark' });
    expect(await pageWith('pai-theme=light')).toEqual({ theme: 'light', scheme: 'light' });
    for (const none of ['', 'pai-theme=', 'pai-theme=Dark', 'pai-theme="><script>', 'xpai-theme=dark'])
      expect([none, await pageWith(none)]).toEqual([none, { theme: undefined, scheme: 'light dark' }]);
  });
});

test('the ETag of a page depends on the theme', async () => {
  const { url } = await served();
  const tags = new Map<string, string>();
  const ask = (cookie: string, tag = '') =>
    fetch(`${url}/index.html`, { headers: { cookie, ...(tag === '' ? {} : { 'if-none-match': tag }) } });
  for (const cookie of ['', 'pai-theme=light', 'pai-theme=dark'])
    tags.set(cookie, (await ask(cookie)).headers.get('etag') ?? '');
  expect(new Set(tags.values()).size).toBe(3);
  for (const [cookie] of tags)
    for (const [of, tag] of tags) expect((await ask(cookie, tag)).status).toBe(of === cookie ? 304 : 200);
});

test('only our own values are written, for any cookie', () => {
  const header = fc.oneof(
    fc.string(),
    fc
      .array(fc.tuple(fc.constantFrom('pai-theme', 'other'), fc.oneof(fc.string(), fc.constantFrom('light', 'dark'))), {
        maxLength: 4,
      })
      .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('; ')),
  );
  fc.assert(
    fc.property(header, (cookie) => {
      const html = withTheme(HTML, readPreferences({ cookie }, ''));
      const { theme } = themeOf(html);
      expect([undefined, 'light', 'dark']).toContain(theme);
      expect(html.length - HTML.length).toBeLessThan(20);
      // The browser sends the cookie of the nearest path first.
      expect(theme).toBe(/(?:^|;)\s*pai-theme=(light|dark)\s*(?:;|$)/.exec(cookie)?.[1]);
    }),
  );
});

test('every page has the language of the address, else of the cookie, else of the browser', async () => {
  const chinese = fileOf(
    '/index.zh.html',
    new Map([['identity', new TextEncoder().encode(HTML.replace('"en"', '"zh-CN"'))]]),
  );
  const { url } = await served({ files: new Map([...FILES, ['/index.zh.html', chinese]]) });
  const asked: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
    ['/', {}, 'en'],
    ['/', { 'accept-language': 'zh-CN,zh;q=0.9' }, 'zh-CN'],
    ['/', { 'accept-language': 'zh', cookie: 'pai-language=en' }, 'en'],
    ['/', { cookie: 'pai-language=fr; pai-language=zh' }, 'zh-CN'],
    ['/?lang=zh', { cookie: 'pai-language=en' }, 'zh-CN'],
    ['/?q=a&lang=en', { 'accept-language': 'zh' }, 'en'],
    ['/?lang=zh%22%3E', {}, 'en'],
    ['/?xlang=zh', {}, 'en'],
    ['/images?lang=zh', {}, 'zh-CN'],
    ['/nowhere?lang=zh', {}, 'zh-CN'],
  ];
  for (const [path, headers, lang] of asked) {
    const answer = await fetch(url + path, { headers });
    expect([path, headers, /<html lang="([^"]*)"/.exec(await answer.text())?.[1]]).toEqual([path, headers, lang]);
    expect(answer.headers.get('vary')).toBe('Accept-Encoding, Cookie, Accept-Language');
  }
});
