import { facetOfKey } from '../image-filter/image-filter.ts';
import { LABEL_KEYS, readFramework, serviceOf } from '../label-keys.ts';
import type { ImageTable } from '../life-cycle/image-table.ts';
import { splitUri } from '../life-cycle/uri-parts.ts';
import type { Label } from '../operations.ts';
import { versionRank } from '../versions.ts';
import { type Finding, FindingList } from './finding.ts';
import { addNearLabels } from './near-labels.ts';
import { tagContradictions } from './tag-contradictions.ts';

/** A tag that its owner moves to another image from time to time, by convention. */
const MUTABLE = /^$|(?:^|[-_.])(?:latest|nightly)$|^(?:dev|main|master|stable|test)$/i;

const CHIP = 1;
const FRAMEWORK = 2;
const PYTHON = 4;
const SERVICE = 8;
const CUDA = 16;
const GPU = 32;

/** Every hole and contradiction in the labels of a scope (README.md, section 11). */
export function findIssues(table: ImageTable): readonly Finding[] {
  const found = new FindingList();
  const bits = Uint8Array.from(table.labels, bitsOf);
  const uris = new Map<string, number>();
  const shared = new Map<string, number[]>();
  for (let position = 0; position < table.size; position += 1) {
    const own: Label[] = [];
    let has = 0;
    const end = table.labelStarts[position + 1] ?? 0;
    for (let at = table.labelStarts[position] ?? 0; at < end; at += 1) {
      const number = table.labelNumbers[at] ?? 0;
      const label = table.labels[number];
      if (bits[number] === 0 || label === undefined) continue;
      has |= bits[number] ?? 0;
      own.push(label);
    }
    if (!(has & CHIP)) found.add('no-chip', [], position);
    if (!(has & FRAMEWORK)) found.add('no-framework', [], position);
    if (!(has & PYTHON)) found.add('no-python', [], position);
    if (!(has & SERVICE)) found.add('no-service', [], position);
    if (has & GPU && !(has & CUDA)) found.add('gpu-without-cuda', [], position);
    if (has & FRAMEWORK) for (const pair of disagreements(own)) found.add('framework-styles', pair, position);
    const uri = table.text('ImageUri', position)?.trim() ?? '';
    if (uri === '') continue;
    const first = uris.get(uri);
    if (first === undefined) uris.set(uri, position);
    else {
      const all = shared.get(uri) ?? [first];
      all.push(position);
      shared.set(uri, all);
    }
    const { tag } = splitUri(uri);
    if (MUTABLE.test(tag) && !uri.includes('@')) found.add('mutable-tag', [tag], position);
    for (const { kind, details } of tagContradictions(tag, own)) found.add(kind, details, position);
  }
  for (const [uri, positions] of shared) for (const position of positions) found.add('same-uri', [uri], position);
  addNearLabels(table, found);
  return found.sorted();
}

function bitsOf({ Key, Value }: Label): number {
  // Most labels of a large set are a team's own.
  if (!Key.startsWith('system.')) return 0;
  switch (facetOfKey(Key)) {
    case 'chip':
      return CHIP | (Value === 'GPU' ? GPU : 0);
    case 'framework':
      return FRAMEWORK;
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

/** Labels of both styles that name one framework and no common version of it. */
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
