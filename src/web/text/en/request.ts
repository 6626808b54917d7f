import type { Formats } from '../formats.ts';

/** What is said in English about the requests behind the rows. Apart from the rest: it loads with its dialog. */
export function requestWords(formats: Formats) {
  const requests = (count: number) => formats.count(count, 'request', 'requests');
  return {
    name: 'Request',
    intro: (count: number) =>
      count === 1
        ? 'This request is behind the rows on screen.'
        : `Values of one key mean any of them, so ${requests(count)} are merged into the rows on screen.`,
    introImages: 'The images come with their labels. The filters are applied here, to all that has arrived.',
    counts: (count: number) => `${requests(count)} behind the numbers of images`,
    more: (count: number) => `and ${requests(count)} more of the same kind`,
    copy: 'Copy request lines',
    close: 'Close',
    none: 'No request has been answered yet.',
  };
}
