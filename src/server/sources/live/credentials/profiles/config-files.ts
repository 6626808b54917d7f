import { closeSync, constants, openSync, readSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '../../../../settings/given-values.ts';
import { pathWithoutUser } from '../../../../settings/hide-user.ts';
import { nameKind, REPEATED } from '../../../rows/read-fields.ts';
import { isJsonObject, type JsonObject } from '../../../rows/read-rows.ts';
import { readJson } from '../../../rows/scan-json.ts';

/** One profile of a profile file. */
export interface Profile {
  readonly name: string;
  /** As the file spells it; empty if the file has none. */
  readonly mode: string;
  /** The field of the mode: `mode` for the CLI, `type` for the shared file. */
  readonly modeName: 'mode' | 'type';
  /** The path of the file, with `~` for the home directory. */
  readonly file: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** Whether the file has another profile of this name. */
  readonly isRepeated: boolean;
  /** Another profile of the same file. */
  readonly sibling: (name: string) => Profile | undefined;
}

/** The content of the configuration file of the `aliyun` command. */
export type CliConfig =
  | { readonly kind: 'none' }
  | { readonly kind: 'faulty'; readonly reason: string }
  | {
      readonly kind: 'profiles';
      /** The name of the profile that is used by default. */
      readonly current: string;
      readonly names: readonly string[];
      readonly find: (name: string) => Profile | undefined;
    };

type NamedFields = JsonObject & { readonly name: string };

/** Reads `~/.aliyun/config.json`. A reason never contains text of the file. */
export function readCliConfig(): CliConfig {
  const path = join(homedir(), '.aliyun', 'config.json');
  const file = shortPath(path);
  const faulty = (reason: string): CliConfig => ({ kind: 'faulty', reason: `${file} ${reason}` });
  const read = readSmallFile(path);
  if (read.kind === 'none') return read;
  if (read.kind === 'faulty') return faulty(read.reason);
  const json = readJson(read.text.replace(/^\uFEFF/, ''));
  if (!json.ok) return faulty(json.error === 'too-deep' ? 'is nested too deep' : 'is not valid JSON');
  if (!isJsonObject(json.value) || isAbsent(json.value.profiles))
    return faulty('does not hold a list "profiles" of profiles with names, as `aliyun configure` writes it');
  const { current, profiles } = json.value;
  const odd = structureIssue(current, profiles);
  if (odd !== undefined) return { kind: 'faulty', reason: `${file}: ${odd}` };
  const all = Array.isArray(profiles) ? profiles.filter(isNamed) : [];
  if (all.length === 0) return { kind: 'none' };
  const find = (name: string): Profile | undefined => {
    const [fields, ...others] = all.filter((one) => one.name === name);
    if (fields === undefined) return undefined;
    const mode = typeof fields.mode === 'string' ? fields.mode : '';
    return { name, mode, modeName: 'mode', file, fields, isRepeated: others.length > 0, sibling: find };
  };
  return {
    kind: 'profiles',
    current: typeof current === 'string' ? current : '',
    names: all.map(({ name }) => name),
    find,
  };
}

/** The first error in the structure of the file: `profiles[1].name is a number, text is expected`. */
function structureIssue(current: unknown, profiles: unknown): string | undefined {
  if (!isAbsent(current) && typeof current !== 'string') return `current is ${nameKind(current)}, text is expected`;
  if (!Array.isArray(profiles)) return `profiles is ${nameKind(profiles)}, a list is expected`;
  const at = profiles.findIndex((one) => !isNamed(one));
  if (at === -1) return undefined;
  const one: unknown = profiles[at];
  return isJsonObject(one)
    ? `profiles[${at}].name is ${nameKind(one.name)}, text is expected`
    : `profiles[${at}] is ${nameKind(one)}, an object is expected`;
}

function isNamed(one: unknown): one is NamedFields {
  return isJsonObject(one) && typeof one.name === 'string';
}

/** The content of the profile file that the SDKs share. */
export type SharedFile =
  | { readonly kind: 'none'; readonly file: string }
  | { readonly kind: 'faulty'; readonly reason: string }
  | { readonly kind: 'profiles'; readonly file: string; readonly find: (name: string) => Profile | undefined };

/** Reads `~/.alibabacloud/credentials`, or the file in ALIBABA_CLOUD_CREDENTIALS_FILE. */
export function readSharedFile(environment: Environment): SharedFile {
  const named = environment.ALIBABA_CLOUD_CREDENTIALS_FILE;
  const path = named || join(homedir(), '.alibabacloud', 'credentials');
  const file = pathWithoutUser(shortPath(path));
  const read = readSmallFile(path);
  if (read.kind === 'none')
    return named
      ? { kind: 'faulty', reason: `ALIBABA_CLOUD_CREDENTIALS_FILE names ${file}, which is not there` }
      : { kind: 'none', file };
  if (read.kind === 'faulty') return { kind: 'faulty', reason: `${file} ${read.reason}` };
  // Other tools treat the mark as part of the first section's name, and do not find that profile.
  if (read.text.startsWith('\uFEFF'))
    return { kind: 'faulty', reason: `${file} begins with a byte order mark; save it as UTF-8 without one` };
  const sections = readIni(read.text);
  return {
    kind: 'profiles',
    file,
    find: (name) => {
      const section = sections.get(name);
      if (section === undefined) return undefined;
      const { fields, isRepeated } = section;
      const mode = typeof fields.type === 'string' ? fields.type : '';
      return { name, mode, modeName: 'type', file, fields, isRepeated, sibling: () => undefined };
    },
  };
}

/** A section of an INI file. A repeated field has the value REPEATED. */
export interface IniSection {
  readonly fields: Readonly<Record<string, unknown>>;
  /** Whether the file has another section of this name. */
  readonly isRepeated: boolean;
}

/**
 * Reads the sections of an INI file as the credential library does: a value may be in quotes, and `;` or `#` begins a
 * comment unless a backslash is before it. We rejected the library's reader, because it merges sections of one name and
 * keeps the last of repeated fields.
 */
export function readIni(text: string): ReadonlyMap<string, IniSection> {
  const sections = new Map<string, { readonly fields: Map<string, unknown>; isRepeated: boolean }>();
  let current = new Map<string, unknown>();
  for (const line of text.split(/[\r\n]+/).map((one) => one.trim())) {
    if (line === '' || /^[;#]/.test(line)) continue;
    const name = /^\[([^\]]*)\]\s*([;#].*)?$/.exec(line)?.[1];
    if (name !== undefined) {
      current = new Map();
      const known = sections.get(plain(name));
      if (known) known.isRepeated = true;
      else sections.set(plain(name), { fields: current, isRepeated: false });
      continue;
    }
    const [, key = '', value = ''] = /^([^=]+)(?:=(.*))?$/.exec(line) ?? [];
    if (key !== '') current.set(plain(key), current.has(plain(key)) ? REPEATED : plain(value));
  }
  return new Map(
    [...sections].map(([name, { fields, isRepeated }]) => [name, { fields: Object.fromEntries(fields), isRepeated }]),
  );
}

/** A name or a value without its quotes or its comment. */
function plain(text: string): string {
  const trimmed = text.trim();
  const quoted = /^(["'])(.*)\1$/.exec(trimmed);
  if (quoted?.[1] === '"') return unescaped(trimmed);
  if (quoted !== null) return quoted[2] ?? '';
  const uncommented = /^(?:\\.|[^;#\\]|\\$)*/.exec(trimmed)?.[0] ?? '';
  return uncommented.replace(/\\([\\;#])/g, '$1').trim();
}

/** Text in double quotes is decoded as JSON if possible. */
function unescaped(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted;
  }
}

/** Whether a field counts as missing. */
export function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

/** The path with `~` for the home directory, which contains the user name. */
export function shortPath(path: string): string {
  const home = homedir();
  return home.length > 1 && path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path;
}

/** Credential files have a few KB. */
const MAX_BYTES = 1024 * 1024;

type SmallFile =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'none' }
  /** `reason` continues a sentence after the file name. It contains no text of the file. */
  | { readonly kind: 'faulty'; readonly reason: string };

/**
 * Reads a regular file of at most 1 MB. A pipe would block the whole process until somebody writes into it, and a
 * device may have no end. The size is checked while reading too, because files of /proc report 0 bytes.
 */
function readSmallFile(path: string): SmallFile {
  try {
    const stat = statSync(path);
    if (!stat.isFile()) return { kind: 'faulty', reason: 'is not a file' };
    if (stat.size > MAX_BYTES) return TOO_LARGE;
    // Non-blocking, because the path may point to something else since the check.
    const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const buffer = Buffer.allocUnsafe(MAX_BYTES + 1);
      let length = 0;
      for (let read = -1; read !== 0 && length <= MAX_BYTES; length += read)
        read = readSync(file, buffer, length, buffer.length - length, null);
      if (length > MAX_BYTES) return TOO_LARGE;
      if (/^(fffe|feff)/.test(buffer.toString('hex', 0, Math.min(2, length)))) return UTF_16;
      return { kind: 'text', text: buffer.toString('utf8', 0, length) };
    } finally {
      closeSync(file);
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    const isMissing = code === 'ENOENT' || code === 'ENOTDIR';
    return isMissing ? { kind: 'none' } : { kind: 'faulty', reason: `cannot be read (${code})` };
  }
}

/** As Windows PowerShell and Notepad write it. */
const UTF_16: SmallFile = { kind: 'faulty', reason: 'is text in UTF-16; save it as UTF-8' };
const TOO_LARGE: SmallFile = { kind: 'faulty', reason: 'is too large: at most 1 MB is read' };

/** Why this file cannot be read, as words after its path. Returns undefined if it can. */
export function unreadable(path: string): string | undefined {
  const file = readSmallFile(path);
  if (file.kind === 'text') return undefined;
  return file.kind === 'none' ? 'cannot be read (ENOENT)' : file.reason;
}
