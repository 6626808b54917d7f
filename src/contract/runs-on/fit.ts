import { LABEL_KEYS } from '../label-keys.ts';
import type { Label } from '../operations.ts';
import { compareNumbers, type DriverRule, ruleForOlder, rulesOf } from './drivers.ts';
import type { Machine } from './machine.ts';

/** Whether an image runs on a machine; `unjudged` if its labels do not tell. */
export type Fit = 'fits' | 'misfit' | 'unjudged';

/** What one label says about a machine. */
export interface FitReason {
  readonly label: Label;
  readonly fit: Fit;
  /** The row of NVIDIA's table that was applied; none for chips, and where the table does not tell. */
  readonly rule?: DriverRule;
}

/** The key of the labels that tell. */
export function keyOfFit(machine: Machine): string {
  return machine.kind === 'instance' ? LABEL_KEYS.chipType : LABEL_KEYS.cuda;
}

/** What a label with the key of the machine says about it. */
export function judgeLabel(label: Label, machine: Machine): FitReason {
  if (machine.kind === 'driver') return judgeCuda(label, machine.version);
  return { label, fit: label.Value === machine.chip ? 'fits' : 'misfit' };
}

/**
 * What the judged labels of an image say together. One chip of an image is enough; every version of CUDA must fit. An image
 * without such a label cannot be judged: nothing is concluded from what is not there.
 */
export function joinFits(fits: readonly Fit[], { kind }: Machine): Fit {
  const order: readonly Fit[] = kind === 'instance' ? ['fits', 'misfit', 'unjudged'] : ['misfit', 'unjudged', 'fits'];
  return order.find((fit) => fits.includes(fit)) ?? 'unjudged';
}

/** What each label of an image says about a machine. */
export function fitReasons(labels: readonly Label[], machine: Machine): readonly FitReason[] {
  const key = keyOfFit(machine);
  return labels.filter(({ Key }) => Key === key).map((label) => judgeLabel(label, machine));
}

function judgeCuda(label: Label, driver: string): FitReason {
  const [, major, minor] = /^[vV]?([0-9]{1,6})(?:\.([0-9]{1,6}))?(?:\.[0-9]+)*$/.exec(label.Value.trim()) ?? [];
  if (major === undefined) return { label, fit: 'unjudged' };
  const older = ruleForOlder(major);
  // What an older driver than that runs is not in the table.
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
