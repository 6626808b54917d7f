import type { OperationName } from '../../../contract/operations.ts';
import { findRegion, type Network, serviceHost } from '../../../contract/regions.ts';
import { failed, ok, type Result } from '../../../contract/result.ts';
import type { Log } from '../../log/log.ts';
import type { Environment } from '../../settings/given-values.ts';
import { NO_PROXIES, type Proxies, proxyRemarks, readProxies } from '../../settings/proxy-settings.ts';
import type { LiveSettings } from '../../settings/settings.ts';
import type { AskOptions, ImageSource, OpenSource, ScopeNote, SourceResult, WrittenAnswer } from '../image-source.ts';
import { canonicalText, printParameters } from '../print-request.ts';
import { createService } from './ask-service.ts';
import { type CredentialsProvider, createCredentials } from './credentials/credentials.ts';
import { nearNames, nearRegions } from './credentials/missing.ts';
import { type LiveLog, unsendable } from './failure.ts';
import { createLiveImageSets } from './image-set/live-image-sets.ts';
import { SEND_LIMITS, type SendLimits, withDeadline } from './limits.ts';
import { createSharedAnswers } from './policy/shared-answers.ts';
import { createConnections } from './wire/open-connection.ts';
import { createSender } from './wire/send-request.ts';
import { parameterIssue, targetLengthIssue } from './wire/sign-request.ts';

export interface LiveScope extends EndpointSettings {
  /** The region of a request without one. */
  readonly region: string;
}

export interface LiveParts {
  readonly credentials: CredentialsProvider;
  /** Milliseconds since 1970, for signatures and for the age of an answer. */
  readonly clock?: () => number;
  /** Milliseconds of a monotonic clock, for durations and waits. */
  readonly steadyClock?: () => number;
  /** From 0 up to, but not including, 1. */
  readonly random?: () => number;
  readonly log?: LiveLog;
  readonly limits?: SendLimits;
  readonly proxies?: Proxies;
}

/** How much longer a caller waits than its flight, in milliseconds, so that it receives the error of the flight. */
const LATER_MS = 200;

/** Answers the five operations from the real service. Sends nothing before the first request. */
export function createLiveSource(
  settings: LiveScope,
  {
    credentials,
    clock = Date.now,
    steadyClock = () => performance.now(),
    random = Math.random,
    log = () => {},
    limits = SEND_LIMITS,
    proxies = NO_PROXIES,
  }: LiveParts,
): ImageSource & { close(): Promise<void> } {
  const sender = createSender(limits, createConnections(limits, { proxies }));
  const askService = createService({ sender, credentials, clock, steadyClock, random, log });
  const abandoned = createAbandonedLog(log);
  const sharedAnswers = createSharedAnswers({ askService, clock, log });

  async function ask(
    operation: OperationName,
    request: { readonly Region?: string | undefined },
    waiting: AbortSignal,
    how?: AskOptions,
  ): Promise<SourceResult<WrittenAnswer>> {
    const region = request.Region ?? settings.region;
    const base = endpointOf(region, settings);
    if (base === undefined) return failed(unsendable('Region must be the id of a region').error);
    const parameters = printParameters(request);
    const issue = parameterIssue(operation, parameters) ?? targetLengthIssue(operation, parameters, base);
    if (issue !== undefined) return failed(unsendable(issue).error);

    // The time starts here, so that slow credentials and a slow service share the time limit.
    const { signal, clear } = withDeadline(waiting, limits.totalMs + LATER_MS);
    try {
      const key = await credentials.get();
      if (!key.ok) return key;
      const hasOwnEndpoint = settings.endpoint !== undefined;
      const canonical = canonicalText(request);
      const question = { operation, parameters, region, base, hasOwnEndpoint, limits, canonical };
      return await sharedAnswers(question, key.value, signal, how);
    } finally {
      if (waiting.aborted) abandoned.note();
      clear();
    }
  }

  function operation(name: OperationName) {
    return (request: object, signal: AbortSignal, how?: AskOptions) => ask(name, request, signal, how);
  }

  const imageSets = createLiveImageSets({
    listImages: operation('ListImages'),
    identity: async () => {
      const key = await credentials.get();
      return key.ok ? ok(key.value.identity) : key;
    },
    region: settings.region,
    clock,
  });

  return {
    kind: 'live',
    listImageLabels: operation('ListImageLabels'),
    listImages: operation('ListImages'),
    getImage: operation('GetImage'),
    listWorkspaces: operation('ListWorkspaces'),
    getWorkspace: operation('GetWorkspace'),
    provenance: () => [],
    fromCache: (operation, request: { readonly Region?: string }) => {
      const question = { operation, region: request.Region ?? settings.region, canonical: canonicalText(request) };
      return () => {
        const key = credentials.current();
        return key && sharedAnswers.fromCache(question, key);
      };
    },
    imageSet: imageSets.imageSet,
    close: () => {
      imageSets.close();
      abandoned.close();
      return sender.close();
    },
  };
}

/** The metadata service of an ECS instance. It answers for the calling machine, so a proxy would get its own role. */
const METADATA = '100.100.100.200';

/** Opens the real service. Sends no request yet. Later secrets are kept out of the log too. */
export function openLiveSource(settings: LiveSettings, environment: Environment, log: Log): Result<OpenSource> {
  const read = readProxies(environment, [METADATA]);
  // The settings have validated the same variables. A caller without settings gets the error here.
  if (!read.ok) return failed(read.error.join('; '));
  const proxies = read.value;
  log.hide(() => proxies.secrets);
  const credentials = createCredentials(environment, {
    proxies,
    onSource: (source) => log.record({ event: 'credentials', source }),
  });
  log.hide(credentials.secrets);
  const source = createLiveSource(settings, { credentials, proxies, log: log.record });
  const scopeNotes = notesOnScope(settings);
  const base = endpointOf(settings.region, settings);
  return ok({
    source,
    title: [titleOf(settings), ...scopeNotes.map(({ text }) => text)].join('; '),
    scopeNotes,
    remarks: [
      ...(base === undefined ? [] : proxyRemarks(proxies, base)),
      ...nearNames(environment),
      ...(settings.by.region === undefined ? nearRegions(environment) : []),
    ],
    askCredentials: async () => {
      const key = await credentials.get();
      return key.ok ? `credentials: ${credentials.answeredBy()}` : `credentials: ${key.error.message}`;
    },
    close: async () => {
      credentials.close();
      await source.close();
    },
  });
}

function titleOf(settings: LiveSettings): string {
  const { region } = settings;
  const parts = [`live PAI, region ${region} at ${endpointOf(region, settings)?.origin}`];
  if (findRegion(region) === undefined) parts.push('this region is not in the list of regions');
  return parts.join('; ');
}

/** A flag is visible on the command line. A variable may come from a forgotten profile. */
function notesOnScope({ workspaceId, by }: LiveSettings): readonly ScopeNote[] {
  const { region: regionBy = '', workspaceId: workspaceBy = '' } = by;
  const texts: string[] = [];
  if (regionBy.startsWith('PAI_')) texts.push(`the region is set by ${regionBy}`);
  if (workspaceBy.startsWith('PAI_')) texts.push(`workspace ${workspaceId} is set by ${workspaceBy}`);
  return texts.map((text) => ({ text, isEmpty: false }));
}

export interface EndpointSettings {
  /** A base URL that is used instead of the table of regions. `{region}` in it is replaced by the region id. */
  readonly endpoint?: string;
  readonly network: Network;
}

/**
 * The base URL of a region. Returns undefined if the text is not a region id. The text comes from requests, so only ids
 * of the table and texts in the form of an id get a URL; that form has no character that ends or splits a host.
 *
 * Throws if the endpoint of the settings is not a URL; the settings are checked before.
 */
export function endpointOf(regionId: string, settings: EndpointSettings): URL | undefined {
  const host = serviceHost(regionId, settings.network);
  if (host === undefined) return undefined;
  return new URL(settings.endpoint?.replaceAll('{region}', regionId) ?? `https://${host}`);
}

/** The wait before the first line, in milliseconds. Requests that are abandoned together are counted in it. */
const GATHER_MS = 1_000;
const PERIOD_MS = 60_000;

/**
 * Logs how many requests were abandoned before their answer: at most one line a minute, because a page that reloads or
 * an impatient client abandons thousands. `close` writes the rest.
 */
export function createAbandonedLog(log: LiveLog, gatherMs = GATHER_MS, periodMs = PERIOD_MS) {
  let count = 0;
  let timer: NodeJS.Timeout | undefined;

  function write(): void {
    timer = undefined;
    if (count === 0) return;
    log({ event: 'abandoned', questions: count });
    count = 0;
    timer = setTimeout(write, periodMs).unref();
  }

  return {
    note: () => {
      count += 1;
      timer ??= setTimeout(write, gatherMs).unref();
    },
    close: () => {
      clearTimeout(timer);
      write();
      clearTimeout(timer);
    },
  };
}
