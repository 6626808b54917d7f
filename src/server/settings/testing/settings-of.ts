import { readSettings } from '../settings.ts';

/** The settings from flags and variables. Throws if they have issues. */
export function settingsOf(args: readonly string[], environment: Record<string, string> = {}) {
  const read = readSettings(args, environment);
  if (read.kind !== 'settings') throw new Error(JSON.stringify(read));
  return read.settings;
}

/** The issues of flags and variables; empty if there are none. */
export function issuesOf(args: readonly string[], environment: Record<string, string> = {}): readonly string[] {
  const read = readSettings(args, environment);
  return read.kind === 'issues' ? read.issues : [];
}
