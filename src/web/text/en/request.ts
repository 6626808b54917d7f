import type { Formats } from '../formats.ts';

/** English words about the requests behind the rows. A separate part: it loads with its dialog. */
export function requestWords(formats: Formats) {
  const requests = (count: number) => formats.count(count, 'request', 'requests');
  return {
    name: 'Request',
    intro: (count: number) =>
      count === 1
        ? 'The rows on the screen come from this request.'
        : `Several values of one key mean any of them, so the rows on the screen come from ${requests(count)}.`,
    introImages: 'PAI returns the images with their labels. The page applies the filters to them.',
    counts: (count: number) => `${requests(count)} behind the numbers of images`,
    more: (count: number) => `and ${requests(count)} more of the same kind`,
    copy: 'Copy request lines',
    code: 'Code for the same requests',
    kinds: { lines: 'Lines', curl: 'curl', cli: 'aliyun CLI', python: 'Python', typescript: 'TypeScript' },
    copyCode: (kind: string) => `Copy ${kind} code`,
    toServer: 'This code asks this server, as the page does.',
    toPai: 'This code asks PAI directly, with your own credentials.',
    setToken: 'Set PAI_ACCESS_TOKEN to the access token of the server.',
    inPages: 'Images come in pages of 100. Increase the page number until you have all images.',
    noCommand: 'A value contains characters that a command line could misread. Use Python or TypeScript.',
    close: 'Close',
    none: 'There are no answered requests yet.',
  };
}
