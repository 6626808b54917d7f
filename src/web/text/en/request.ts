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
    code: 'Code for the same requests',
    kinds: { lines: 'Lines', curl: 'curl', cli: 'aliyun CLI', python: 'Python', typescript: 'TypeScript' },
    copyCode: (kind: string) => `Copy ${kind} code`,
    toServer: 'It asks this server, as the page does.',
    toPai: 'It asks PAI itself, with your own credentials.',
    setToken: 'Set PAI_ACCESS_TOKEN to the access token of the server.',
    inPages: 'Images come in pages of 100: raise the page number until all have come.',
    noCommand: 'A value holds characters that a command line could take for something else. Take Python or TypeScript.',
    close: 'Close',
    none: 'No request has been answered yet.',
  };
}
