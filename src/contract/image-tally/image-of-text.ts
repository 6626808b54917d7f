import type { Tally } from './tally.ts';

/** The form of PAI's own image ids. */
const IMAGE_ID = /^image-[a-z0-9]{8,40}$/i;

/** The id of the image whose id or URI is the text. An id in PAI's form is returned even if its image is not loaded. */
export function imageOfText(text: string, tally: Tally | undefined): string | undefined {
  const named = text.trim().replace(/^(?:https?:\/\/|docker pull\s+)/i, '');
  if (named === '' || /\s/.test(named)) return undefined;
  const set = tally?.set;
  if (set && /[-/:]/.test(named)) {
    for (let position = 0; position < set.size; position += 1) {
      const id = set.text('ImageId', position);
      if (id === named || isUri(set.text('ImageUri', position), named)) return id;
    }
  }
  return IMAGE_ID.test(named) ? named : undefined;
}

/** Whether a URI equals the text, which may have its region filled in. */
function isUri(uri: string | undefined, asked: string): boolean {
  if (uri === undefined || !asked.includes('/')) return false;
  if (uri === asked) return true;
  const [before, ...after] = uri.split('{region}');
  if (after.length === 0 || before === undefined || !asked.startsWith(before)) return false;
  const region = /^[a-z0-9-]+/.exec(asked.slice(before.length))?.[0];
  return region !== undefined && uri.replaceAll('{region}', () => region) === asked;
}
