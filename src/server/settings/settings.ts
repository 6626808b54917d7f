import {
  type Checked,
  checkAccessKeyId,
  checkAccessToken,
  checkAllowedHosts,
  checkChoice,
  checkHost,
  checkPort,
  checkRegion,
  checkWorkspaceId,
  isLoopback,
} from './check-value.ts';
import { type Environment, type Given, quoted, readGiven } from './read-given.ts';
import { SETTINGS, type SettingName } from './setting-table.ts';

interface AccessKey {
  readonly id: string;
  readonly secret: string;
}

export interface Settings {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Host values that are answered beside those of loopback. */
  readonly allowedHosts: readonly string[];
  readonly auth: 'none' | 'token';
  /** Set by the person; without it `--auth token` makes a random one. */
  readonly accessToken?: string;
  readonly source: 'embedded';
  /** The region the page opens with; empty means all. */
  readonly region: string;
  /** The workspace the page opens with; empty means all. */
  readonly workspaceId: string;
  readonly catalogFile?: string;
  /** When set, every /api/v1 request must be signed by this key. */
  readonly signingKey?: AccessKey;
}

export type SettingsOutcome =
  | { readonly kind: 'settings'; readonly settings: Settings }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'faults'; readonly faults: readonly string[] };

/**
 * Reads flags and environment into settings, or into all faults, one line each: the setting's name, the value given
 * (never a secret's) and what is allowed.
 */
export function readSettings(args: readonly string[], environment: Environment): SettingsOutcome {
  const { help, version, given, faults: unread } = readGiven(args, environment);
  if (help) return { kind: 'help' };
  if (version) return { kind: 'version' };
  const faults = [...unread];
  const settings = checkAll(given, faults);
  return faults.length > 0 ? { kind: 'faults', faults } : { kind: 'settings', settings };
}

function checkAll(given: ReadonlyMap<SettingName, Given>, faults: string[]): Settings {
  function value<T>(name: SettingName, check: (text: string) => Checked<T>): T | undefined {
    const found = given.get(name);
    if (found === undefined) return undefined;
    const checked = check(found.value);
    if (checked.ok) return checked.value;
    faults.push(`${found.by}: ${shown(name, found.value)} is not allowed; allowed: ${checked.allowed}`);
    return undefined;
  }

  const source = value('source', (text) => checkChoice(text, ['embedded', 'live'])) ?? 'embedded';
  if (source === 'live') faults.push(`${given.get('source')?.by}: "live" is not in this version; allowed: embedded`);
  const auth = value('auth', (text) => checkChoice(text, ['none', 'token'])) ?? (source === 'live' ? 'token' : 'none');
  const accessToken = value('accessToken', checkAccessToken);
  const catalogFile = value('catalog', (text) => ({ ok: true, value: text }));
  const id = value('accessKeyId', checkAccessKeyId);
  const secret = value('accessKeySecret', (text) => ({ ok: true, value: text }));
  const settings: Settings = {
    host: value('host', checkHost) ?? '127.0.0.1',
    port: value('port', checkPort) ?? 4720,
    allowedHosts: value('allowedHosts', checkAllowedHosts) ?? [],
    auth,
    ...(accessToken === undefined ? {} : { accessToken }),
    source: 'embedded',
    region: value('region', checkRegion) ?? '',
    workspaceId: value('workspaceId', checkWorkspaceId) ?? '',
    ...(catalogFile === undefined ? {} : { catalogFile }),
    ...(id === undefined || secret === undefined ? {} : { signingKey: { id, secret } }),
  };
  faults.push(...misplaced(given, source), ...contradictions(given, settings));
  return settings;
}

/** Settings that belong to the source that was not chosen. */
function misplaced(given: ReadonlyMap<SettingName, Given>, source: 'embedded' | 'live'): readonly string[] {
  return SETTINGS.flatMap((row) => {
    const found = given.get(row.name);
    if (found === undefined || row.only === undefined || row.only === source) return [];
    const what = `${found.by}: ${shown(row.name, found.value)} has no meaning with the ${source} source`;
    return [`${what}; allowed: only with --source ${row.only}`];
  });
}

/** Settings that are fine alone and not together. */
function contradictions(given: ReadonlyMap<SettingName, Given>, settings: Settings): readonly string[] {
  const faults: string[] = [];
  const host = given.get('host');
  if (host && settings.auth === 'none' && !isLoopback(settings.host))
    faults.push(
      `${host.by}: ${settings.host} can be reached from other machines; allowed: a loopback address such as 127.0.0.1, or together with --auth token`,
    );
  if (given.has('accessToken') && settings.auth === 'none')
    faults.push('PAI_ACCESS_TOKEN: is set, but nothing asks for it; allowed: only together with --auth token');
  if (given.has('accessKeyId') !== given.has('accessKeySecret'))
    faults.push(
      'PAI_EMBEDDED_ACCESS_KEY_ID, PAI_EMBEDDED_ACCESS_KEY_SECRET: only one of them is set; allowed: both or none',
    );
  return faults;
}

function shown(name: SettingName, value: string): string {
  if (SETTINGS.some((row) => row.name === name && row.secret)) return 'the value given';
  return quoted(value);
}
