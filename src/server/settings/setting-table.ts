import { NETWORKS } from '../../contract/regions.ts';
import { ok, type Result } from '../../contract/result.ts';
import { checkAllowedHosts, checkBasePath, checkEndpoint, checkHost } from './check-address.ts';
import {
  checkAccessKeyId,
  checkAccessToken,
  checkChoice,
  checkFolder,
  checkHistoryDays,
  checkKeepAlive,
  checkPort,
  checkRegion,
  checkWorkspaceId,
} from './check-value.ts';
import { COMMANDS, PROGRAM, QUIET_PROGRAM } from './command-names.ts';
import type { Environment } from './given-values.ts';

const SOURCES = ['embedded', 'live'] as const;
export type SourceName = (typeof SOURCES)[number];

/** Checks the path of a file. The only check that reads the disk. */
export type CheckFile = (path: string) => Result<string>;

/** The definition of one setting. Its type, the help and the checks follow from its row. */
interface RowFacts {
  /** Secrets have no flag: other users of the machine can read command lines. */
  readonly flag?: string;
  readonly variable: string;
  /** The default for a person. */
  readonly byDefault: string;
  /** The value if none is given. Without it the setting may be absent. */
  readonly fallback?: unknown;
  /** The same for the live source, if that differs. */
  readonly liveFallback?: unknown;
  /** Parses the given text. An error names the allowed values. */
  readonly parse: (text: string, checkFile: CheckFile) => Result<unknown>;
  /** The only source of the setting; with the other one it is an issue, and is not ignored. */
  readonly only?: SourceName;
  /** The value never appears in a message. An access key id is secret too: people paste the secret in its place. */
  readonly secret?: boolean;
  readonly meaning: string;
}

/** Every setting, in the order of the help text. Variables are prefixed: shells export a bare HOST for other uses. */
const SETTING_ROWS = {
  host: {
    flag: '--host',
    variable: 'PAI_HOST',
    byDefault: '127.0.0.1',
    fallback: '127.0.0.1',
    parse: checkHost,
    meaning: 'address to listen on; anything but loopback needs --auth token',
  },
  /** 0 picks a free one. */
  port: {
    flag: '--port',
    variable: 'PAI_PORT',
    byDefault: '4720',
    fallback: 4_720,
    parse: checkPort,
    meaning: 'port to listen on; 0 takes a free one and prints it',
  },
  /** Allowed Host values besides those of loopback. */
  allowedHosts: {
    flag: '--allowed-hosts',
    variable: 'PAI_ALLOWED_HOSTS',
    byDefault: 'loopback names',
    fallback: [],
    parse: checkAllowedHosts,
    meaning: 'further exact Host values to answer, separated by commas, for example behind a proxy',
  },
  /** Without a slash at its end; empty for the root. */
  basePath: {
    flag: '--base-path',
    variable: 'PAI_BASE_PATH',
    byDefault: '/',
    fallback: '',
    parse: checkBasePath,
    meaning: 'path under which a proxy serves the product; the proxy may remove the path or keep it',
  },
  keepAliveSeconds: {
    flag: '--keep-alive',
    variable: 'PAI_KEEP_ALIVE',
    byDefault: '65',
    fallback: 65,
    parse: checkKeepAlive,
    meaning: 'seconds until an idle connection is closed; set more than the proxy in front has',
  },
  auth: {
    flag: '--auth',
    variable: 'PAI_AUTH',
    byDefault: 'none (live: token)',
    fallback: 'none',
    // The live source shows one person's account: by default no other user of the machine should see it.
    liveFallback: 'token',
    parse: (text: string) => checkChoice(text, ['none', 'token']),
    meaning: 'none, or token: page and API need the access token',
  },
  /** If absent, `auth` token makes a random one. */
  accessToken: {
    variable: 'PAI_ACCESS_TOKEN',
    byDefault: 'random, printed',
    parse: checkAccessToken,
    secret: true,
    meaning: 'the access token: at least 20 characters, hard to guess; a random one is valid until the server stops',
  },
  source: {
    flag: '--source',
    variable: 'PAI_SOURCE',
    byDefault: 'embedded',
    fallback: 'embedded',
    parse: (text: string) => checkChoice(text, SOURCES),
    meaning: 'embedded: the catalog in the product; live: the real PAI service, with your credentials',
  },
  /** Empty means all, which only the embedded source supports. */
  region: {
    flag: '--region',
    variable: 'PAI_REGION',
    byDefault: 'all (live: cn-hangzhou)',
    fallback: '',
    liveFallback: 'cn-hangzhou',
    parse: checkRegion,
    meaning: 'region that the page opens with',
  },
  /** Empty means all. */
  workspaceId: {
    flag: '--workspace',
    variable: 'PAI_WORKSPACE_ID',
    byDefault: 'none',
    fallback: '',
    parse: checkWorkspaceId,
    meaning: 'workspace that the page opens with',
  },
  /** Without a slash at its end; may contain `{region}`. If absent, the region's own endpoint is used. */
  endpoint: {
    flag: '--endpoint',
    variable: 'PAI_ENDPOINT',
    byDefault: 'by region',
    parse: checkEndpoint,
    only: 'live',
    meaning: 'live only: base URL of PAI, may contain {region}; http only to a loopback address',
  },
  network: {
    flag: '--network',
    variable: 'PAI_NETWORK',
    byDefault: 'public',
    fallback: 'public',
    parse: (text: string) => checkChoice(text, NETWORKS),
    only: 'live',
    meaning: 'live only: public or vpc hosts',
  },
  catalog: {
    flag: '--catalog',
    variable: 'PAI_CATALOG',
    byDefault: 'built in',
    parse: (text: string, checkFile: CheckFile) => checkFile(text),
    only: 'embedded',
    meaning: 'embedded only: a JSON file in the shape of a ListImages answer, {"Images":[...]}',
  },
  /** A relative path starts in the folder in which the command was typed. */
  history: {
    flag: '--history',
    variable: 'PAI_HISTORY',
    byDefault: 'none',
    parse: checkFolder,
    meaning: 'folder that keeps the images of each day, for Compare and /api/changes; created if missing',
  },
  historyDays: {
    flag: '--history-days',
    variable: 'PAI_HISTORY_DAYS',
    byDefault: '400',
    fallback: 400,
    parse: checkHistoryDays,
    meaning: 'number of days to keep for each scope',
  },
  accessKeyId: {
    variable: 'PAI_EMBEDDED_ACCESS_KEY_ID',
    byDefault: 'none',
    parse: checkAccessKeyId,
    only: 'embedded',
    secret: true,
    meaning: 'embedded only: with the next one, every request for data must be signed with this key',
  },
  accessKeySecret: {
    variable: 'PAI_EMBEDDED_ACCESS_KEY_SECRET',
    byDefault: 'none',
    parse: (text: string) => ok(text),
    only: 'embedded',
    secret: true,
    meaning: 'embedded only: the secret of that key',
  },
} as const satisfies Readonly<Record<string, RowFacts>>;

type Rows = typeof SETTING_ROWS;
export type SettingName = keyof Rows;

/** The value of a setting. */
export type SettingValue<Name extends SettingName> = Extract<ReturnType<Rows[Name]['parse']>, { ok: true }>['value'];

/** The settings of a source. */
export type NamesFor<Source extends SourceName> = {
  [Name in SettingName]: Rows[Name] extends { only: Exclude<SourceName, Source> } ? never : Name;
}[SettingName];

/** The settings that always have a value. */
export type NamesWithFallback = {
  [Name in SettingName]: Rows[Name] extends { fallback: unknown } ? Name : never;
}[SettingName];

export interface SettingRow extends RowFacts {
  readonly name: SettingName;
}

export const SETTINGS: readonly SettingRow[] = Object.entries<RowFacts>(SETTING_ROWS).map(([name, row]) => ({
  name: name as SettingName,
  ...row,
}));

/** The values of all secret settings in an environment. */
export function secretsIn(environment: Environment): readonly string[] {
  return SETTINGS.filter((row) => row.secret).flatMap(({ variable }) => environment[variable] ?? []);
}

/** The text of --help: usage and every setting in aligned columns, ready to print. */
export function helpText(): string {
  const rows = [['flag', 'variable', 'default', 'meaning'], ...SETTINGS.map(cells)];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  return [
    'PAI Image Labels: browse the labels of container images in Alibaba Cloud PAI',
    '',
    `usage: ${PROGRAM} [--flag VALUE | --flag=VALUE] ...`,
    `       ${QUIET_PROGRAM} COMMAND ... instead of the server; COMMAND --help says more`,
    'A flag wins over its environment variable, which wins over the default; the last of a repeated flag counts.',
    'An empty variable counts as unset.',
    '',
    ...lines,
    '',
    ...COMMANDS.map(({ name, operands, meaning }) => `${`${name} ${operands}`.padEnd(16)}  ${meaning}`),
    '',
    '--help and --version print and stop.',
  ].join('\n');
}

function cells(row: SettingRow): readonly string[] {
  return [row.flag ?? '', row.variable, row.byDefault, row.meaning];
}
