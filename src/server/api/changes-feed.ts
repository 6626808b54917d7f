import type { ChangedImage, ComparedImage } from '../../contract/changes/compare-images.ts';
import type { Label } from '../../contract/operations.ts';
import type { DayOfChanges } from '../history/timeline.ts';
import { plainText } from '../log/plain-text.ts';

interface FeedFacts {
  /** The address of the feed itself. */
  readonly self: string;
  /** The address of the page that shows the same images. */
  readonly page: string;
  /** The last day that is kept. */
  readonly updated: string;
  readonly days: readonly DayOfChanges[];
}

/** Changes as an Atom feed (RFC 4287), last day first: an entry for each image and day, under an id that stays the same. */
export function changesFeed({ self, page, updated, days }: FeedFacts): string {
  const entries = days.flatMap(({ day, changes }) => [
    ...changes.new.map((image) => entry(day, 'new', image, labelLines('', image.Labels))),
    ...changes.gone.map((image) => entry(day, 'gone', image, labelLines('', image.Labels))),
    ...changes.changed.map((change) => entry(day, 'changed', change.after, changeLines(change))),
  ]);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `<id>${xml(self)}</id>`,
    '<title>Images of PAI: new, gone and changed</title>',
    `<updated>${updated}T00:00:00Z</updated>`,
    '<author><name>PAI Image Labels</name></author>',
    `<link rel="self" type="application/atom+xml" href="${xml(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${xml(page)}"/>`,
    ...entries,
    '</feed>',
    '',
  ].join('\n');
}

function entry(day: string, what: string, image: ComparedImage, lines: readonly string[]): string {
  const id = `urn:pai-image-labels:${day}:${what}:${encodeURIComponent(wellFormed(image.ImageId))}`;
  const facts = [`ImageId ${image.ImageId}`, ...(image.ImageUri ? [`URI ${image.ImageUri}`] : []), ...lines];
  // Each fact is one line: a line end in a label must not begin another fact.
  const text = facts.map(plainText).join('\n');
  return [
    '<entry>',
    `<id>${xml(id)}</id>`,
    `<title>${xml(plainText(`${what}: ${image.Name || image.ImageId}`))}</title>`,
    `<updated>${day}T00:00:00Z</updated>`,
    `<category term="${what}"/>`,
    `<content type="text">${xml(text)}</content>`,
    '</entry>',
  ].join('\n');
}

function changeLines({ before, after, removed, added }: ChangedImage): readonly string[] {
  const was = before.ImageUri === after.ImageUri ? [] : [`URI was ${before.ImageUri ?? 'unknown'}`];
  return [...was, ...labelLines('- ', removed), ...labelLines('+ ', added)];
}

function labelLines(sign: string, labels: readonly Label[] = []): readonly string[] {
  return labels.map(({ Key, Value }) => `${sign}${Key}=${Value}`);
}

/** Characters that XML 1.0 does not allow. */
const UNWRITABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function wellFormed(text: string): string {
  return text.replace(UNWRITABLE, '\ufffd');
}

/** A text escaped for XML: it cannot become markup in any place. */
function xml(text: string): string {
  return wellFormed(text).replace(/[&<>"'\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
