import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '../../settings/read-given.ts';
import { errorCode } from './cli-config.ts';
import { type Profile, shortPath } from './profile.ts';

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
