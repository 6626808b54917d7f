import { LRUCache } from 'lru-cache';
import { failed, ok, type Result } from '../../../../contract/result.ts';

/**
 * How a request ended for the breaker: the service answered (a refusal counts), it failed, or the end is unknown
 * because the client left.
 */
export type Outcome = 'answered' | 'failed' | 'unknown';

/** Why a breaker is open. */
export interface OpenState {
  /** How long until the next probe, in milliseconds. */
  readonly waitMs: number;
  /** The code of the last failure. */
  readonly lastCode: string | undefined;
  /** If only some requests are paused, and others to the region are not. */
  readonly only?: 'request' | Scope['kind'];
}

/** Permission to send one request. */
export interface Permit {
  /** Must be called when the request has ended. `code`: the code of the failure. */
  readonly end: (outcome: Outcome, code?: string) => void;
}

const IN_A_ROW = 5;
const WINDOW_MS = 30_000;
const MIN_IN_WINDOW = 20;
const WINDOW_SHARE = 0.5;
const PROBE_MS = 10_000;
const PROBE_SPREAD = 0.2;

/**
 * Pauses requests to a failing service, so that pages get an error at once and the service can recover. It opens after
 * five failures in a row, or if more than half of at least 20 requests in the last 30 s failed. Then it allows one
 * probe every 10 s. The interval varies by a fifth, so that several servers do not probe together.
 *
 * Repeats of one request count once, with the latest result: a few requests that always fail say nothing about the
 * others. Requests without a name count one by one.
 */
export class Breaker {
  readonly #clock: () => number;
  readonly #random: () => number;
  readonly #onChange: (open: boolean) => void;
  /** The requests that failed since the last success. */
  readonly #failing = new Set<string | symbol>();
  /** The latest result of each request in the window, oldest first. */
  readonly #recent = new Map<string | symbol, { readonly at: number; readonly failed: boolean }>();
  /** When the next probe is allowed. Undefined while the breaker is closed. */
  #probeAt: number | undefined;
  #isProbing = false;
  #lastCode: string | undefined;

  constructor(clock: () => number, random: () => number, onChange: (open: boolean) => void = () => {}) {
    this.#clock = clock;
    this.#random = random;
    this.#onChange = onChange;
  }

  /** Why requests are paused now. Returns undefined if a request is allowed. */
  openState(): OpenState | undefined {
    if (this.#probeAt === undefined) return undefined;
    const wait = this.#probeAt - this.#clock();
    const lastCode = this.#lastCode;
    if (this.#isProbing) return { waitMs: Math.max(wait, PROBE_MS), lastCode };
    return wait > 0 ? { waitMs: wait, lastCode } : undefined;
  }

  /**
   * Permits one request, or returns the reason for a refusal. The caller must report the end of a permitted request.
   */
  enter(question: string | symbol = Symbol('request')): Result<Permit, OpenState> {
    const open = this.openState();
    if (open !== undefined) return failed(open);
    const isProbe = this.#probeAt !== undefined;
    if (isProbe) this.#isProbing = true;
    return ok({
      end: (outcome, code) => {
        if (outcome === 'failed') this.#lastCode = code;
        if (isProbe) this.#endProbe(outcome);
        else this.#endRequest(outcome, question);
      },
    });
  }

  #endRequest(outcome: Outcome, question: string | symbol): void {
    // A request that began before the breaker opened says nothing new.
    if (outcome === 'unknown' || this.#probeAt !== undefined) return;
    const failed = outcome === 'failed';
    if (failed) this.#failing.add(question);
    else this.#failing.clear();
    this.#note(question, failed);
    if (this.#failing.size >= IN_A_ROW || this.#isMostlyFailing()) this.#open();
  }

  #note(question: string | symbol, failed: boolean): void {
    const now = this.#clock();
    this.#recent.delete(question);
    this.#recent.set(question, { at: now, failed });
    for (const [oldest, { at }] of this.#recent) {
      if (now - at < WINDOW_MS) break;
      this.#recent.delete(oldest);
    }
  }

  #isMostlyFailing(): boolean {
    const failures = [...this.#recent.values()].filter(({ failed }) => failed).length;
    return this.#recent.size >= MIN_IN_WINDOW && failures / this.#recent.size > WINDOW_SHARE;
  }

  #endProbe(outcome: Outcome): void {
    this.#isProbing = false;
    if (outcome === 'failed') this.#scheduleProbe();
    if (outcome !== 'answered') return;
    this.#probeAt = undefined;
    this.#failing.clear();
    this.#recent.clear();
    this.#onChange(false);
  }

  #open(): void {
    this.#scheduleProbe();
    this.#onChange(true);
  }

  #scheduleProbe(): void {
    this.#probeAt = this.#clock() + PROBE_MS * (1 - PROBE_SPREAD + 2 * PROBE_SPREAD * this.#random());
  }
}

/** What a request is about. A failure often belongs to it: a workspace may be too large, or its data may be broken. */
export interface Scope {
  /** `all`: all workspaces. */
  readonly kind: 'workspace' | 'image' | 'all';
  /** Distinct for each scope of its kind. */
  readonly id: string;
}

const MAX_QUESTIONS = 1_000;

/**
 * A breaker for a region, and one for each failing scope and each failing request there. Different failing scopes pause
 * the region. A scope whose requests keep failing pauses only itself, and so does a request: repeating it would load
 * the service, but must not block other requests. A request without a scope counts for the region by itself.
 */
export class RegionBreaker {
  readonly #region: Breaker;
  readonly #parts = new LRUCache<string, Breaker>({ max: MAX_QUESTIONS });
  readonly #createBreaker: () => Breaker;

  constructor(clock: () => number, random: () => number, onChange: (open: boolean) => void = () => {}) {
    this.#region = new Breaker(clock, random, onChange);
    this.#createBreaker = () => new Breaker(clock, random);
  }

  /** Why this request is paused now. Returns undefined if it is allowed. */
  openState(question: string, scope?: Scope): OpenState | undefined {
    const open = this.#region.openState();
    if (open !== undefined) return open;
    for (const { kind, name } of partsOf(question, scope)) {
      const state = this.#parts.get(name)?.openState();
      if (state !== undefined) return { ...state, only: kind };
    }
    return undefined;
  }

  /**
   * Permits one request, or returns the reason for a refusal. The caller must report the end of a permitted request.
   */
  enter(question: string, scope?: Scope): Result<Permit, OpenState> {
    // Before entering the region, which may use this request as its probe.
    const open = this.openState(question, scope);
    if (open !== undefined) return failed(open);
    const ofRegion = this.#region.enter(scope === undefined ? question : nameOf(scope));
    if (!ofRegion.ok) return ofRegion;
    const parts = partsOf(question, scope).map((part) => ({ ...part, permit: this.#enterPart(part) }));
    return ok({
      end: (outcome, code) => {
        ofRegion.value.end(outcome, code);
        for (const { permit, ...part } of parts) {
          if (permit === undefined && outcome === 'failed') this.#noteFailure(part, code);
          permit?.end(outcome, code);
          // A scope keeps its breaker, which knows its good responses too.
          if (outcome === 'answered' && part.kind === 'request') this.#parts.delete(part.name);
        }
      },
    });
  }

  #enterPart({ name, entry }: Part): Permit | undefined {
    const permit = this.#parts.get(name)?.enter(entry);
    return permit?.ok ? permit.value : undefined;
  }

  #noteFailure(part: Part, code: string | undefined): void {
    if (!this.#parts.has(part.name)) this.#parts.set(part.name, this.#createBreaker());
    this.#enterPart(part)?.end('failed', code);
  }
}

/** What may be paused for a request, besides its region. */
interface Part {
  readonly kind: 'request' | Scope['kind'];
  readonly name: string;
  /** The name of the request in the breaker of the part; repeats of the request count one by one in its own. */
  readonly entry: string | undefined;
}

function partsOf(question: string, scope: Scope | undefined): readonly Part[] {
  const request: Part = { kind: 'request', name: `request ${question}`, entry: undefined };
  return scope === undefined ? [request] : [{ kind: scope.kind, name: nameOf(scope), entry: question }, request];
}

function nameOf({ kind, id }: Scope): string {
  return `${kind} ${id}`;
}
