import { LRUCache } from 'lru-cache';
import { Breaker, type Closure, type Passage } from './breaker.ts';

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
  closure(question: string): Closure | undefined {
    return this.#region.closure() ?? this.#closureOf(question);
  }

  /** Lets a request through, whose end must then be told, or says why not. */
  enter(question: string): Passage {
    // Before the region is entered, which may count this question as its probe.
    const closure = this.closure(question);
    if (closure !== undefined) return { free: false, closure };
    const ofRegion = this.#region.enter(question);
    if (!ofRegion.free) return ofRegion;
    const ofQuestion = this.#failing.get(question)?.enter();
    return {
      free: true,
      end: (ending, code) => {
        ofRegion.end(ending, code);
        if (ofQuestion?.free) ofQuestion.end(ending, code);
        else if (ending === 'failed') this.#noteFailure(question, code);
        if (ending === 'answered') this.#failing.delete(question);
      },
    };
  }

  #closureOf(question: string): Closure | undefined {
    const closure = this.#failing.get(question)?.closure();
    return closure && { ...closure, isOneQuestion: true };
  }

  #noteFailure(question: string, code: string | undefined): void {
    const breaker = this.#failing.get(question) ?? this.#createBreaker();
    this.#failing.set(question, breaker);
    const passage = breaker.enter();
    if (passage.free) passage.end('failed', code);
  }
}
