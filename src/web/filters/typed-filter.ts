import { type Condition, distinctConditions } from '../../contract/filter.ts';

export interface TypedFilter {
  readonly conditions: readonly Condition[];
  /** Parts without a key or without `=`, as they were typed. */
  readonly unread: readonly TypedFault[];
}

export interface TypedFault {
  readonly text: string;
  readonly reason: 'no-equals' | 'empty-piece' | 'empty-key';
}

/**
 * Reads conditions as people type and paste them: the grammar of `parseFilter`, and beyond it white space around keys
 * and values is dropped, `，` and `＝` from Chinese keyboards work like `,` and `=`, and a new line separates.
 *
 * As in the grammar, a piece without `=` belongs to the value before it, with the very comma that was typed: a value
 * such as `你好，世界` keeps its own comma.
 */
export function readTyped(text: string): TypedFilter {
  const conditions: Condition[] = [];
  const unread: TypedFault[] = [];
  for (const line of text.split(/[\r\n]+/)) {
    if (line.trim() === '') continue;
    for (const piece of piecesOf(line)) {
      const equals = piece.search(/[=＝]/);
      const key = piece.slice(0, Math.max(equals, 0)).trim();
      if (piece.trim() === '') unread.push({ text: '', reason: 'empty-piece' });
      else if (equals < 0) unread.push({ text: piece.trim(), reason: 'no-equals' });
      else if (key === '') unread.push({ text: piece.trim(), reason: 'empty-key' });
      else conditions.push({ key, value: piece.slice(equals + 1).trim() });
    }
  }
  return { conditions: distinctConditions(conditions), unread };
}

function piecesOf(line: string): readonly string[] {
  const pieces: string[] = [];
  for (const [part, comma] of partsOf(line)) {
    const before = pieces.at(-1);
    const goesOn = before !== undefined && before.trim() !== '' && part.trim() !== '' && !/[=＝]/.test(part);
    if (goesOn) pieces[pieces.length - 1] = before + comma + part;
    else pieces.push(part);
  }
  return pieces;
}

/** The parts between commas of either width, each with the comma before it. */
function partsOf(line: string): readonly (readonly [string, string])[] {
  const parts: [string, string][] = [];
  let from = 0;
  let comma = '';
  for (const match of line.matchAll(/[,，]/g)) {
    parts.push([line.slice(from, match.index), comma]);
    comma = match[0];
    from = match.index + 1;
  }
  parts.push([line.slice(from), comma]);
  return parts;
}
