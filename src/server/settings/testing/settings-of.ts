import { readSettings } from '../settings.ts';

/** The settings that flags and variables give. Throws if they hold a fault. */
export function settingsOf(args: readonly string[], environment: Record<string, string> = {}) {
  const read = readSettings(args, environment);
  if (read.kind !== 'settings') throw new Error(JSON.stringify(read));
  return read.settings;
}

/** The faults of flags and variables; empty if they are sound. */
export function issuesOf(args: readonly string[], environment: Record<string, string> = {}): readonly string[] {
  const read = readSettings(args, environment);
  return read.kind === 'issues' ? read.issues : [];
}
