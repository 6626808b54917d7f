import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { createTokenGate } from '../auth/token-gate.ts';
import { readImageSet } from '../testing/read-image-set.ts';
import { serve } from '../testing/serve.ts';
import { serversOfTwoDays } from '../testing/two-days.ts';

const servers = serversOfTwoDays();
afterAll(servers.close);

describe('the days of a scope', () => {
  test('are listed, with the changes since one of them', async () => {
    const { url } = await servers.start();
    expect((await (await fetch(`${url}/api/session`)).json()).history).toBe(true);
    const body = await (await fetch(`${url}/api/history?since=2026-11-01`)).json();
    expect(body).toMatchObject({
      days: ['2026-11-01', '2026-11-02'],
      since: { from: '2026-11-01', new: 1, gone: 1, changed: 2 },
    });
    const without = await (await fetch(`${url}/api/history`)).json();
    expect([without.days.length, without.since]).toEqual([2, undefined]);
  });

  test('before the first and after the last use the nearest day', async () => {
    const { url } = await servers.start();
    const since = async (day: string) => (await (await fetch(`${url}/api/history?since=${day}`)).json()).since;
    expect(await since('2020-01-01')).toMatchObject({ from: '2026-11-01', new: 1 });
    expect(await since('2026-12-01')).toMatchObject({ from: '2026-11-02', new: 0, gone: 0, changed: 0 });
  });

  test('begin today for a new scope', async () => {
    const { url } = await servers.start();
    expect((await (await fetch(`${url}/api/history?Region=cn-shanghai`)).json()).days).toEqual(['2026-11-02']);
  });
});

describe('the images of a saved day', () => {
  test('are sent as an image set, compressed', async () => {
    const { url } = await servers.start();
    const images = async (day: string) => {
      const answer = await fetch(`${url}/api/image-set?day=${day}&v=1`);
      const { images, last } = await readImageSet(answer);
      expect(last).toMatchObject({ kind: 'end', end: { isComplete: true } });
      return images.map(({ ImageId, Labels }) => `${ImageId} ${Labels?.map(({ Value }) => Value).join(' ')}`);
    };
    expect(await images('2026-11-01')).toEqual(['a GPU 1', 'b GPU 1', 'c CPU 1']);
    expect((await images('2026-11-02')).toSorted()).toEqual(['b GPU 2', 'c CPU \u0000]]>&', 'd GPU 1']);
  });

  test.each([
    [
      'day=2026-10-31',
      404,
      'The images of 2026-10-31 are not saved for this region and workspace; saved days are from 2026-11-01 to 2026-11-02',
    ],
    ['day=2026-02-30', 400, 'day must be a day in UTC, like 2026-11-01, not "2026-02-30"'],
    ['day=yesterday', 400, 'day must be a day in UTC'],
  ])('%s is %i', async (query, status, message) => {
    const { url } = await servers.start();
    const answer = await fetch(`${url}/api/image-set?${query}`);
    expect([answer.status, (await answer.json()).Message]).toEqual([status, expect.stringContaining(message)]);
  });
});

test.each(['/api/history', '/api/image-set?day=2026-11-01'])(
  '%s needs a history, and the access token',
  async (path) => {
    const without = await serve();
    onTestFinished(async () => void (await without.close()));
    const answer = await fetch(without.url + path);
    expect([answer.status, (await answer.json()).Code]).toEqual([404, 'HistoryNotKept']);
    const { url } = await servers.start({ gate: createTokenGate('an-access-token-of-this-test', 1) });
    expect((await fetch(url + path)).status).toBe(401);
  },
);
