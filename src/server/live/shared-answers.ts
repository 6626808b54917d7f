import type { Outcome } from '../image-source.ts';
import type { AccessKey } from './access-key.ts';
import { AnswerCache, type Kept } from './answer-cache.ts';
import type { AskService } from './ask-service.ts';
import type { LiveLog } from './live-event.ts';
import type { Read } from './read-answer.ts';
import { SingleFlight } from './single-flight.ts';
import { endOf } from './transport-failure.ts';
import type { Question } from './try-once.ts';

export interface SharedParts {
  readonly askService: AskService;
  readonly clock: () => number;
  readonly log: LiveLog;
}

/** `canonical`: a text that is equal exactly where two questions of one operation are. */
export type SharedAnswers = (
  question: Question & { readonly canonical: string },
  key: AccessKey,
  waiting: AbortSignal,
) => Promise<Outcome<object>>;

/**
 * Answers from the cache while an answer is fresh, else from one flight that all equal questions share, else, where the
 * service does not answer, from an older answer marked as stale. A refusal is passed on, and drops what was kept: who
 * may no longer see an answer must not see it from here. Errors are never kept.
 */
export function createSharedAnswers({ askService, clock, log }: SharedParts): SharedAnswers {
  const flights = new SingleFlight<Read>();
  const cache = new AnswerCache(clock);

  return async (question, key, waiting) => {
    const { region, operation } = question;
    // Whose answer it is comes first: what one identity may see is never shown to another.
    const name = JSON.stringify([key.identity, region, operation, question.canonical]);
    const kept = cache.get(name);
    if (kept?.fresh) return fromCache(kept);
    const fly = async (flight: AbortSignal) => {
      const read = await askService(question, key, flight);
      if (read.ok) cache.keep(name, read.answer, read.textLength);
      else if (read.failure.kind === 'refusal') cache.drop(name);
      return read;
    };
    const read = await flights.run(name, fly, waiting, () => ({ ok: false, failure: endOf(waiting, region) }));
    if (read.ok) return { ok: true, answer: read.answer };
    const { kind, error } = read.failure;
    const older = kind === 'fault' || kind === 'local' ? cache.get(name) : undefined;
    if (older === undefined) return { ok: false, error };
    log({ event: 'stale', region, operation, ageSeconds: Math.floor(older.ageMs / 1_000), code: error.code });
    return fromCache(older);
  };
}

function fromCache({ answer, ageMs, fresh }: Kept): Outcome<object> {
  return { ok: true, answer, freshness: { ageSeconds: Math.floor(ageMs / 1_000), stale: !fresh } };
}
