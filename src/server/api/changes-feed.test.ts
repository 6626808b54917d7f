import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareImages } from '../../contract/changes/compare-images.ts';
import { changesFeed } from './changes-feed.ts';

/** Child elements by RFC 4287, sections 4.1.1 and 4.1.2: how often each may occur. */
const FEED = {
  id: [1, 1],
  title: [1, 1],
  updated: [1, 1],
  author: [1, 99],
  link: [0, 99],
  entry: [0, 99_999],
} as const;
const ENTRY = { id: [1, 1], title: [1, 1], updated: [1, 1], category: [0, 99], content: [0, 1] } as const;
/** The content and the attributes of an element. */
const LEAVES: Readonly<Record<string, RegExp>> = {
  id: /^<id>[a-z][a-z0-9+.-]*:[^<>\s]+<\/id>$/,
  title: /^<title>[^<]*<\/title>$/,
  updated: /^<updated>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ<\/updated>$/,
  author: /^<author><name>[^<]+<\/name><\/author>$/,
  link: /^<link rel="(?:self|alternate)" type="[a-z/+]+" href="https?:[^"<>\s]+"\/>$/,
  category: /^<category term="(?:new|gone|changed)"\/>$/,
  content: /^<content type="text">[^<]*<\/content>$/,
};

function check(elements: readonly string[], allowed: Readonly<Record<string, readonly [number, number]>>): void {
  const names = elements.map((element) => /^<(\w+)/.exec(element)?.[1] ?? '');
  for (const [at, name] of names.entries()) {
    expect(Object.keys(allowed)).toContain(name);
    if (name !== 'entry') expect(elements[at]).toMatch(LEAVES[name] ?? /$./);
  }
  for (const [name, [least, most]] of Object.entries(allowed)) {
    const times = names.filter((one) => one === name).length;
    expect(times).toBeGreaterThanOrEqual(least);
    expect(times).toBeLessThanOrEqual(most);
  }
}

const ELEMENT = /<entry>[\s\S]*?<\/entry>|<(\w+)[^>]*?(?:\/>|>[\s\S]*?<\/\1>)/g;

test('a feed is valid Atom for any images', () => {
  const text = fc.string({ unit: 'binary' });
  const anyImages = fc.uniqueArray(
    fc.record({
      ImageId: fc.string({ unit: 'binary', minLength: 1 }),
      Name: text,
      ImageUri: text,
      Labels: fc.array(fc.record({ Key: text, Value: text }), { maxLength: 3 }),
    }),
    { maxLength: 4, selector: ({ ImageId }) => ImageId },
  );
  fc.assert(
    fc.property(anyImages, anyImages, (before, after) => {
      const feed = changesFeed({
        self: 'http://127.0.0.1:4720/api/changes?as=atom&q=<x>',
        page: 'http://127.0.0.1:4720/images',
        updated: '2026-11-02',
        days: [{ day: '2026-11-02', changes: compareImages(before, after) }],
      });
      const inside =
        /^<\?xml version="1\.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom">\n([\s\S]*)\n<\/feed>\n$/.exec(
          feed,
        )?.[1] ?? '';
      expect(inside).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
      expect(inside.replace(ELEMENT, '').trim()).toBe('');
      // "&" may only start references to characters that XML allows.
      expect(inside).not.toMatch(/&(?!#(?:13|34|38|39|60|62);)/);
      const elements = inside.match(ELEMENT) ?? [];
      check(elements, FEED);
      const entries = elements.filter((element) => element.startsWith('<entry>'));
      for (const entry of entries) check(entry.slice(7, -8).match(ELEMENT) ?? [], ENTRY);
      const ids = inside.match(/<id>.*<\/id>/g) ?? [];
      expect(ids).toHaveLength(entries.length + 1);
    }),
    { numRuns: 30 },
  );
});

test('no text of an image starts a line or changes the direction of text', () => {
  const hostile = 'a\n+ forged=1\r\u2028\u0085URI r.example/evil\u202e';
  const before = [{ ImageId: hostile, Name: hostile, ImageUri: hostile, Labels: [{ Key: hostile, Value: '1' }] }];
  const after = [{ ...before[0], ImageId: hostile, Labels: [{ Key: 'k', Value: hostile }] }];
  for (const [one, other] of [
    [[], after],
    [before, []],
    [before, after],
  ] as const) {
    const feed = changesFeed({
      self: 'http://127.0.0.1:4720/api/changes?as=atom',
      page: 'http://127.0.0.1:4720/images',
      updated: '2026-11-02',
      days: [{ day: '2026-11-02', changes: compareImages(one, other) }],
    });
    expect(feed).not.toMatch(/[\r\u0085\u2028\u202e]|^\+ forged|^URI r\.example/m);
    expect(feed).toContain('a‹U+000A›+ forged=1‹U+000D›');
    expect(feed).toMatch(/<title>[^\n<]*<\/title>\n<updated>2026-11-02T/);
  }
});
