import type { HowToAsk, Outcome, WrittenAnswer } from '../sources/image-source.ts';
import type { AccessKey } from './access-key.ts';
import { AnswerCache, type Kept } from './answer-cache.ts';
import type { Answered, AskService } from './ask-service.ts';
import type { FailureKind } from './failure.ts';
import type { LiveLog } from './live-event.ts';
import { SingleFlight, type Work } from './single-flight.ts';
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
  how?: HowToAsk,
) => Promise<Outcome<WrittenAnswer>>;

/** What an older answer may stand in for. */
const STAND_IN_FOR: ReadonlySet<FailureKind> = new Set<FailureKind>(['fault', 'odd', 'local']);

/**
 * Answers from the cache while an answer is fresh, else from one flight that all equal questions share, else, where the
 * service does not answer, from an older answer marked as stale. A refusal is passed on, and drops what was kept: who
 * may no longer see an answer must not see it from here. Errors are never kept.
 *
 * Asked past the cache, the service is asked even where an answer is fresh; all else stays as it is.
 */
export function createSharedAnswers({ askService, clock, log }: SharedParts): SharedAnswers {
  const flights = new SingleFlight<Answered>();
  const cache = new AnswerCache(clock);

  return async (question, key, waiting, { pastCache = false } = {}) => {
    const { region, operation } = question;
    // Whose answer it is comes first: what one identity may see is never shown to another.
    const nameFor = ({ identity }: AccessKey) => JSON.stringify([identity, region, operation, question.canonical]);
    const name = nameFor(key);
    const kept = cache.get(name);
    if (kept?.fresh && !pastCache) return fromCache(kept, false);
    const fly: Work<Answered> = async (signal, flight) => {
      const read = await askService(question, key, signal);
      // A renewed key may be of another identity, and the answer is then what that one may see.
      const signedName = nameFor(read.signedBy ?? key);
      // Else a later flight has a newer word, or will have: this answer may be one that is refused by now.
      const isNewest = flight.isCurrent() && (signedName === name || flight.isLatest());
      if (read.ok && isNewest) cache.keep(signedName, read.answer);
      if (!read.ok && read.failure.kind === 'refusal') for (const refused of [name, signedName]) cache.drop(refused);
      return read;
    };
    const gone = (): Answered => ({ ok: false, failure: endOf(waiting, question) });
    const read = await (pastCache ? flights.runAnew(name, fly, waiting, gone) : flights.run(name, fly, waiting, gone));
    if (read.ok) return { ok: true, answer: read.answer };
    const { kind, error } = read.failure;
    const older = STAND_IN_FOR.has(kind) ? cache.get(nameFor(read.signedBy ?? key)) : undefined;
    if (older === undefined) return { ok: false, error };
    log({ event: 'stale', region, operation, ageSeconds: Math.floor(older.ageMs / 1_000), code: error.code });
    return fromCache(older, pastCache || !older.fresh);
  };
}

function fromCache({ answer, ageMs }: Kept, stale: boolean): Outcome<WrittenAnswer> {
  return { ok: true, answer, freshness: { ageSeconds: Math.floor(ageMs / 1_000), stale } };
}
