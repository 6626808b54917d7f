import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../environment.ts';
import { SETTINGS, type SettingRow } from './setting-table.ts';

interface Taken {
  readonly row: SettingRow;
  readonly flag: string;
  /** As npm read it: "true" if no "=" followed the flag. */
  readonly value: string;
}

/** Words that a person types behind such a flag, and that are certainly no secret. */
const CHOICES: Partial<Record<SettingRow['name'], readonly string[]>> = {
  source: ['live', 'embedded'],
  network: ['public', 'vpc'],
};

/**
 * The issue with settings that npm took for its own, as it does with every flag before `--`, in one line with the command
 * that works; undefined if there are none. npm passes its own configuration on in variables. We rejected to read the settings from there:
 * npm drops the value after a space, and a flag that it knows itself never arrives.
 */
export function takenByNpm(
  args: readonly string[],
  environment: Environment,
  readRc = readRcFiles,
): string | undefined {
  const event = environment.npm_lifecycle_event;
  if (event !== 'start' && event !== 'dev') return undefined;
  const given = SETTINGS.flatMap((row) => takenOf(row, environment));
  if (given.length === 0) return undefined;
  // What stands in an .npmrc reaches us in the same way, and was not meant for this program.
  const configured = readRc(environment);
  const taken = given.filter(({ flag }) => !isConfigured(flag, configured));
  if (taken.length === 0) return undefined;
  const flags = taken.map(({ flag }) => flag).join(', ');
  const mended = taken.map((one) => (event === 'dev' ? asVariable(one, args) : asFlag(one, args))).join(' ');
  const command = event === 'dev' ? `${mended} npm run dev` : `npm start -- ${mended}`;
  return `${flags}: npm took ${taken.length === 1 ? 'this flag as its own' : 'these flags as its own'}; write: ${command}`;
}

function takenOf(row: SettingRow, environment: Environment): readonly Taken[] {
  if (row.flag === undefined) return [];
  const name = `npm_config_${row.flag.slice(2).replaceAll('-', '_')}`;
  const value = environment[name];
  // In capitals a person or an image has set it. npm itself writes small letters.
  if (value === undefined || environment[name.toUpperCase()] !== undefined) return [];
  return [{ row, flag: row.flag, value }];
}

function asFlag(taken: Taken, args: readonly string[]): string {
  return `${taken.flag} ${typedValue(taken, args)}`;
}

function asVariable(taken: Taken, args: readonly string[]): string {
  return `${taken.row.variable}=${typedValue(taken, args)}`;
}

/** The value as it can be typed. A value after a space has become a word of its own, and a word may be a secret. */
function typedValue({ row, value }: Taken, args: readonly string[]): string {
  const meant = value === 'true' ? args.find((word) => CHOICES[row.name]?.includes(word)) : value;
  // An endpoint may hold a password.
  const isPlain = meant !== undefined && /^[\w.,:/{}-]{1,100}$/.test(meant);
  return isPlain ? meant : 'VALUE';
}

function isConfigured(flag: string, configured: readonly string[]): boolean {
  const key = flag.slice(2).replaceAll('-', '[-_]');
  const line = new RegExp(`^[ \\t]*["']?${key}["']?[ \\t]*(=|\\r?$)`, 'im');
  return configured.some((text) => line.test(text));
}

function readRcFiles(environment: Environment): readonly string[] {
  const { npm_config_local_prefix: local, npm_config_userconfig: user, npm_config_globalconfig: global } = environment;
  return [local && join(local, '.npmrc'), user, global].flatMap((path) => {
    try {
      return path ? readFileSync(path, 'utf8') : [];
    } catch {
      // Most of these files do not exist.
      return [];
    }
  });
}
