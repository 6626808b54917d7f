import type { Environment } from './read-given.ts';
import { SETTINGS } from './setting-table.ts';

/**
 * Variables that are set and are named almost like a setting, such as PAI_WORKSPACE after its flag: one sentence each.
 * Other names that begin with PAI_ are left alone, because PAI and Kubernetes set some themselves. No value is read.
 */
export function nearSettings(environment: Environment): readonly string[] {
  return Object.keys(environment)
    .sort()
    .flatMap((set) => {
      const name = environment[set] ? OFFICIAL.get(plain(set)) : undefined;
      if (name === undefined || name === set || environment[name]) return [];
      return [`${set} is set but not read; the name is ${name}`];
    });
}

/** Our variables by their plain names, and by those that follow from the flags. */
const OFFICIAL = new Map(
  SETTINGS.flatMap(({ flag, variable }) =>
    [variable, ...(flag === undefined ? [] : [`PAI_${flag}`])].map((name) => [plain(name), variable] as const),
  ),
);

/** A name without case, separators and the `s` of a plural. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z\d]/g, '')
    .replace(/s$/, '');
}
