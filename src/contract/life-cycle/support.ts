import { isPythonKey } from '../label-keys.ts';
import type { Label } from '../operations.ts';
import type { SupportState } from './states.ts';
import { hasSupportDates, type SupportCycle, supportCycle } from './support-dates.ts';

/** The support of one product in an image: Python or the system. */
export interface SupportReason {
  /** The labels that name it. */
  readonly labels: readonly Label[];
  readonly state: SupportState;
  /** The cycle, if its dates are known. */
  readonly cycle: SupportCycle | undefined;
}

const OS = 'system.dsw.os';
const OS_VERSION = 'system.dsw.osVersion';

/** Whether a label has an effect on support. */
export function isSupportKey(key: string): boolean {
  return isPythonKey(key) || key === OS || key === OS_VERSION;
}

/**
 * The support of each Python and each system that these labels name, on a day (`2026-11-27`). A value that is not a
 * plain version, a system without dates and a version without a system are unknown; we never guess.
 */
export function supportReasons(labels: readonly Label[], today: string): readonly SupportReason[] {
  const pythons = labels.filter(({ Key }) => isPythonKey(Key));
  const systems = labels.filter(({ Key }) => Key === OS);
  const versions = labels.filter(({ Key }) => Key === OS_VERSION);
  return [
    ...pythons.map((label) => judge([label], 'python', label.Value, today)),
    ...systemReasons(systems, versions, today),
  ];
}

/** `unsupported` if any product is past its end, `supported` if every product is known and supported. */
export function supportOf(reasons: readonly SupportReason[]): SupportState {
  if (reasons.some(({ state }) => state === 'unsupported')) return 'unsupported';
  return reasons.length > 0 && reasons.every(({ state }) => state === 'supported') ? 'supported' : 'unknown-support';
}

function systemReasons(systems: readonly Label[], versions: readonly Label[], today: string): readonly SupportReason[] {
  const [system] = systems;
  if (systems.length === 0 && versions.length === 0) return [];
  // With several systems, the version may belong to any of them.
  if (system === undefined || systems.length > 1 || versions.length === 0)
    return [{ labels: [...systems, ...versions], state: 'unknown-support', cycle: undefined }];
  const name = system.Value.trim().toLowerCase();
  return versions.map((version) => judge([system, version], name === 'python' ? '' : name, version.Value, today));
}

function judge(labels: readonly Label[], product: string, version: string, today: string): SupportReason {
  const cycle = cycleOf(product, version);
  const state = cycle === undefined ? 'unknown-support' : today > cycle.eol ? 'unsupported' : 'supported';
  return { labels, state, cycle };
}

function cycleOf(product: string, version: string): SupportCycle | undefined {
  const [, major, minor] = /^[vV]?([0-9]+)(?:\.([0-9]+))?(?:\.[0-9]+)*$/.exec(version.trim()) ?? [];
  if (major === undefined || !hasSupportDates(product)) return undefined;
  // Debian and CentOS use the first number, Python and Ubuntu the first two.
  const exact = minor === undefined ? undefined : supportCycle(product, `${major}.${minor}`);
  return exact ?? supportCycle(product, major);
}
