import type { Environment } from './read-given.ts';

/** One setting as a person meets it: its names, what it is when left out, and what it means. */
export interface SettingRow {
  readonly name: SettingName;
  /** Secrets have no flag: other users of the machine can read command lines. */
  readonly flag?: string;
  readonly variable: string;
  readonly byDefault: string;
  readonly meaning: string;
  /** The one source the setting belongs to; given with the other it is a fault, not ignored. */
  readonly only?: 'embedded' | 'live';
  /** The value never reaches a message. An access key id counts too: people paste the secret in its place. */
  readonly secret?: boolean;
}

export type SettingName =
  | 'host'
  | 'port'
  | 'allowedHosts'
  | 'basePath'
  | 'keepAlive'
  | 'auth'
  | 'accessToken'
  | 'source'
  | 'region'
  | 'workspaceId'
  | 'endpoint'
  | 'network'
  | 'catalog'
  | 'accessKeyId'
  | 'accessKeySecret';

/** Every setting, in the order of the help text. Variables are prefixed: shells export a bare HOST for other ends. */
export const SETTINGS: readonly SettingRow[] = [
  {
    name: 'host',
    flag: '--host',
    variable: 'PAI_HOST',
    byDefault: '127.0.0.1',
    meaning: 'address to listen on; anything but loopback needs --auth token',
  },
  {
    name: 'port',
    flag: '--port',
    variable: 'PAI_PORT',
    byDefault: '4720',
    meaning: 'port to listen on; 0 takes a free one and prints it',
  },
  {
    name: 'allowedHosts',
    flag: '--allowed-hosts',
    variable: 'PAI_ALLOWED_HOSTS',
    byDefault: 'loopback names',
    meaning: 'further exact Host values that are answered, separated by commas (behind a proxy, say)',
  },
  {
    name: 'basePath',
    flag: '--base-path',
    variable: 'PAI_BASE_PATH',
    byDefault: '/',
    meaning: 'path under which a proxy serves the product, whether it takes the path off or not',
  },
  {
    name: 'keepAlive',
    flag: '--keep-alive',
    variable: 'PAI_KEEP_ALIVE',
    byDefault: '65',
    meaning: 'seconds that an idle connection is kept; longer than the proxy in front keeps it',
  },
  {
    name: 'auth',
    flag: '--auth',
    variable: 'PAI_AUTH',
    byDefault: 'none (live: token)',
    meaning: 'none, or token: page and API need the access token',
  },
  {
    name: 'accessToken',
    variable: 'PAI_ACCESS_TOKEN',
    byDefault: 'random, printed',
    meaning: 'the access token, at least 20 characters, hard to guess; good until the server stops',
    secret: true,
  },
  {
    name: 'source',
    flag: '--source',
    variable: 'PAI_SOURCE',
    byDefault: 'embedded',
    meaning: 'embedded: the catalog in the product; live: the real PAI service, with your credentials',
  },
  {
    name: 'region',
    flag: '--region',
    variable: 'PAI_REGION',
    byDefault: 'all (live: cn-hangzhou)',
    meaning: 'region that the page opens with',
  },
  {
    name: 'workspaceId',
    flag: '--workspace',
    variable: 'PAI_WORKSPACE_ID',
    byDefault: 'none',
    meaning: 'workspace that the page opens with',
  },
  {
    name: 'endpoint',
    flag: '--endpoint',
    variable: 'PAI_ENDPOINT',
    byDefault: 'by region',
    meaning: 'live only: base URL of the service, may hold {region}; http only to a loopback address',
    only: 'live',
  },
  {
    name: 'network',
    flag: '--network',
    variable: 'PAI_NETWORK',
    byDefault: 'public',
    meaning: 'live only: public or vpc hosts',
    only: 'live',
  },
  {
    name: 'catalog',
    flag: '--catalog',
    variable: 'PAI_CATALOG',
    byDefault: 'built in',
    meaning: 'embedded only: a JSON file in the shape of a ListImages answer, {"Images":[...]}',
    only: 'embedded',
  },
  {
    name: 'accessKeyId',
    variable: 'PAI_EMBEDDED_ACCESS_KEY_ID',
    byDefault: 'none',
    meaning: 'embedded only: with the next one, every /api/v1 request must be signed by this key',
    only: 'embedded',
    secret: true,
  },
  {
    name: 'accessKeySecret',
    variable: 'PAI_EMBEDDED_ACCESS_KEY_SECRET',
    byDefault: 'none',
    meaning: 'embedded only: the secret of that key',
    only: 'embedded',
    secret: true,
  },
];

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
    'usage: npm start -- [--flag VALUE | --flag=VALUE] ...',
    'A flag wins over its environment variable, which wins over the default; of a repeated flag the last one counts.',
    'An empty variable counts as unset.',
    '',
    ...lines,
    '',
    '--help and --version print and stop.',
  ].join('\n');
}

function cells(row: SettingRow): readonly string[] {
  return [row.flag ?? '', row.variable, row.byDefault, row.meaning];
}
