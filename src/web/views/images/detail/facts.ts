import type { Condition } from '../../../../contract/filter.ts';
import { categoryOf, compareFrameworks, readFramework, serviceOf } from '../../../../contract/label-keys.ts';
import type { Label } from '../../../../contract/operations.ts';
import { versionKey } from '../../../../contract/versions.ts';

/** The facts that decide for or against an image, in this order. */
export const FACT_NAMES = ['framework', 'chip', 'cuda', 'python', 'os', 'service'] as const;
export type FactName = (typeof FACT_NAMES)[number];

/** A value of a fact, and the label that it comes from. */
export interface FactValue {
  readonly text: string;
  readonly condition: Condition;
}

export interface Fact {
  readonly name: FactName;
  /** Newest first. Two labels with the same meaning are one value. */
  readonly values: readonly FactValue[];
}

const OS_KEYS: readonly string[] = ['system.dsw.os', 'system.dsw.osVersion'];

/** The facts in the labels of an image. Facts without a label are left out. */
export function factsOf(labels: readonly Label[]): readonly Fact[] {
  const found = new Map<FactName, Map<string, FactValue>>(FACT_NAMES.map((name) => [name, new Map()]));
  for (const { Key: key, Value: value } of labels) {
    const name = factOf(key, value);
    if (name === undefined) continue;
    const framework = readFramework(key, value);
    const text = framework
      ? `${framework.name} ${framework.version}`.trim()
      : name === 'service'
        ? (serviceOf(key) ?? value)
        : value;
    const values = found.get(name);
    if (values && !values.has(text)) values.set(text, { text, condition: { key, value } });
  }
  return [...found].flatMap(([name, values]) =>
    values.size === 0 ? [] : [{ name, values: [...values.values()].sort(orderOf(name)) }],
  );
}

function factOf(key: string, value: string): FactName | undefined {
  if (OS_KEYS.includes(key)) return 'os';
  const category = categoryOf(key);
  if (category === 'service') return value === 'true' ? 'service' : undefined;
  return category === 'system' || category === 'custom' ? undefined : category;
}

/** Versions newest first; frameworks and services by name, and the name of an OS before its version. */
function orderOf(name: FactName): (a: FactValue, b: FactValue) => number {
  const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  const frameworkOf = ({ condition }: FactValue) => readFramework(condition.key, condition.value)?.name ?? '';
  if (name === 'framework') {
    return (a, b) =>
      compareFrameworks(frameworkOf(a), frameworkOf(b)) || byText(versionKey(b.text), versionKey(a.text));
  }
  if (name === 'service') return (a, b) => byText(a.text, b.text);
  if (name === 'os') return (a, b) => byText(a.condition.key, b.condition.key);
  return (a, b) => byText(versionKey(b.text), versionKey(a.text));
}
