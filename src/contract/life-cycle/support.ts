import { isPythonKey } from '../label-keys.ts';
import type { Label } from '../operations.ts';
import type { SupportState } from './states.ts';
import { hasSupportDates, type SupportCycle, supportCycle } from './support-dates.ts';

/** What is known of one thing that an image names: Python, or its system. */
export interface SupportReason {
  /** The labels that name it. */
  readonly labels: readonly Label[];
  readonly state: SupportState;
  /** What the labels name, if dates of it are known. */
  readonly cycle: SupportCycle | undefined;
}

const OS = 'system.dsw.os';
const OS_VERSION = 'system.dsw.osVersion';

/** Whether a label says something about support. */
export function isSupportKey(key: string): boolean {
  return isPythonKey(key) || key === OS || key === OS_VERSION;
}

/**
 * What is known of each Python and each system that these labels name, on a day (`2026-11-27`). A value that is no plain
 * version, a system without dates and a version without a system are unknown: nothing is guessed.
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

/** `unsupported` if anything is past its end, `supported` if all that is there is known and alive. */
export function supportOf(reasons: readonly SupportReason[]): SupportState {
  if (reasons.some(({ state }) => state === 'unsupported')) return 'unsupported';
  return reasons.length > 0 && reasons.every(({ state }) => state === 'supported') ? 'supported' : 'unknown-support';
}

function systemReasons(systems: readonly Label[], versions: readonly Label[], today: string): readonly SupportReason[] {
  const [system] = systems;
  if (systems.length === 0 && versions.length === 0) return [];
  // Which version belongs to which of several systems is not said.
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
  // Debian and CentOS count by their first number, Python and Ubuntu by two.
  const exact = minor === undefined ? undefined : supportCycle(product, `${major}.${minor}`);
  return exact ?? supportCycle(product, major);
}
