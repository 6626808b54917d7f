import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '../../../settings/read-given.ts';
import { nameKind } from '../../rows/read-fields.ts';
import { isJsonObject, type JsonObject } from '../../rows/read-rows.ts';
import { readJson } from '../../rows/scan-json.ts';
import { isAbsent } from './judge-fields.ts';
import { type Profile, shortPath } from './judge-profile.ts';
import { readIni } from './read-ini.ts';
import { readSmallFile } from './read-small-file.ts';

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

type NamedFields = JsonObject & { readonly name: string };

/** Reads `~/.aliyun/config.json`. No text of the file is ever part of a reason. */
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
  const odd = oddPlace(current, profiles);
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

/** What of the file's frame is not as it should be: `profiles[1].name is a number, text is expected`. */
function oddPlace(current: unknown, profiles: unknown): string | undefined {
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

/** What the file of profiles that the SDKs share holds. */
export type SharedFile =
  | { readonly kind: 'none'; readonly file: string }
  | { readonly kind: 'faulty'; readonly reason: string }
  | { readonly kind: 'profiles'; readonly file: string; readonly find: (name: string) => Profile | undefined };

/** Reads `~/.alibabacloud/credentials`, or the file that ALIBABA_CLOUD_CREDENTIALS_FILE names. */
export function readSharedFile(environment: Environment): SharedFile {
  const named = environment.ALIBABA_CLOUD_CREDENTIALS_FILE;
  const path = named || join(homedir(), '.alibabacloud', 'credentials');
  const file = shortPath(path);
  const read = readSmallFile(path);
  if (read.kind === 'none')
    return named
      ? { kind: 'faulty', reason: `ALIBABA_CLOUD_CREDENTIALS_FILE names ${file}, which is not there` }
      : { kind: 'none', file };
  if (read.kind === 'faulty') return { kind: 'faulty', reason: `${file} ${read.reason}` };
  // Other tools take the mark for a part of the first section's name, and miss that profile.
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
