import { isAscii } from 'node:buffer';
import { findJsonFault } from './json-fault.ts';
import { whatItIs } from './not-a-catalog.ts';
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
  // A text beyond ASCII takes two bytes a sign, on the heap; texts that are cut out of it take them again.
  const weight = weighJson(bytes, plain ? bytes.length : 3 * bytes.length);
  if (!weight.ok) return weight;
  // Text in ASCII is kept outside the heap.
  const text = (part: Buffer) => (plain ? part.toString('latin1') : part.toString());
  const whole = weight.oddNumbers.length === 0 ? text(bytes) : withQuotedNumbers(bytes, weight.oddNumbers, text);
  try {
    return { ok: true, value: JSON.parse(whole) };
  } catch {
    const fault = findJsonFault(text(bytes));
    const where = fault && `, line ${fault.line}, column ${fault.column}: ${fault.problem}`;
    return { ok: false, fault: `is not JSON${where ?? ''}${whatItIs(text(bytes), fault)}` };
  }
}

function withQuotedNumbers(bytes: Buffer, places: readonly number[], text: (part: Buffer) => string): string {
  const pieces: string[] = [];
  let written = 0;
  for (let i = 0; i < places.length; i += 2) {
    const [from = 0, end = 0] = places.slice(i, i + 2);
    pieces.push(text(bytes.subarray(written, from)), '"', text(bytes.subarray(from, end)), '"');
    written = end;
  }
  pieces.push(text(bytes.subarray(written)));
  return pieces.join('');
}
