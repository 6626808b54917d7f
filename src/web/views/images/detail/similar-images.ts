import { ANY_VALUE, type Condition, filterIssueOf } from '../../../../contract/filter.ts';
import { categoryOf, frameworkKey, LABEL_KEYS, readFramework } from '../../../../contract/label-keys.ts';
import type { Label } from '../../../../contract/operations.ts';

/** A filter for similar images, and what they share. */
interface Similarity {
  /** The shared framework. Undefined if chip type and CUDA are shared. */
  readonly framework?: string | undefined;
  readonly conditions: readonly Condition[];
}

/** The names of an image's frameworks, each once, in the order of its labels. */
export function frameworksOf(labels: readonly Label[]): readonly string[] {
  return [...new Set(labels.flatMap((label) => readFramework(label.Key, label.Value)?.name ?? []))];
}

/**
 * Filters for images similar to the one with these labels: any version of each of its frameworks, then its chip type
 * and CUDA. `known` are all labels of the scope: the old style has the version in the value, so "any version" lists
 * all existing values. Values that cannot be filtered are left out.
 */
export function similarities(labels: readonly Label[], known: readonly Label[]): readonly Similarity[] {
  const frameworks = frameworksOf(labels).flatMap((name): Similarity[] => {
    const key = frameworkKey(name);
    const any = filterIssueOf({ key, value: '1' }) === undefined ? [{ key, value: ANY_VALUE }] : [];
    const conditions = [...any, ...oldStyleOf(name, [...known, ...labels])];
    return conditions.length === 0 ? [] : [{ framework: name, conditions }];
  });
  const chipAndCuda = labels.map(conditionOf).filter((condition) => {
    const category = categoryOf(condition.key);
    return (category === 'chip' || category === 'cuda') && filterIssueOf(condition) === undefined;
  });
  const hasBoth = (['chip', 'cuda'] as const).every((category) =>
    chipAndCuda.some(({ key }) => categoryOf(key) === category),
  );
  return hasBoth ? [...frameworks, { conditions: chipAndCuda }] : frameworks;
}

function oldStyleOf(name: string, labels: readonly Label[]): readonly Condition[] {
  const values = labels
    .filter(({ Key, Value }) => Key === LABEL_KEYS.framework && readFramework(Key, Value)?.name === name)
    .map((label) => label.Value);
  return [...new Set(values)]
    .map((value): Condition => ({ key: LABEL_KEYS.framework, value }))
    .filter((condition) => filterIssueOf(condition) === undefined);
}

function conditionOf(label: Label): Condition {
  return { key: label.Key, value: label.Value };
}
