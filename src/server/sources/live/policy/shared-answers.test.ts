import { expect, test } from 'vitest';
import { AccessKey } from '../credentials/access-key.ts';
import { SEND_LIMITS } from '../limits.ts';
import { fakeClock } from '../testing/fake-clock.ts';
import { PATIENT } from '../testing/test-source.ts';
import { written } from '../testing/written.ts';
import { createSharedAnswers } from './shared-answers.ts';

test('of 6,000 images requested one by one, 5,000 answers are cached', async () => {
  let asked = 0;
  const sharedAnswers = createSharedAnswers({
    askService: async () => {
      asked += 1;
      return { ok: true, value: { answer: written({ ImageId: String(asked) }) } };
    },
    clock: fakeClock().clock,
    log: () => {},
  });
  const key = new AccessKey('id', 'secret');
  const askFor = (at: number) =>
    sharedAnswers(
      {
        operation: 'GetImage',
        parameters: [['ImageId', `image-${at}`]],
        region: 'cn-hangzhou',
        base: new URL('https://pai.example'),
        hasOwnEndpoint: true,
        limits: SEND_LIMITS,
        canonical: `image-${at}`,
      },
      key,
      PATIENT,
    );
  const ids = Array.from({ length: 6_000 }, (_, at) => at);
  for (const at of ids) await askFor(at);
  expect(asked).toBe(6_000);
  // Newest first, so that none is dropped before its turn.
  for (const at of ids.reverse()) await askFor(at);
  expect(asked).toBe(6_000 + 1_000);
});
