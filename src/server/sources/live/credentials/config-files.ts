import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Environment } from '../../../settings/read-given.ts';
import { type Profile, shortPath } from './judge-profile.ts';

/** What the configuration file of the `aliyun` command holds. */
export type CliConfig =
  | { readonly kind: 'none' }
  | { readonly kind: 'faulty'; readonly reason: string }
  | {
      readonly kind: 'profiles';
      /** The profile that is used if nobody asks for one by name. */
      readonly current: string;
      readonly names: readonly string[];
      readonly find: (name: string) => Profile | undefined;
    };

const Config = z.object({
  current: z.optional(z.string()),
  profiles: z.array(z.looseObject({ name: z.string(), mode: z.optional(z.unknown()) })),
});

/** Reads `~/.aliyun/config.json`. No text of the file is ever part of a reason. */
export function readCliConfig(): CliConfig {
  const path = join(homedir(), '.aliyun', 'config.json');
  const file = shortPath(path);
  const faulty = (reason: string): CliConfig => ({ kind: 'faulty', reason: `${file} ${reason}` });
  let text: string;
  try {
    text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const code = errorCode(error);
    return code === 'ENOENT' || code === 'ENOTDIR' ? { kind: 'none' } : faulty(`cannot be read (${code})`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return faulty('is not valid JSON');
  }
  const config = Config.safeParse(json);
  if (!config.success)
    return faulty('does not hold a list "profiles" of profiles with names, as `aliyun configure` writes it');
  const { current = '', profiles } = config.data;
  if (profiles.length === 0) return { kind: 'none' };
  const find = (name: string): Profile | undefined => {
    // The CLI takes the first of two profiles with one name too.
    const fields = profiles.find((one) => one.name === name);
    if (fields === undefined) return undefined;
    const mode = typeof fields.mode === 'string' ? fields.mode : '';
    return { name, mode, modeName: 'mode', file, fields, sibling: find };
  };
  return { kind: 'profiles', current, names: profiles.map(({ name }) => name), find };
}

export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown error';
}

/** What the file of profiles that the SDKs share holds. */
export type SharedFile =
  | { readonly kind: 'none'; readonly file: string }
  | { readonly kind: 'faulty'; readonly reason: string }
  | { readonly kind: 'profiles'; readonly file: string; readonly find: (name: string) => Profile | undefined };

/** Reads `~/.alibabacloud/credentials`, or the file that ALIBABA_CLOUD_CREDENTIALS_FILE names. */
export async function readSharedFile(environment: Environment): Promise<SharedFile> {
  const named = environment.ALIBABA_CLOUD_CREDENTIALS_FILE;
  const path = named || join(homedir(), '.alibabacloud', 'credentials');
  const file = shortPath(path);
  if (!existsSync(path))
    return named
      ? { kind: 'faulty', reason: `ALIBABA_CLOUD_CREDENTIALS_FILE names ${file}, which is not there` }
      : { kind: 'none', file };
  try {
    // The library would take the mark for a part of the first section's name, and miss that profile.
    if (readFileSync(path, 'utf8').startsWith('\uFEFF'))
      return { kind: 'faulty', reason: `${file} begins with a byte order mark; save it as UTF-8 without one` };
    const { loadIni } = await import('@alicloud/credentials/dist/src/util/utils.js');
    const sections: unknown = await loadIni(path);
    return { kind: 'profiles', file, find: (name) => sectionOf(sections, name, file) };
  } catch (error) {
    return { kind: 'faulty', reason: `${file} cannot be read (${errorCode(error)})` };
  }
}

function sectionOf(sections: unknown, name: string, file: string): Profile | undefined {
  if (!isRecord(sections) || !Object.hasOwn(sections, name)) return undefined;
  const fields = sections[name];
  if (!isRecord(fields)) return undefined;
  const mode = Object.hasOwn(fields, 'type') && typeof fields.type === 'string' ? fields.type : '';
  return { name, mode, modeName: 'type', file, fields, sibling: () => undefined };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
