import { homedir } from 'node:os';

/** One profile of a file of profiles. */
export interface Profile {
  readonly name: string;
  /** As the file spells it; empty if the file names none. */
  readonly mode: string;
  /** How the file calls the mode: `mode` for the CLI, `type` for the shared file. */
  readonly modeName: 'mode' | 'type';
  /** The path of the file, with `~` for the home directory. */
  readonly file: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** Another profile of the same file. */
  readonly sibling: (name: string) => Profile | undefined;
}

/** A profile with its file, for a person. */
export function profileName({ name, file }: Profile): string {
  return `profile ${quotedName(name)} of ${file}`;
}

/** A name of a profile in quotation marks, cut if it is long. */
export function quotedName(name: string): string {
  return JSON.stringify(name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name);
}

/** The text of a field; undefined if it is missing, empty, or not a text. */
export function textField({ fields }: Profile, field: string): string | undefined {
  const value = Object.hasOwn(fields, field) ? fields[field] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The number of a field, which INI files give as text. */
export function numberField({ fields }: Profile, field: string): number | undefined {
  const value = Object.hasOwn(fields, field) ? Number(fields[field]) : Number.NaN;
  return Number.isFinite(value) && value > 0 ? value : undefined;
}

/** The path with `~` for the home directory, which tells the name of the user. */
export function shortPath(path: string): string {
  const home = homedir();
  return home.length > 1 && path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path;
}

const LONGEST_NAME = 64;
