import { LRUCache } from 'lru-cache';
import { failed, ok, type Result } from '../../../../contract/result.ts';

/**
 * How a request ended, as far as the breaker cares: the service answered (a refusal is an answer too), it failed, or
 * nothing can be said because nobody waited for the end.
 */
export type Outcome = 'answered' | 'failed' | 'unknown';

/** Why a breaker lets nothing through. */
export interface OpenState {
  /** When the next request is let through to see how things are. */
  readonly waitMs: number;
  /** What the service failed with last. */
  readonly lastCode: string | undefined;
  /** Whether only this question is not asked for now, and others are. */
  readonly isOneQuestion?: true;
}

/** Lets one request through. */
export interface Permit {
  /** Must be called when the request has ended. `code` is what the service failed with. */
  readonly end: (outcome: Outcome, code?: string) => void;
}

const IN_A_ROW = 5;
const WINDOW_MS = 30_000;
const WINDOW_LEAST = 20;
const WINDOW_SHARE = 0.5;
const PROBE_MS = 10_000;
const PROBE_SPREAD = 0.2;

/**
 * Stops asking a service that does not answer, so that pages get their no at once and the service gets its rest: after
 * five failures in a row, or when more than half of at least twenty requests of the last 30 s failed. Then one request
 * each 10 s (a fifth more or less, so that several servers do not knock together) is let through to try.
 *
 * A question counts once, with its latest end: a few questions that always fail tell nothing of all others. Requests
 * that name no question count one by one.
 */
export class Breaker {
  readonly #clock: () => number;
  readonly #random: () => number;
  readonly #onChange: (open: boolean) => void;
  /** The questions that failed since the last answer. */
  readonly #failing = new Set<string | symbol>();
  /** The latest end of each question within the window, oldest first. */
  readonly #recent = new Map<string | symbol, { readonly at: number; readonly failed: boolean }>();
  /** When the next probe may go; nothing while closed. */
  #probeAt: number | undefined;
  #isProbing = false;
  #lastCode: string | undefined;

  constructor(clock: () => number, random: () => number, onChange: (open: boolean) => void = () => {}) {
    this.#clock = clock;
    this.#random = random;
    this.#onChange = onChange;
  }

  /** Why nothing is let through now; undefined if a request may go. */
  openState(): OpenState | undefined {
    if (this.#probeAt === undefined) return undefined;
    const wait = this.#probeAt - this.#clock();
    const lastCode = this.#lastCode;
    if (this.#isProbing) return { waitMs: Math.max(wait, PROBE_MS), lastCode };
    return wait > 0 ? { waitMs: wait, lastCode } : undefined;
  }

  /** Lets a request through, whose end must then be told, or says why not. */
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
    // What began before the breaker opened tells nothing new.
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
    return this.#recent.size >= WINDOW_LEAST && failures / this.#recent.size > WINDOW_SHARE;
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

const MAX_QUESTIONS = 1_000;

/**
 * A breaker for a region, and one for each question that fails there. A region stops being asked when different
 * questions fail, a question when it alone fails again and again: asking the service the same without end would be no
 * rest for it either, and must not cost the other questions theirs.
 */
export class RegionBreaker {
  readonly #region: Breaker;
  readonly #failing = new LRUCache<string, Breaker>({ max: MAX_QUESTIONS });
  readonly #createBreaker: () => Breaker;

  constructor(clock: () => number, random: () => number, onChange: (open: boolean) => void = () => {}) {
    this.#region = new Breaker(clock, random, onChange);
    this.#createBreaker = () => new Breaker(clock, random);
  }

  /** Why this question is not asked now. Returns undefined if it may be. */
  openState(question: string): OpenState | undefined {
    return this.#region.openState() ?? this.#openStateOf(question);
  }

  /** Lets a request through, whose end must then be told, or says why not. */
  enter(question: string): Result<Permit, OpenState> {
    // Before the region is entered, which may count this question as its probe.
    const open = this.openState(question);
    if (open !== undefined) return failed(open);
    const ofRegion = this.#region.enter(question);
    if (!ofRegion.ok) return ofRegion;
    const ofQuestion = this.#failing.get(question)?.enter();
    return ok({
      end: (outcome, code) => {
        ofRegion.value.end(outcome, code);
        if (ofQuestion?.ok) ofQuestion.value.end(outcome, code);
        else if (outcome === 'failed') this.#noteFailure(question, code);
        if (outcome === 'answered') this.#failing.delete(question);
      },
    });
  }

  #openStateOf(question: string): OpenState | undefined {
    const open = this.#failing.get(question)?.openState();
    return open && { ...open, isOneQuestion: true };
  }

  #noteFailure(question: string, code: string | undefined): void {
    const breaker = this.#failing.get(question) ?? this.#createBreaker();
    this.#failing.set(question, breaker);
    const permit = breaker.enter();
    if (permit.ok) permit.value.end('failed', code);
  }
}
