import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SourceResult } from '../../image-source.ts';
import type { AskService } from '../ask-service.ts';
import { AccessKey } from '../credentials/access-key.ts';
import { DEADLINE, SEND_LIMITS } from '../limits.ts';
import { AnswersModel, type Asking, type Due, type Landing } from '../testing/answers-model.ts';
import { fakeClock } from '../testing/fake-clock.ts';
import { objectOf, written } from '../testing/written.ts';
import { endOf } from '../wire/transport-failure.ts';
import { createSharedAnswers, type SharedAnswers } from './shared-answers.ts';

/** One request of one identity. */
interface Name {
  readonly identity: string;
  readonly question: string;
}

/** How a call ends, and whether its answer was already on the way when the last waiter left. */
interface Plan {
  readonly landing: Landing;
  readonly isLate: boolean;
}

/** The code under test, the scheduler of its calls, and the signal and the result of each waiter. */
interface Real {
  readonly sharedAnswers: SharedAnswers;
  readonly scheduler: fc.Scheduler;
  readonly pass: (ms: number) => void;
  readonly signals: readonly AbortSignal[];
  readonly waiters: Map<Asking, AbortController>;
  readonly got: Map<Asking, Due>;
}

type Step = fc.AsyncCommand<AnswersModel, Real>;

const BASE = { operation: 'GetImage', region: 'cn-hangzhou', hasOwnEndpoint: true, limits: SEND_LIMITS } as const;
const nameOf = ({ identity, question }: Name) => `${identity} asks ${question}`;

const ask = (name: Name, bypassCache: boolean): Step => ({
  check: () => true,
  run: async (model, { sharedAnswers, waiters, got, signals }) => {
    const asked = model.ask(nameOf(name), bypassCache);
    const waiter = new AbortController();
    waiters.set(asked, waiter);
    const parameters = [['ImageId', name.question]] as const;
    const question = { ...BASE, base: new URL('https://pai.example'), parameters, canonical: name.question };
    const key = new AccessKey(name.identity, 'secret');
    void sharedAnswers(question, key, waiter.signal, { bypassCache }).then((outcome) => got.set(asked, seen(outcome)));
    expect(signals).toHaveLength(model.calls.length);
    await turn();
  },
  toString: () => `${nameOf(name)}${bypassCache ? ' past the cache' : ''}`,
});

const leave = (at: number, isOutOfTime: boolean): Step => ({
  check: (model) => model.waiting().length > 0,
  run: async (model, { waiters, signals }) => {
    const waiting = model.waiting();
    const asked = waiting[at % waiting.length];
    if (asked === undefined) return;
    model.leave(asked, isOutOfTime);
    waiters.get(asked)?.abort(isOutOfTime ? DEADLINE : 'gone');
    for (const call of model.calls)
      if (call.state !== 'landed') expect(signals[call.number]?.aborted).toBe(call.state === 'given up');
    await turn();
  },
  toString: () => `waiter ${at} ${isOutOfTime ? 'is out of time' : 'leaves'}`,
});

const pass = (ms: number): Step => ({
  check: () => true,
  run: async (model, real) => {
    model.pass(ms);
    real.pass(ms);
  },
  toString: () => `${ms} ms pass`,
});

const land: Step = {
  check: () => true,
  run: async (_model, { scheduler }) => {
    if (scheduler.count() > 0) await scheduler.waitOne();
    await turn();
  },
  toString: () => 'a call lands',
};

/** Waits for all effects of a step, as between two external events. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** An outcome in the form of the model. The answer of a call contains the call's number, identity and request. */
function seen(outcome: SourceResult<object>): Due {
  if (!outcome.ok) return { code: outcome.error.code };
  const { freshness, answer } = outcome.value;
  return {
    ...(objectOf(answer) as { from: number; of: string }),
    ...(freshness && { age: freshness.ageSeconds, stale: freshness.stale }),
  };
}

/** The service: each call ends when the scheduler says so. */
function service(
  scheduler: fc.Scheduler,
  model: AnswersModel,
  signals: AbortSignal[],
  plans: readonly Plan[],
): AskService {
  return async (question, key, signal) => {
    const number = signals.push(signal) - 1;
    const { landing, isLate } = plans[number] ?? { landing: 'answer', isLate: false };
    await scheduler.schedule(Promise.resolve(), `call ${number}: ${landing}`);
    const call = model.calls[number];
    if (call === undefined) throw new Error('a call that nobody is due');
    if (signal.aborted && !isLate) return { ok: false, error: endOf(signal, question) };
    model.land(call, landing);
    const of = nameOf({ identity: key.id, question: question.parameters[0]?.[1] ?? '' });
    if (landing === 'answer') return { ok: true, value: { answer: written({ from: number, of }) } };
    const error = { code: landing, message: 'on purpose', status: 500 };
    return { ok: false, error: { kind: landing, fix: 'none', error } };
  };
}

const name: fc.Arbitrary<Name> = fc.record({
  identity: fc.constantFrom('A', 'A', 'A', 'B'),
  question: fc.constantFrom('x', 'x', 'x', 'y'),
});
const asking = fc.tuple(name, fc.boolean()).map((drawn) => ask(...drawn));
const DAY_MS = 24 * 3_600_000;
const span = fc.constantFrom(1, 59_999, 60_000, DAY_MS - 60_000, DAY_MS, DAY_MS + 1);
const steps = fc.commands(
  [
    asking,
    asking,
    asking,
    fc.constant(land),
    fc.constant(land),
    fc.tuple(fc.nat(5), fc.boolean()).map((drawn) => leave(...drawn)),
    span.map(pass),
  ],
  { maxCommands: 60, size: 'max' },
);
const plan: fc.Arbitrary<Plan> = fc.record({
  landing: fc.constantFrom('answer', 'answer', 'answer', 'refusal', 'refusal', 'outage', 'odd', 'local', 'throttled'),
  isLate: fc.boolean(),
});

test('for any order of ended calls, leaving waiters and passing time, results follow the rules', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      steps,
      fc.array(plan, { maxLength: 40, size: 'max' }),
      async (scheduler, commands, plans) => {
        const { clock, pass } = fakeClock();
        const model = new AnswersModel();
        const signals: AbortSignal[] = [];
        const askService = service(scheduler, model, signals, plans);
        const sharedAnswers = createSharedAnswers({ askService, clock, log: () => {} });
        const real: Real = { sharedAnswers, scheduler, pass, signals, waiters: new Map(), got: new Map() };
        await fc.asyncModelRun(() => ({ model, real }), commands);
        await scheduler.waitAll();
        await turn();
        expect(model.asked.map((asked) => real.got.get(asked))).toEqual(model.asked.map(({ due }) => due));
      },
    ),
    { numRuns: 500 },
  );
}, 30_000);
