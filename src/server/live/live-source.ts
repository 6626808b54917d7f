import type { PaiError } from '../../contract/errors.ts';
import { NO_PROXIES, type Proxies } from '../settings/proxy-settings.ts';
import type { HowToAsk, ImageSource, Outcome, WrittenAnswer } from '../sources/image-source.ts';
import { createAbandonedLog } from './abandoned-log.ts';
import { createService } from './ask-service.ts';
import type { CredentialsProvider } from './credentials.ts';
import { withDeadline } from './deadline.ts';
import { type EndpointSettings, endpointOf } from './endpoints.ts';
import { SEND_LIMITS, type SendLimits } from './limits.ts';
import type { LiveLog } from './live-event.ts';
import type { OperationName } from './live-operations.ts';
import { unsendable } from './local-failures.ts';
import { createConnections } from './open-connection.ts';
import { canonicalText, printParameters } from './print-parameters.ts';
import { createSender } from './send-request.ts';
import { createSharedAnswers } from './shared-answers.ts';
import { whyTooLong, whyUnsendable } from './sign-request.ts';

export interface LiveScope extends EndpointSettings {
  /** Chooses the endpoint of a request that names no region. */
  readonly region: string;
}

export interface LiveParts {
  readonly credentials: CredentialsProvider;
  /** Milliseconds since 1970: for signatures, and for how old an answer is. */
  readonly clock?: () => number;
  /** Milliseconds of a clock that nobody sets: for how long something takes or has to wait. */
  readonly steadyClock?: () => number;
  /** From 0 to just under 1. */
  readonly random?: () => number;
  readonly log?: LiveLog;
  readonly limits?: SendLimits;
  readonly proxies?: Proxies;
}

/** A flight ends with what it met; who waits for it gives up a little later, so as to hear that. In milliseconds. */
const LATER_MS = 200;

/** Answers the five operations from the real service. Asks nobody for anything before the first question. */
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
    how?: HowToAsk,
  ): Promise<Outcome<WrittenAnswer>> {
    const region = request.Region ?? settings.region;
    const base = endpointOf(region, settings);
    if (base === undefined) return refused(unsendable('Region must be the id of a region').error);
    const parameters = printParameters(request);
    const fault = whyUnsendable(operation, parameters) ?? whyTooLong(operation, parameters, base);
    if (fault !== undefined) return refused(unsendable(fault).error);

    // Counted from here, so that slow credentials and a slow service share the time that a person has.
    const { signal, clear } = withDeadline(waiting, limits.totalMs + LATER_MS);
    try {
      const got = await credentials.get();
      if (!got.ok) return refused(got.error);
      const hasOwnEndpoint = settings.endpoint !== undefined;
      const canonical = canonicalText(request);
      const question = { operation, parameters, region, base, hasOwnEndpoint, limits, canonical };
      return await sharedAnswers(question, got.key, signal, how);
    } finally {
      if (waiting.aborted) abandoned.note();
      clear();
    }
  }

  function operation(name: OperationName) {
    return (request: object, signal: AbortSignal, how?: HowToAsk) => ask(name, request, signal, how);
  }

  return {
    kind: 'live',
    listImageLabels: operation('ListImageLabels'),
    listImages: operation('ListImages'),
    getImage: operation('GetImage'),
    listWorkspaces: operation('ListWorkspaces'),
    getWorkspace: operation('GetWorkspace'),
    provenance: () => [],
    close: () => {
      abandoned.close();
      return sender.close();
    },
  };
}

function refused(error: PaiError): Outcome<never> {
  return { ok: false, error };
}
