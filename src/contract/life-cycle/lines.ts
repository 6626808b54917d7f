import { isPythonKey, LABEL_KEYS, readFramework, serviceOf } from '../label-keys.ts';
import type { Label } from '../operations.ts';
import type { ImageTable } from './image-table.ts';
import { newestOrder } from './newest-order.ts';
import { splitUri } from './uri-parts.ts';

/** The value for an image without a known line. */
export const NO_LINE = -1;

/**
 * For each image the position of the newest of its line, which may be itself, or `NO_LINE`. Images of one line have the
 * same frameworks, chip types, services, origin, repository, CUDA major and Python minor (README.md, section 9). The
 * line of an image without a framework, a chip type or a URI is unknown.
 */
export function newestOfLines(table: ImageTable): Int32Array {
  const lines = linesOf(table);
  const compare = newestOrder(table);
  const newest: number[] = [];
  for (let position = 0; position < table.size; position += 1) {
    const line = lines[position] ?? NO_LINE;
    if (line === NO_LINE) continue;
    const best = newest[line];
    if (best === undefined || compare(position, best) > 0) newest[line] = position;
  }
  return lines.map((line) => newest[line] ?? NO_LINE);
}

/** The line of each image as a number, or `NO_LINE`; lines are numbered by their first image. */
export function linesOf(table: ImageTable): Int32Array {
  const { labelNumbers, labelStarts } = table;
  const { tokens, kinds, tokenCount } = tokensOf(table.labels);
  const repositories = new Map<string, number>();
  const lines = new LineTree(tokenCount);
  const found = new Int32Array(table.size).fill(NO_LINE);
  // One array for all images: emptying and filling a list for each image took most of the time.
  const own = new Uint32Array(tokenCount);
  for (let position = 0; position < table.size; position += 1) {
    let has = 0;
    let count = 0;
    const end = labelStarts[position + 1] ?? 0;
    for (let at = labelStarts[position] ?? 0; at < end; at += 1) {
      const number = labelNumbers[at] ?? 0;
      const token = tokens[number] ?? 0;
      has |= kinds[number] ?? 0;
      if (token !== 0) count = insert(own, count, token);
    }
    if (has !== (FRAMEWORK | CHIP)) continue;
    const { repository } = splitUri(table.text('ImageUri', position) ?? '');
    if (repository === '') continue;
    found[position] = lines.lineOf(own, count, numberOf(repositories, repository));
  }
  return found;
}

/**
 * Numbers each set of tokens in a repository from 0; equal sets share a number. One step in the tree is a lookup by a
 * small number. We rejected a map with a text for each set: making the texts took most of the time.
 */
class LineTree {
  readonly #tokenCount: number;
  readonly #steps = new Map<number, number>();
  readonly #lines: Map<number, number>[] = [];
  #size = 0;

  constructor(tokenCount: number) {
    this.#tokenCount = tokenCount;
  }

  /** The number of the set of the first `count` tokens. */
  lineOf(tokens: Uint32Array, count: number, repository: number): number {
    let node = 0;
    for (let at = 0; at < count; at += 1) {
      const step = node * this.#tokenCount + (tokens[at] ?? 0);
      let next = this.#steps.get(step);
      if (next === undefined) {
        next = this.#steps.size + 1;
        this.#steps.set(step, next);
      }
      node = next;
    }
    const lines = this.#lines[repository] ?? new Map<number, number>();
    this.#lines[repository] = lines;
    let line = lines.get(node);
    if (line === undefined) {
      line = this.#size++;
      lines.set(node, line);
    }
    return line;
  }
}

const FRAMEWORK = 1;
const CHIP = 2;

/**
 * The token of each label for its line: equal tokens mean the same, 0 means no effect. Also whether it names a
 * framework or a chip.
 */
function tokensOf(labels: readonly Label[]) {
  const numbers = new Map<string, number>();
  const tokens = new Uint32Array(labels.length);
  const kinds = new Uint8Array(labels.length);
  labels.forEach((label, number) => {
    // Most labels of a large set are custom labels.
    const text = label.Key.startsWith(SYSTEM) ? lineText(label) : undefined;
    if (text === undefined) return;
    tokens[number] = numberOf(numbers, text) + 1;
    kinds[number] = text.startsWith('framework ') ? FRAMEWORK : text.startsWith('chip ') ? CHIP : 0;
  });
  return { tokens, kinds, tokenCount: numbers.size + 1 };
}

const SYSTEM = 'system.';

function lineText({ Key, Value }: Label): string | undefined {
  const framework = readFramework(Key, Value);
  if (framework) return `framework ${framework.name}`;
  if (Key === LABEL_KEYS.chipType) return Value.trim() === '' ? undefined : `chip ${Value}`;
  if (Key === LABEL_KEYS.cuda) return `cuda ${/^[vV]?0*([0-9]+)/.exec(Value)?.[1] ?? Value}`;
  if (isPythonKey(Key)) return `python ${/^[vV]?([0-9]+\.[0-9]+)/.exec(Value)?.[1] ?? Value}`;
  if (Key === 'system.origin') return `origin ${Value}`;
  return Value === 'true' && serviceOf(Key) !== undefined ? `service ${Key}` : undefined;
}

function numberOf(numbers: Map<string, number>, text: string): number {
  const known = numbers.get(text);
  if (known !== undefined) return known;
  const number = numbers.size;
  numbers.set(text, number);
  return number;
}

/** Inserts a number into the first `count` numbers, which ascend, if it is not there. Returns the new count. */
function insert(list: Uint32Array, count: number, number: number): number {
  let at = count;
  while (at > 0 && (list[at - 1] ?? 0) > number) at -= 1;
  if (at > 0 && list[at - 1] === number) return count;
  // Faster than `copyWithin` for these few steps.
  for (let to = count; to > at; to -= 1) list[to] = list[to - 1] ?? 0;
  list[at] = number;
  return count + 1;
}
