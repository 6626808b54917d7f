import { LABEL_KEYS } from '../label-keys.ts';
import type { Label } from '../operations.ts';
import { compareNumbers, type DriverRule, ruleForOlder, rulesOf } from './drivers.ts';
import type { Machine } from './machine.ts';

/** Whether an image runs on a machine; `unjudged` if its labels do not tell. */
export type Fit = 'fits' | 'misfit' | 'unjudged';

/** The meaning of one label for a machine. */
export interface FitReason {
  readonly label: Label;
  readonly fit: Fit;
  /** The applied row of NVIDIA's table; undefined for chips, and if no row applies. */
  readonly rule?: DriverRule;
}

/** The key of the labels to judge by. */
export function keyOfFit(machine: Machine): string {
  return machine.kind === 'instance' ? LABEL_KEYS.chipType : LABEL_KEYS.cuda;
}

/** Judges a label that has the key of the machine. */
export function judgeLabel(label: Label, machine: Machine): FitReason {
  if (machine.kind === 'driver') return judgeCuda(label, machine.version);
  return { label, fit: label.Value === machine.chip ? 'fits' : 'misfit' };
}

/**
 * Joins the results of an image's labels. One matching chip is enough; every CUDA version must fit. An image without
 * such a label cannot be judged: a missing label proves nothing.
 */
export function joinFits(fits: readonly Fit[], { kind }: Machine): Fit {
  const order: readonly Fit[] = kind === 'instance' ? ['fits', 'misfit', 'unjudged'] : ['misfit', 'unjudged', 'fits'];
  return order.find((fit) => fits.includes(fit)) ?? 'unjudged';
}

/** Judges each label of an image that has the machine's key. */
export function fitReasons(labels: readonly Label[], machine: Machine): readonly FitReason[] {
  const key = keyOfFit(machine);
  return labels.filter(({ Key }) => Key === key).map((label) => judgeLabel(label, machine));
}

function judgeCuda(label: Label, driver: string): FitReason {
  const [, major, minor] = /^[vV]?([0-9]{1,6})(?:\.([0-9]{1,6}))?(?:\.[0-9]+)*$/.exec(label.Value.trim()) ?? [];
  if (major === undefined) return { label, fit: 'unjudged' };
  const older = ruleForOlder(major);
  // The table does not say what an older driver runs.
  if (older)
    return compareNumbers(driver, older.minDriver) >= 0
      ? { label, fit: 'fits', rule: older }
      : { label, fit: 'unjudged' };
  const rules = rulesOf(major, minor);
  const met = rules.filter(({ minDriver }) => compareNumbers(driver, minDriver) >= 0);
  const [least] = rules;
  const greatest = rules.at(-1);
  if (greatest !== undefined && met.length === rules.length) return { label, fit: 'fits', rule: greatest };
  if (least !== undefined && met.length === 0) return { label, fit: 'misfit', rule: least };
  return { label, fit: 'unjudged' };
}
