import { PATHS } from '../../../contract/paths.ts';
import { quoteForJson, quoteForPython, quoteForShell } from '../../../contract/quote-code.ts';
import { type Network, serviceHost } from '../../../contract/regions.ts';

/** The targets of the page's requests. */
export interface RequestPlace {
  /** The address of our server with its base path, without a trailing slash. */
  readonly server: string;
  readonly asksForToken: boolean;
  /** The region of the endpoint if a request names none. */
  readonly region: string;
  readonly network: Network;
}

/** The kinds of code for a request of the page. */
export const CODE_KINDS = ['curl', 'cli', 'python', 'typescript'] as const;
export type CodeKind = (typeof CODE_KINDS)[number];

/** One request as a PAI operation. */
interface Call {
  readonly operation: 'ListImageLabels' | 'ListImages';
  /** API names and values, without Region. */
  readonly parameters: readonly (readonly [name: string, value: string])[];
  readonly region: string;
  /** Whether the request contains it. */
  readonly isRegionGiven: boolean;
}

/**
 * Code that sends requests again: by curl to our server, by the others to PAI itself. The command line is that of the
 * `aliyun` CLI with plugins (3.3.3 or later), the clients are PAI's own (AIWorkSpace 2021-02-04).
 *
 * @param targets GET targets of the page
 * @returns undefined if no command line can hold a value
 */
export function requestCode(kind: CodeKind, targets: readonly string[], place: RequestPlace): string | undefined {
  const calls = targets.flatMap((target) => callOf(target, place.region));
  if (kind === 'curl') return calls.map((call) => curlLine(call, place)).join('\n');
  if (kind === 'python') return pythonCode(calls, place.network);
  if (kind === 'typescript') return typescriptCode(calls, place.network);
  const lines = calls.map(cliLine);
  return lines.every((line) => line !== undefined) ? lines.join('\n') : undefined;
}

/** Whether the code requests images, which come in pages. */
export function comesInPages(targets: readonly string[]): boolean {
  return targets.some((target) => target.startsWith(PATHS.imageSet));
}

function curlLine(call: Call, { server, asksForToken }: RequestPlace): string {
  const path = call.operation === 'ListImageLabels' ? PATHS.labels : PATHS.images;
  const given = call.isRegionGiven ? [['Region', call.region] as const, ...call.parameters] : call.parameters;
  const query = given.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  // encodeURIComponent keeps a quote, which would end the word.
  const url = `${server}${path}${query === '' ? '' : `?${query}`}`.replaceAll("'", '%27');
  return `curl -sS --compressed ${asksForToken ? '-H "Authorization: Bearer $PAI_ACCESS_TOKEN" ' : ''}'${url}'`;
}

/** The operations for a target. Our own image set has the data of ListImages, page by page. */
function callOf(target: string, defaultRegion: string): readonly Call[] {
  const at = target.indexOf('?');
  const path = at < 0 ? target : target.slice(0, at);
  const given = [...new URLSearchParams(at < 0 ? '' : target.slice(at))].filter(([, value]) => value !== '');
  const named = given.find(([name]) => name === 'Region')?.[1];
  const scope = { region: named ?? defaultRegion, isRegionGiven: named !== undefined };
  const rest = given.filter(([name]) => name !== 'Region');
  if (path === PATHS.labels) return [{ operation: 'ListImageLabels', ...scope, parameters: rest }];
  if (path !== PATHS.imageSet) return [];
  const workspace = rest.filter(([name]) => name === 'WorkspaceId');
  const paging = [
    ['Verbose', 'true'],
    ['PageSize', '100'],
  ] as const;
  return [{ operation: 'ListImages', ...scope, parameters: [...workspace, ...paging] }];
}

function cliLine({ operation, region, parameters }: Call): string | undefined {
  const command = operation === 'ListImageLabels' ? 'list-image-labels' : 'list-images';
  const flags = [['Region', region] as const, ...parameters].map(([name, value]) => {
    const word = quoteForShell(value);
    return word && `--${kebab(name)} ${word}`;
  });
  return flags.every((flag) => flag !== undefined) ? ['aliyun aiworkspace', command, ...flags].join(' ') : undefined;
}

/** Parameters that are not texts in the clients. */
const NUMBERS: ReadonlySet<string> = new Set(['PageSize']);
const BOOLEANS: ReadonlySet<string> = new Set(['Verbose']);

function pythonCode(calls: readonly Call[], network: Network): string {
  const requests = [...new Set(calls.map(({ operation }) => `${operation}Request`))];
  const written = (name: string, value: string) => {
    if (NUMBERS.has(name)) return value;
    return BOOLEANS.has(name) ? value.replace(/^t/, 'T') : quoteForPython(value);
  };
  return [
    'from alibabacloud_aiworkspace20210204.client import Client',
    `from alibabacloud_aiworkspace20210204.models import ${requests.join(', ')}`,
    'from alibabacloud_credentials.client import Client as Credentials',
    'from alibabacloud_tea_openapi.models import Config',
    ...clientsOf(calls).flatMap(({ region, own }) => [
      '',
      `client = Client(Config(credential=Credentials(), region_id=${quoteForPython(region)}, endpoint=${quoteForPython(hostOf(region, network))}))`,
      ...own.map(({ operation, parameters }) => {
        const given = parameters.map(([name, value]) => `${kebab(name).replaceAll('-', '_')}=${written(name, value)}`);
        const method = kebab(operation).replaceAll('-', '_');
        return `print(client.${method}(${operation}Request(${given.join(', ')})).body)`;
      }),
    ]),
  ].join('\n');
}

function typescriptCode(calls: readonly Call[], network: Network): string {
  const requests = [...new Set(calls.map(({ operation }) => `${operation}Request`))];
  const written = (name: string, value: string) =>
    NUMBERS.has(name) || BOOLEANS.has(name) ? value : quoteForJson(value);
  return [
    `import Client, { ${requests.join(', ')} } from '@alicloud/aiworkspace20210204';`,
    "import Credential from '@alicloud/credentials';",
    "import { $OpenApiUtil } from '@alicloud/openapi-core';",
    ...clientsOf(calls).flatMap(({ region, own }, at) => {
      const client = at === 0 ? 'client' : `client${at + 1}`;
      return [
        '',
        `const ${client} = new Client(new $OpenApiUtil.Config({ credential: new Credential(), regionId: ${quoteForJson(region)}, endpoint: ${quoteForJson(hostOf(region, network))} }));`,
        ...own.map(({ operation, parameters }) => {
          const given = parameters.map(([name, value]) => `${lowerFirst(name)}: ${written(name, value)}`);
          const request = given.length === 0 ? '{}' : `{ ${given.join(', ')} }`;
          return `console.log((await ${client}.${lowerFirst(operation)}(new ${operation}Request(${request}))).body);`;
        }),
      ];
    }),
  ].join('\n');
}

/** The calls by region, because a client has one endpoint. */
function clientsOf(calls: readonly Call[]): readonly { readonly region: string; readonly own: readonly Call[] }[] {
  const regions = [...new Set(calls.map(({ region }) => region))];
  return regions.map((region) => ({ region, own: calls.filter((call) => call.region === region) }));
}

function hostOf(region: string, network: Network): string {
  return serviceHost(region, network) ?? '';
}

/** `label-filter` for `LabelFilter`. */
function kebab(name: string): string {
  return name.replace(/(?!^)[A-Z]/g, '-$&').toLowerCase();
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
