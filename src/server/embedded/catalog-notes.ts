import type { RowList } from './catalog-shape.ts';
import type { CheckedImages } from './check-catalog.ts';

const UNMASK = `jq 'del(.Images[] | select(.ImageId // "" | contains("**")) | .ImageId)' FILE > FIXED`;

/** What a person should know of a catalog that was read, one line each: what is not in it, and what was made of it. */
export function catalogNotes(
  { images, leftOut, repeats, masked }: CheckedImages & { readonly ok: true },
  lists: readonly RowList[],
): readonly string[] {
  const notes: string[] = [];
  const left = leftOut.toHeader();
  if (left !== undefined) notes.push(`left out what cannot be read (${left}); ${leftOut.first}`);
  if (repeats > 0)
    notes.push(
      repeats === 1
        ? '1 entry repeats another one; they count once'
        : `${repeats} entries repeat others; they count once`,
    );
  if (masked > 0)
    notes.push(
      `${masked} ${masked === 1 ? 'id is' : 'ids are'} masked with stars; derived from ImageUri or Name instead. To leave them away in the file: ${UNMASK}`,
    );
  const rows = lists.reduce((sum, list) => sum + list.rows.length, 0);
  let total = 0;
  for (const list of lists) if (typeof list.total === 'number') total = Math.max(total, list.total);
  const odd = lists.find((list) => typeof list.total === 'string');
  if (odd !== undefined)
    notes.push(`TotalCount is ${odd.total}, a whole number is expected; whether pages are missing is not known`);
  if (total > rows) notes.push(`TotalCount says ${total} images, and the file holds ${rows}: pages are missing`);
  if (images.length > 0 && images.every(({ labels }) => labels.length === 0))
    notes.push('no image in it has a label; ListImages answers labels only with Verbose=true');
  return notes;
}
