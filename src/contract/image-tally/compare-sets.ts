import { compareFrameworks, readFramework } from '../label-keys.ts';
import { versionKey, versionRank } from '../versions.ts';
import { countLabels } from './count-labels.ts';
import type { Tally } from './tally.ts';

/** Where a label occurs: on one side of a comparison, or on both. */
export type Kind = 'A' | 'B' | 'both';

/** A label, and how many images of each side have it. */
export interface ComparedLabel {
  readonly Key: string;
  readonly Value: string;
  readonly a: number;
  readonly b: number;
  readonly kind: Kind;
}

/**
 * All distinct labels of both sides, in no particular order. The sides may be tallies of one set. Each image is visited
 * once and each label looked up once: counting each label through the tally would be slower.
 */
export function compareLabels(a: Tally, b: Tally): readonly ComparedLabel[] {
  const countsA = countLabels(a.set, a.positions);
  const countsB = a === b ? countsA : countLabels(b.set, b.positions);
  const isOneSet = a.set === b.set;
  const compared: ComparedLabel[] = [];
  const note = ({ Key, Value }: { readonly Key: string; readonly Value: string }, inA: number, inB: number) => {
    if (inA > 0 || inB > 0) compared.push({ Key, Value, a: inA, b: inB, kind: kindOf(inA, inB) });
  };
  a.set.labels.forEach((label, number) => {
    const other = isOneSet ? number : b.set.numberOf(label.Key, label.Value);
    note(label, countsA[number] ?? 0, other === undefined ? 0 : (countsB[other] ?? 0));
  });
  if (isOneSet) return compared;
  b.set.labels.forEach((label, number) => {
    if (a.set.numberOf(label.Key, label.Value) === undefined) note(label, 0, countsB[number] ?? 0);
  });
  return compared;
}

/** The labels with one of the keys; all labels if there are no keys. */
export function ofKeys(labels: readonly ComparedLabel[], keys: readonly string[]): readonly ComparedLabel[] {
  if (keys.length === 0) return labels;
  const wanted = new Set(keys);
  return labels.filter((label) => wanted.has(label.Key));
}

function kindOf(inA: number, inB: number): Kind {
  if (inB === 0) return 'A';
  return inA === 0 ? 'B' : 'both';
}

/** Which side has the newer version. `unknown`: a side has the framework, but none of its labels names a version. */
export type Newer = 'A' | 'B' | 'same' | 'only-A' | 'only-B' | 'unknown';

/**
 * A framework, and its newest version on each side: undefined if the framework is absent, empty if no version is named.
 */
export interface NewestVersions {
  readonly framework: string;
  readonly a: string | undefined;
  readonly b: string | undefined;
  readonly newer: Newer;
}

/** The newest version of each framework on each side, with both label styles joined, in the order of frameworks. */
export function newestVersions(labels: readonly ComparedLabel[]): readonly NewestVersions[] {
  const inA = new Map<string, Version>();
  const inB = new Map<string, Version>();
  for (const label of labels) {
    const framework = readFramework(label.Key, label.Value);
    if (!framework) continue;
    const version = { text: framework.version, key: versionKey(framework.version) };
    if (label.a > 0) keepNewer(inA, framework.name, version);
    if (label.b > 0) keepNewer(inB, framework.name, version);
  }
  const names = [...new Set([...inA.keys(), ...inB.keys()])];
  return names.sort(compareFrameworks).map((framework) => {
    const [a, b] = [inA.get(framework), inB.get(framework)];
    return { framework, a: a?.text, b: b?.text, newer: newerOf(a, b) };
  });
}

interface Version {
  readonly text: string;
  readonly key: string;
}

function keepNewer(newest: Map<string, Version>, framework: string, version: Version): void {
  const known = newest.get(framework);
  if (!known || known.key < version.key) newest.set(framework, version);
}

function newerOf(a: Version | undefined, b: Version | undefined): Newer {
  if (!b) return 'only-A';
  if (!a) return 'only-B';
  // We do not compare sort keys: they keep spellings of one version apart, and `v2.0` is not newer than `2.0`.
  const [rankA, rankB] = [versionRank(a.text), versionRank(b.text)];
  if (rankA === rankB) return 'same';
  if (a.text === '' || b.text === '') return 'unknown';
  return rankA > rankB ? 'A' : 'B';
}
