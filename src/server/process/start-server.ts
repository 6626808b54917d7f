import type { RequestListener, Server } from 'node:http';
import { resolve } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { FirstScreen } from '../../contract/page-load/first-screen.ts';
import { failed, ok, type Result } from '../../contract/result.ts';
import { AnswerMemory, answerAtOnce } from '../api/answer-memory.ts';
import { type AppParts, createApp } from '../api/app.ts';
import { secretFrom } from '../auth/access-token.ts';
import { createTokenGate } from '../auth/token-gate.ts';
import { createSignatureCheck } from '../auth/verify-signature.ts';
import { type History, openHistory } from '../history/history.ts';
import type { Connections } from '../http/connections.ts';
import { type ContextListener, guardEdge } from '../http/guard.ts';
import { allowedHosts, urlOf } from '../http/hosts.ts';
import { listenOnHost, listenOnSocket, type SharedSocket, socketOf } from '../http/listen.ts';
import { logRequests } from '../http/request-log.ts';
import {
  createResponseBudget,
  limitResponses,
  type ResponseBudget,
  responseBudgetBytes,
} from '../http/response-budget.ts';
import { createHttpServer, type HttpServer } from '../http/server.ts';
import type { RequestContext } from '../http/target.ts';
import { type Log, throttleLines } from '../log/log.ts';
import { createDrawScreen } from '../page/first-screen.ts';
import { filesUnder, type StaticFiles } from '../page/static-files.ts';
import { startFolder } from '../settings/check-value.ts';
import type { Environment } from '../settings/given-values.ts';
import type { EmbeddedSettings, Settings } from '../settings/settings.ts';
import { printable } from '../sources/embedded/file/json-issue.ts';
import type { ImageSource } from '../sources/image-source.ts';
import { openSource } from './open-source.ts';
import { watchHeap, watchLoop } from './overload.ts';

export interface ServerDeps {
  readonly files: StaticFiles;
  /** If absent, pages have no first screen. */
  readonly firstScreen?: FirstScreen;
  readonly version: string;
  /** Places of credentials. The embedded source never looks there. */
  readonly environment: Environment;
  readonly log: Log;
  /**
   * The access token if the settings have none. The cookie secret is derived from it: while it stays the same, browsers
   * stay signed in.
   */
  readonly freshToken: string;
  /** The listening sockets of a supervisor; if empty, the server listens on the host of the settings. */
  readonly sockets?: readonly SharedSocket[];
}

export interface RunningServer {
  readonly port: number;
  /** The listening sockets, one for each address. */
  readonly sockets: readonly SharedSocket[];
  /** One line for the person at the terminal: the address, the source and its size. */
  readonly announcement: string;
  /** More lines for that person. */
  readonly remarks: readonly string[];
  /** Live only: a line about the credentials found or missing. May take seconds. */
  readonly askCredentials?: () => Promise<string>;
  /** Resolves with the number of requests that were cut off. */
  readonly close: Connections['closeGracefully'];
}

/** Opens the source and serves it. An error is one line, and leaves nothing running. */
export async function startServer(settings: Settings, deps: ServerDeps): Promise<Result<RunningServer>> {
  const { files, firstScreen, version, environment, log, freshToken, sockets = [] } = deps;
  const opened = await openSource(settings, environment, log);
  if (!opened.ok) return opened;
  const { source, title, remarks = [], askCredentials, close } = opened.value;
  const history = openHistoryOf(settings, deps, source);
  if (!history.ok) {
    await close();
    return history;
  }
  const servers: HttpServer[] = [];
  const make = () => {
    const made = createHttpServer(settings.keepAliveSeconds);
    servers.push(made);
    return made.server;
  };
  const listening = await listenOn(make, sockets, settings);
  if (!listening.ok) {
    history.value?.close();
    await close();
    return listening;
  }

  // The allowed hosts and the name of the cookie depend on the port, which may be known only now. No request is lost:
  // connections are accepted in a later turn of the event loop.
  const port = listening.value;
  const token = settings.auth === 'token' ? (settings.accessToken ?? freshToken) : undefined;
  if (token !== undefined) log.hide(() => [token]);
  const loop = watchLoop();
  const heap = watchHeap();
  const budget = createResponseBudget(responseBudgetBytes(), () => {
    for (const { connections } of servers) connections.cutSlowest();
  });
  const handler = createRequestHandler({
    source,
    ...(history.value && { history: history.value }),
    settings,
    port,
    files,
    ...(firstScreen && { drawScreen: createDrawScreen(firstScreen, settings.basePath, log) }),
    version,
    log,
    isClosing: () => servers.some(({ connections }) => connections.isClosing()),
    budget,
    isOverloaded: () => loop.isBehind() || heap.isFull() || budget.isFull(),
    ...(token === undefined
      ? {}
      : { gate: createTokenGate(token, port, secretFrom(freshToken, 'cookie'), settings.basePath) }),
  });
  const open = servers.filter(({ server }) => server.listening);
  for (const { server } of open) server.on('request', handler);
  // A chosen token is not printed: the person knows it, and the line may end up in a log.
  const query = settings.accessToken === undefined && token !== undefined ? `?token=${token}` : '';
  const printed = settings.basePath === '' && query === '' ? '' : `${settings.basePath}/${query}`;
  let sourceClosed: Promise<void> | undefined;
  return ok({
    port,
    sockets: open.map(({ server }) => socketOf(server)),
    announcement: `PAI Image Labels on ${urlOf(settings.host, port)}${printed} (${title})`,
    remarks,
    ...(askCredentials === undefined ? {} : { askCredentials }),
    close: async (closing) => {
      const cut = await Promise.all(open.map(({ connections }) => connections.closeGracefully(closing)));
      loop.stop();
      heap.stop();
      history.value?.close();
      sourceClosed ??= close();
      await sourceClosed;
      return cut.reduce((sum, count) => sum + count, 0);
    },
  });
}

/**
 * The history that the settings ask for. The supervisor, as parent process, identifies the server, because workers
 * change.
 */
function openHistoryOf(
  settings: Settings,
  { environment, log }: Pick<ServerDeps, 'environment' | 'log'>,
  source: ImageSource,
): Result<History | undefined> {
  const { history, historyDays, region, workspaceId, by } = settings;
  if (history === undefined) return ok(undefined);
  const folder = resolve(startFolder(environment), history);
  const opened = openHistory({
    folder,
    maxDays: historyDays,
    source,
    host: settings.source === 'live' ? (settings.endpoint ?? settings.network) : (settings.catalog ?? ''),
    scope: { region, workspaceId },
    pid: process.send === undefined ? process.pid : process.ppid,
    say: (line) => log.say(`pai-image-labels: ${line}`),
  });
  return opened.ok ? opened : failed(`${by.history ?? '--history'}: ${printable(folder)} ${opened.error}`);
}

/** Listens on the given sockets, or on the addresses of the host. */
async function listenOn(
  make: () => Server,
  sockets: readonly SharedSocket[],
  { host, port }: Settings,
): Promise<Result<number>> {
  if (sockets.length === 0) return listenOnHost(make, host, port);
  const ports = await Promise.all(sockets.map((socket) => listenOnSocket(make(), socket)));
  return ok(ports[0] ?? port);
}

export interface HandlerParts extends Omit<AppParts, 'checkSignature' | 'basePath'> {
  readonly settings: Settings;
  /** The listening port. */
  readonly port: number;
  /** If absent, responses are sent without a limit of unread bytes. */
  readonly budget?: ResponseBudget;
}

/** The product as a handler of node's server: the guard, the request log, and the app. */
export function createRequestHandler(parts: HandlerParts): RequestListener {
  const { settings, port, log, files } = parts;
  const { basePath } = settings;
  const { accessKeyId: id, accessKeySecret: secret }: Partial<EmbeddedSettings> =
    settings.source === 'embedded' ? settings : {};
  const memory = new AnswerMemory(parts.source);
  const isSigned = id !== undefined && secret !== undefined;
  const app = createApp({
    ...parts,
    memory,
    basePath,
    ...(files === undefined ? {} : { files: filesUnder(files, basePath) }),
    ...(isSigned ? { checkSignature: createSignatureCheck({ id, secret }) } : {}),
  });
  // Hono passes only the request, so the context is looked up by it.
  const contexts = new WeakMap<object, RequestContext>();
  const fromNode = getRequestListener((request, { incoming }) => app.fetch(request, contexts.get(incoming)));
  const listener: ContextListener = (request, response, context) => {
    contexts.set(request, context);
    void fromNode(request, response);
  };
  return guardEdge(
    {
      allowedHosts: allowedHosts(settings, port),
      basePath,
      alreadySet: settings.allowedHosts,
      say: throttleLines((refused) => log?.record({ refused }), 1_000),
      // No log for the embedded catalog: it is public and local, and the terminal stays quiet.
      onRequest: settings.source === 'live' && log ? logRequests(log) : undefined,
    },
    answerAtOnce(
      { ...parts, memory, isSigned },
      parts.budget ? limitResponses(parts.budget, basePath, listener) : listener,
    ),
  );
}
