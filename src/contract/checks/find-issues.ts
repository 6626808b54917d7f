import { facetOfKey } from '../image-filter/image-filter.ts';
import { LABEL_KEYS, readFramework, serviceOf } from '../label-keys.ts';
import type { ImageTable } from '../life-cycle/image-table.ts';
import { splitUri } from '../life-cycle/uri-parts.ts';
import type { Label } from '../operations.ts';
import { versionRank } from '../versions.ts';
import { type Finding, FindingList } from './finding.ts';
import { addNearLabels } from './near-labels.ts';
import { repeatedTexts } from './repeated-texts.ts';
import { mayNameLabels, tagContradictions } from './tag-contradictions.ts';

/** A tag that by convention moves to another image from time to time. */
const MUTABLE = /^$|(?:^|[-_.])(?:latest|nightly)$|^(?:dev|main|master|stable|test)$/i;

const CHIP = 1;
const FRAMEWORK = 2;
const PYTHON = 4;
const SERVICE = 8;
const CUDA = 16;
const GPU = 32;
const OLD_STYLE = 64;

/** All missing labels and contradictions in a scope (README.md, section 11). */
export function findIssues(table: ImageTable): readonly Finding[] {
  const found = new FindingList();
  const bits = Uint8Array.from(table.labels, bitsOf);
  const uriAt = (position: number) => table.text('ImageUri', position)?.trim() ?? '';
  for (let position = 0; position < table.size; position += 1) {
    let has = 0;
    const end = table.labelStarts[position + 1] ?? 0;
    for (let at = table.labelStarts[position] ?? 0; at < end; at += 1) has |= bits[table.labelNumbers[at] ?? 0] ?? 0;
    // Only few images need their labels as objects: making a list for each image took a third of the time.
    const own = () => labelsWith(table, bits, position);
    if (!(has & CHIP)) found.add('no-chip', [], position);
    if (!(has & FRAMEWORK)) found.add('no-framework', [], position);
    if (!(has & PYTHON)) found.add('no-python', [], position);
    if (!(has & SERVICE)) found.add('no-service', [], position);
    if (has & GPU && !(has & CUDA)) found.add('gpu-without-cuda', [], position);
    if (has & OLD_STYLE) for (const pair of disagreements(own())) found.add('framework-styles', pair, position);
    const uri = uriAt(position);
    if (uri === '') continue;
    const { tag } = splitUri(uri);
    if (MUTABLE.test(tag) && !uri.includes('@')) found.add('mutable-tag', [tag], position);
    if (!mayNameLabels(tag)) continue;
    for (const { kind, details } of tagContradictions(tag, own())) found.add(kind, details, position);
  }
  for (const [uri, positions] of repeatedTexts(table.size, uriAt))
    for (const position of positions) found.add('same-uri', [uri], position);
  addNearLabels(table, found);
  return found.sorted();
}

/** The labels of an image that a check needs. */
function labelsWith({ labels, labelNumbers, labelStarts }: ImageTable, bits: Uint8Array, position: number): Label[] {
  const numbers = labelNumbers.subarray(labelStarts[position] ?? 0, labelStarts[position + 1] ?? 0);
  return [...numbers].flatMap((number) => (bits[number] ? (labels[number] ?? []) : []));
}

function bitsOf({ Key, Value }: Label): number {
  // Most labels of a large set are custom labels.
  if (!Key.startsWith('system.')) return 0;
  switch (facetOfKey(Key)) {
    case 'chip':
      return CHIP | (Value === 'GPU' ? GPU : 0);
    case 'framework':
      return FRAMEWORK | (Key === LABEL_KEYS.framework ? OLD_STYLE : 0);
    case 'python':
      return PYTHON;
    case 'cuda':
      return CUDA;
    case 'supported':
      return Value === 'true' && serviceOf(Key) !== undefined ? SERVICE : 0;
    default:
      return 0;
  }
}

/** Pairs of labels, one of each style, that name the same framework without a common version. */
function disagreements(labels: readonly Label[]): readonly (readonly [string, string])[] {
  const old = labels.filter(({ Key }) => Key === LABEL_KEYS.framework);
  if (old.length === 0) return [];
  const read = (label: Label) => readFramework(label.Key, label.Value);
  return old.flatMap((label): (readonly [string, string])[] => {
    const framework = read(label);
    if (framework === undefined || framework.version === '') return [];
    const others = labels.filter((other) => other.Key !== LABEL_KEYS.framework && read(other)?.name === framework.name);
    const isSame = (other: Label) => versionRank(other.Value) === versionRank(framework.version);
    const [first] = others;
    if (first === undefined || others.some(isSame)) return [];
    return [[label.Value, `${framework.name} ${first.Value}`]];
  });
}
