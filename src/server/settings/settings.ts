import { ok } from '../../contract/result.ts';
import { isLoopback } from './check-value.ts';
import { type Environment, type GivenValue, quoted, readGivenValues, takenByNpm } from './given-values.ts';
import { pathWithoutUser, withoutSecretParts, withoutUser } from './hide-user.ts';
import { readProxies } from './proxy-settings.ts';
import {
  type CheckFile,
  type NamesFor,
  type NamesWithFallback,
  SETTINGS,
  type SettingName,
  type SettingRow,
  type SettingValue,
  type SourceName,
} from './setting-table.ts';

/** Settings with a fallback are always present. */
type SettingsOf<Source extends SourceName> = {
  readonly [Name in Exclude<NamesFor<Source> & NamesWithFallback, 'source'>]: SettingValue<Name>;
} & {
  readonly [Name in Exclude<NamesFor<Source>, NamesWithFallback>]?: SettingValue<Name>;
} & {
  readonly source: Source;
  /** The flag or variable that gave a setting, for those that were given. */
  readonly by: Readonly<Partial<Record<SettingName, string>>>;
};

export type EmbeddedSettings = SettingsOf<'embedded'>;
export type LiveSettings = SettingsOf<'live'>;
export type Settings = EmbeddedSettings | LiveSettings;

export type SettingsOutcome =
  | { readonly kind: 'settings'; readonly settings: Settings }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'issues'; readonly issues: readonly string[] };

/**
 * Reads flags and environment variables into settings, or into all issues, one line each: the setting's name, the given
 * value (never a secret) and the allowed values. Without `checkFile` every path of a catalog is accepted.
 */
export function readSettings(
  args: readonly string[],
  environment: Environment,
  checkFile: CheckFile = ok,
): SettingsOutcome {
  const { help, version, given, unread, issues: misread } = readGivenValues(args, environment);
  if (help) return { kind: 'help' };
  if (version) return { kind: 'version' };
  const taken = takenByNpm(args, environment);
  // Words after such flags are values that npm has cut off, and no separate issues.
  if (taken !== undefined) return { kind: 'issues', issues: [taken] };
  const issues = [...misread];
  const unknown = new Set(unread);
  const readValue = (row: SettingRow, source: SourceName): unknown => {
    const fallback = source === 'live' && 'liveFallback' in row ? row.liveFallback : row.fallback;
    const found = given.get(row.name);
    if (found === undefined) return fallback;
    const parsed = row.parse(found.value, checkFile);
    if (parsed.ok) return parsed.value;
    issues.push(
      `${found.by}: ${shown(row.name, found.value)} is not allowed; allowed: ${parsed.error}${sentBySystem(found)}`,
    );
    unknown.add(row.name);
    return fallback;
  };
  const settings = settingsFrom(readValue, given);
  // An issue of source or auth must not cause a second one about a default.
  if (!unknown.has('source')) issues.push(...misplaced(given, settings.source));
  // If absent, auth follows from the source.
  const authDependsOn = given.has('auth') || unknown.has('auth') ? 'auth' : 'source';
  if (!unknown.has(authDependsOn)) issues.push(...againstAuth(given, settings));
  issues.push(...contradictions(given, settings, environment));
  return issues.length > 0 ? { kind: 'issues', issues } : { kind: 'settings', settings };
}

type GivenValues = ReadonlyMap<SettingName, GivenValue>;

/** The settings of the chosen source; those of the other one are not checked. */
function settingsFrom(readValue: (row: SettingRow, source: SourceName) => unknown, given: GivenValues): Settings {
  const [sourceRow] = SETTINGS.filter(({ name }) => name === 'source');
  const source = (sourceRow && readValue(sourceRow, 'embedded')) as SourceName;
  const values = SETTINGS.flatMap((row) => {
    if (row === sourceRow || (row.only !== undefined && row.only !== source)) return [];
    const value = readValue(row, source);
    return value === undefined ? [] : [[row.name, value] as const];
  });
  const by = Object.fromEntries([...given].map(([name, found]) => [name, found.by]));
  // The rows give each value its type, which TypeScript cannot follow through a list of them.
  return { ...Object.fromEntries(values), source, by } as Settings;
}

/** Settings of the source that was not chosen. */
function misplaced(given: GivenValues, source: 'embedded' | 'live'): readonly string[] {
  return SETTINGS.flatMap((row) => {
    const found = given.get(row.name);
    if (found === undefined || row.only === undefined || row.only === source) return [];
    const what = `${found.by}: ${shown(row.name, found.value)} has no meaning with the ${source} source`;
    return [`${what}; allowed: only with --source ${row.only}`];
  });
}

/** Settings that are valid alone but not with the chosen auth. */
function againstAuth(given: GivenValues, settings: Settings): readonly string[] {
  const issues: string[] = [];
  const host = given.get('host');
  if (host && settings.auth === 'none' && !isLoopback(settings.host))
    issues.push(
      `${host.by}: ${host.value} can be reached from other machines; allowed: a loopback address such as 127.0.0.1, or together with --auth token`,
    );
  if (given.has('accessToken') && settings.auth === 'none')
    issues.push('PAI_ACCESS_TOKEN: is set, but nothing asks for it; allowed: only together with --auth token');
  return issues;
}

/** Other settings that are valid alone but not together. */
function contradictions(given: GivenValues, settings: Settings, environment: Environment): readonly string[] {
  const issues: string[] = [];
  if (given.has('accessKeyId') !== given.has('accessKeySecret'))
    issues.push(
      'PAI_EMBEDDED_ACCESS_KEY_ID, PAI_EMBEDDED_ACCESS_KEY_SECRET: only one of them is set; allowed: both or none',
    );
  // Node reads this variable itself: credentials would go to anyone between here and the service.
  if (settings.source === 'live' && environment.NODE_TLS_REJECT_UNAUTHORIZED === '0')
    issues.push(
      'NODE_TLS_REJECT_UNAUTHORIZED: "0" accepts every certificate; allowed with the live source: unset, or "1"',
    );
  if (settings.source === 'live') {
    const proxies = readProxies(environment);
    if (!proxies.ok) issues.push(...proxies.error);
  }
  return issues;
}

/** The explanation of a value that no person wrote; empty for others. */
function sentBySystem(found: GivenValue): string {
  return sentByKubernetes(found) || sentByGitBash(found);
}

/**
 * For a service named NAME, Kubernetes and Docker's links set NAME_PORT to an address in every neighbouring container,
 * and NAME_SERVICE_HOST, NAME_PORT_4720_TCP and others, which are not settings here. PAI_PORT is the only setting with
 * such a name; for others, such as PAI_HOST, only a person writes an address of this form.
 */
function sentByKubernetes({ by, value }: GivenValue): string {
  if (by !== 'PAI_PORT' || !/^(tcp|udp|sctp):\/\//.test(value)) return '';
  return '. Kubernetes sets PAI_PORT for a service named pai: set enableServiceLinks: false in the pod, or give the service another name';
}

/** Git Bash on Windows turns `/pai` into `C:/Program Files/Git/pai`, in arguments and in variables. */
function sentByGitBash({ by, value }: GivenValue): string {
  if (!/^(--base-path|PAI_BASE_PATH)$/.test(by) || !/^[a-z]:[\\/]/i.test(value)) return '';
  const setting = by === 'PAI_BASE_PATH' ? 'MSYS2_ENV_CONV_EXCL=PAI_BASE_PATH' : 'MSYS_NO_PATHCONV=1';
  return `. Git Bash turns paths into this form: set ${setting} before the command`;
}

function shown(name: SettingName, value: string): string {
  if (SETTINGS.some((row) => row.name === name && row.secret)) return 'the value given';
  if (name === 'endpoint') return quoted(withoutSecretParts(value));
  const isPath = name === 'basePath' || name === 'catalog' || name === 'history';
  return quoted(isPath ? pathWithoutUser(value) : withoutUser(value));
}

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
