import { isAscii } from 'node:buffer';
import { findJsonFault } from './json-fault.ts';
import { whatItIs } from './not-a-catalog.ts';
import { parsePieces } from './parse-pieces.ts';
import { weighJson } from './weigh-json.ts';

export type ParsedJson =
  | { readonly ok: true; readonly value: unknown }
  /** Reads on after the name of the file. */
  | { readonly ok: false; readonly fault: string };

/**
 * Parses JSON in UTF-8. Numbers that JavaScript would write otherwise become texts as they stand: an id of 19 digits
 * keeps its last ones, and a label value 3.10 its zero. Node 20 shows a reviver no source text, so they are quoted before.
 */
export function parseCatalogJson(bytes: Buffer): ParsedJson {
  const plain = isAscii(bytes);
  // A text beyond ASCII takes two bytes a sign.
  const weight = weighJson(bytes, plain ? bytes.length : 3 * bytes.length);
  if (!weight.ok) return weight;
  const text = (part: Buffer) => (plain ? part.toString('latin1') : part.toString());
  try {
    // A file that was cut off would be parsed in one piece, up to its end.
    if (weight.isClosed) return { ok: true, value: parsePieces(bytes, weight, text) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  const fault = findJsonFault(text(bytes));
  const where = fault && `, line ${fault.line}, column ${fault.column}: ${fault.problem}`;
  return { ok: false, fault: `is not JSON${where ?? ''}${whatItIs(text(bytes), fault)}` };
}
