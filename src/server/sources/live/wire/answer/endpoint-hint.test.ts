import { expect, test } from 'vitest';
import { liveOperation } from '../../live-operations.ts';
import type { Received } from '../send-request.ts';
import { readAnswer } from './read-answer.ts';

test('hints at the endpoint if the settings have one', async () => {
  const hinted = (body: unknown, more: Partial<Received> = {}, hasOwnEndpoint = true) =>
    readAnswer(
      {
        status: 200,
        contentType: 'application/json',
        contentEncoding: 'identity',
        body: Buffer.from(JSON.stringify(body)),
        ...more,
      },
      liveOperation('ListImageLabels'),
      { region: 'cn-hangzhou', hasOwnEndpoint, asked: () => '', now: 0, secrets: [], sent: [] },
      new AbortController().signal,
    );
  for (const result of await Promise.all([
    hinted({}),
    hinted({}, { status: 302 }),
    hinted({}, { contentType: 'text/html' }),
  ]))
    expect(result).toMatchObject({ error: { error: { message: expect.stringMatching(/; check --endpoint$/) } } });
  expect(await hinted({ Code: 'Throttling' }, { status: 400 })).toMatchObject({
    error: { error: { message: expect.not.stringContaining('--endpoint') } },
  });
  expect(JSON.stringify(await hinted({}, {}, false))).not.toContain('--endpoint');
});
