import type { Network } from '../../contract/regions.ts';
import { ok, type Result } from '../../contract/result.ts';
import { checkBasePath, checkEndpoint, withoutSecretParts } from './check-address.ts';
import {
  checkAccessKeyId,
  checkAccessToken,
  checkAllowedHosts,
  checkChoice,
  checkHost,
  checkKeepAlive,
  checkPort,
  checkRegion,
  checkWorkspaceId,
  isLoopback,
} from './check-value.ts';
import { readProxies } from './proxy-settings.ts';
import type { Environment } from './read-given.ts';
import { type Given, quoted, readGiven, takenByNpm } from './read-given.ts';
import { SETTINGS, type SettingName } from './setting-table.ts';

interface AccessKey {
  readonly id: string;
  readonly secret: string;
}

interface CommonSettings {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Host values that are answered beside those of loopback. */
  readonly allowedHosts: readonly string[];
  /** The path under which a proxy serves the product, without a slash at its end; empty for the root. */
  readonly basePath: string;
  /** How long a connection stays open without a request, in seconds. */
  readonly keepAliveSeconds: number;
  readonly auth: 'none' | 'token';
  /** Set by the person; without it `--auth token` makes a random one. */
  readonly accessToken?: string;
  /** The region the page opens with; empty means all, which only the embedded source knows. */
  readonly region: string;
  /** The flag or variable that chose the region, if one did. */
  readonly regionBy?: string;
  /** The workspace the page opens with; empty means all. */
  readonly workspaceId: string;
  /** The flag or variable that chose the workspace, if one did. */
  readonly workspaceBy?: string;
}

export interface EmbeddedSettings extends CommonSettings {
  readonly source: 'embedded';
  readonly catalog?: {
    readonly file: string;
    /** The flag or variable that named it, for a fault that shows only when it is read. */
    readonly by: string;
  };
  /** When set, every /api/v1 request must be signed by this key. */
  readonly signingKey?: AccessKey;
}

export interface LiveSettings extends CommonSettings {
  readonly source: 'live';
  /** A base URL without a slash at its end, may hold `{region}`; without it the region's own endpoint is asked. */
  readonly endpoint?: string;
  readonly network: Network;
}

export type Settings = EmbeddedSettings | LiveSettings;

export type SettingsOutcome =
  | { readonly kind: 'settings'; readonly settings: Settings }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'faults'; readonly faults: readonly string[] };

/**
 * Reads flags and environment into settings, or into all faults, one line each: the setting's name, the value given
 * (never a secret's) and what is allowed. `checkFile` judges the path of a catalog; it is the only one to look at the
 * disk, and left out, every path is fine.
 */
export function readSettings(
  args: readonly string[],
  environment: Environment,
  checkFile: (path: string) => Result<string> = ok,
): SettingsOutcome {
  const { help, version, given, unread, faults: misread } = readGiven(args, environment);
  if (help) return { kind: 'help' };
  if (version) return { kind: 'version' };
  const taken = takenByNpm(args, environment);
  // Words behind such flags are values that npm has cut off, and no faults of their own.
  if (taken !== undefined) return { kind: 'faults', faults: [taken] };
  const faults = [...misread];
  const unknown = new Set(unread);
  const value: ReadValue = (name, check) => {
    const found = given.get(name);
    if (found === undefined) return undefined;
    const checked = check(found.value);
    if (checked.ok) return checked.value;
    faults.push(
      `${found.by}: ${shown(name, found.value)} is not allowed; allowed: ${checked.error}${sentBySystem(found)}`,
    );
    unknown.add(name);
    return undefined;
  };
  const by = (name: SettingName) => given.get(name)?.by;
  const settings = checkAll(value, by, (path) => {
    const checked = checkFile(path);
    return checked.ok ? ok({ file: checked.value, by: by('catalog') ?? '' }) : checked;
  });
  // A fault in source or auth must not bring a second one, told of a default that nobody asked for.
  if (!unknown.has('source')) faults.push(...misplaced(given, settings.source));
  // Left out, auth follows from the source.
  const authHangsOn = given.has('auth') || unknown.has('auth') ? 'auth' : 'source';
  if (!unknown.has(authHangsOn)) faults.push(...againstAuth(given, settings));
  faults.push(...contradictions(given, settings, environment));
  return faults.length > 0 ? { kind: 'faults', faults } : { kind: 'settings', settings };
}

/** The checked value of a setting. Undefined if it was not given, or was faulty; the fault is noted. */
type ReadValue = <T>(name: SettingName, check: (text: string) => Result<T>) => T | undefined;
type Catalog = NonNullable<EmbeddedSettings['catalog']>;
type CheckCatalog = (path: string) => Result<Catalog>;

function checkAll(
  value: ReadValue,
  by: (name: SettingName) => string | undefined,
  checkCatalog: CheckCatalog,
): Settings {
  const source = value('source', (text) => checkChoice(text, ['embedded', 'live'])) ?? 'embedded';
  const isLive = source === 'live';
  const accessToken = value('accessToken', checkAccessToken);
  const [regionBy, workspaceBy] = [by('region'), by('workspaceId')];
  const common: CommonSettings = {
    host: value('host', checkHost) ?? '127.0.0.1',
    port: value('port', checkPort) ?? 4720,
    allowedHosts: value('allowedHosts', checkAllowedHosts) ?? [],
    basePath: value('basePath', checkBasePath) ?? '',
    keepAliveSeconds: value('keepAlive', checkKeepAlive) ?? 65,
    // The live source shows one person's account: nobody else on the machine should see it by default.
    auth: value('auth', (text) => checkChoice(text, ['none', 'token'])) ?? (isLive ? 'token' : 'none'),
    ...(accessToken === undefined ? {} : { accessToken }),
    region: value('region', checkRegion) ?? (isLive ? 'cn-hangzhou' : ''),
    ...(regionBy === undefined ? {} : { regionBy }),
    workspaceId: value('workspaceId', checkWorkspaceId) ?? '',
    ...(workspaceBy === undefined ? {} : { workspaceBy }),
  };
  return isLive ? { ...common, ...checkLive(value) } : { ...common, ...checkEmbedded(value, checkCatalog) };
}

function checkLive(value: ReadValue): Omit<LiveSettings, keyof CommonSettings> {
  const endpoint = value('endpoint', checkEndpoint);
  const network = value('network', (text) => checkChoice(text, ['public', 'vpc'])) ?? 'public';
  return { source: 'live', ...(endpoint === undefined ? {} : { endpoint }), network };
}

function checkEmbedded(value: ReadValue, checkCatalog: CheckCatalog): Omit<EmbeddedSettings, keyof CommonSettings> {
  const catalog = value('catalog', checkCatalog);
  const id = value('accessKeyId', checkAccessKeyId);
  const secret = value('accessKeySecret', ok);
  return {
    source: 'embedded',
    ...(catalog === undefined ? {} : { catalog }),
    ...(id === undefined || secret === undefined ? {} : { signingKey: { id, secret } }),
  };
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

/** Settings that are fine alone and not together with the choice of who may ask. */
function againstAuth(given: ReadonlyMap<SettingName, Given>, settings: Settings): readonly string[] {
  const faults: string[] = [];
  const host = given.get('host');
  if (host && settings.auth === 'none' && !isLoopback(settings.host))
    faults.push(
      `${host.by}: ${host.value} can be reached from other machines; allowed: a loopback address such as 127.0.0.1, or together with --auth token`,
    );
  if (given.has('accessToken') && settings.auth === 'none')
    faults.push('PAI_ACCESS_TOKEN: is set, but nothing asks for it; allowed: only together with --auth token');
  return faults;
}

/** Other settings that are fine alone and not together. */
function contradictions(
  given: ReadonlyMap<SettingName, Given>,
  settings: Settings,
  environment: Environment,
): readonly string[] {
  const faults: string[] = [];
  if (given.has('accessKeyId') !== given.has('accessKeySecret'))
    faults.push(
      'PAI_EMBEDDED_ACCESS_KEY_ID, PAI_EMBEDDED_ACCESS_KEY_SECRET: only one of them is set; allowed: both or none',
    );
  // Node reads this variable by itself: credentials would go to anyone who sits between here and the service.
  if (settings.source === 'live' && environment.NODE_TLS_REJECT_UNAUTHORIZED === '0')
    faults.push(
      'NODE_TLS_REJECT_UNAUTHORIZED: "0" accepts every certificate; allowed with the live source: unset, or "1"',
    );
  if (settings.source === 'live') {
    const proxies = readProxies(environment);
    if (!proxies.ok) faults.push(...proxies.error);
  }
  return faults;
}

/**
 * Of a service named NAME, Kubernetes and Docker's links set NAME_PORT to an address in every container beside it, and
 * NAME_SERVICE_HOST, NAME_PORT_4720_TCP and the like, which are no settings here. PAI_PORT is the only setting that is
 * named so; for the others, such as PAI_HOST, nobody but a person writes an address of this form.
 */
function sentBySystem({ by, value }: Given): string {
  if (by !== 'PAI_PORT' || !/^(tcp|udp|sctp):\/\//.test(value)) return '';
  return '. Kubernetes sets PAI_PORT for a service named pai: set enableServiceLinks: false in the pod, or give the service another name';
}

function shown(name: SettingName, value: string): string {
  if (SETTINGS.some((row) => row.name === name && row.secret)) return 'the value given';
  return quoted(name === 'endpoint' ? withoutSecretParts(value) : value);
}
