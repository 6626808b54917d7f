import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { createTokenGate } from '../auth/token-gate.ts';
import { serve } from '../testing/serve.ts';
import { serversOfTwoDays } from '../testing/two-days.ts';

const servers = serversOfTwoDays();
const started = servers.start;
afterAll(servers.close);

describe('changes', () => {
  test('are images new, gone and changed since a day, with their labels before and after', async () => {
    const { url } = await started();
    const answer = await fetch(`${url}/api/changes?since=2026-11-01`);
    const body = await answer.json();
    expect(body).toMatchObject({ since: '2026-11-01', from: '2026-11-01', to: '2026-11-02', count: 4 });
    expect(body.new).toMatchObject([{ ImageId: 'd', Labels: [{ Value: 'GPU' }, { Value: '1' }] }]);
    expect(body.gone).toMatchObject([{ ImageId: 'a' }]);
    expect(body.changed).toMatchObject([
      { ImageId: 'b', removed: [{ Value: '1' }], added: [{ Value: '2' }], before: {}, after: {} },
      { ImageId: 'c' },
    ]);
    expect(await (await fetch(`${url}/api/changes?since=2026-11-02`)).json()).toMatchObject({ count: 0 });
  });

  test('are those of the images that pass a filter, before or after', async () => {
    const { url } = await started();
    const body = await (
      await fetch(`${url}/api/changes?since=2026-11-01&LabelFilter=system.chipType%3DGPU&not=v%3D3`)
    ).json();
    expect([body.count, body.changed.length]).toEqual([3, 1]);
    expect(await (await fetch(`${url}/api/changes?since=2026-11-01&ImageId=a`)).json()).toMatchObject({
      count: 1,
      gone: [{ ImageId: 'a' }],
    });
  });

  test('as Atom are entries that contain only text', async () => {
    const { url } = await started();
    const answer = await fetch(`${url}/api/changes?since=2026-11-01&as=atom`);
    expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const feed = await answer.text();
    expect(feed).toMatch(
      /^<\?xml version="1\.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom">\n<id>/,
    );
    expect(feed.match(/<entry>/g)).toHaveLength(4);
    expect(feed).toContain('<title>new: &#60;b&#62;d</title>');
    expect(feed).not.toMatch(/[^\t\n\u0020-\ufffd]|<b>|]]>/);
    for (const part of ['id', 'title', 'updated']) expect(feed.match(new RegExp(`<${part}>`, 'g'))).toHaveLength(5);
  });

  test('are 304 if unchanged', async () => {
    const { url } = await started();
    for (const as of ['json', 'atom']) {
      const first = await fetch(`${url}/api/changes?as=${as}`);
      const tag = first.headers.get('etag') ?? '';
      await first.arrayBuffer();
      const again = await fetch(`${url}/api/changes?as=${as}`, { headers: { 'If-None-Match': `"other", W/${tag}` } });
      expect([tag.length > 20, again.status, await again.text()]).toEqual([true, 304, '']);
    }
  });

  test('of a new scope begin today', async () => {
    const { url } = await started();
    const body = await (await fetch(`${url}/api/changes?Region=cn-shanghai&since=2026-01-01`)).json();
    expect(body).toMatchObject({ Region: 'cn-shanghai', from: '2026-11-02', to: '2026-11-02', count: 0 });
  });

  test.each([
    ['since=yesterday', 'since must be a day in UTC'],
    ['since=2026-02-30', 'since must be a day in UTC'],
    ['as=rss', 'as must be json or atom'],
    ['q=x', 'q is not a parameter'],
    ['LabelFilter=x', 'LabelFilter has a condition without'],
  ])('%s is 400', async (query, message) => {
    const { url } = await started();
    const answer = await fetch(`${url}/api/changes?${query}`);
    expect([answer.status, (await answer.json()).Message]).toEqual([400, expect.stringContaining(message)]);
  });

  test('without a history are 404', async () => {
    const served = await serve();
    onTestFinished(async () => void (await served.close()));
    const answer = await fetch(`${served.url}/api/changes`);
    expect([answer.status, (await answer.json()).Code]).toEqual([404, 'HistoryNotKept']);
  });

  test('take the access token as the password of Basic, and no other path does', async () => {
    const token = 'an-access-token-of-this-test';
    const { url } = await started({ gate: createTokenGate(token, 1) });
    const basic = (password: string) => ({ headers: { Authorization: `Basic ${btoa(`reader:${password}`)}` } });
    const without = await fetch(`${url}/api/changes`);
    expect([without.status, without.headers.get('www-authenticate')]).toEqual([
      401,
      'Bearer, Basic realm="PAI Image Labels"',
    ]);
    expect((await fetch(`${url}/api/changes`, basic(token))).status).toBe(200);
    expect((await fetch(`${url}/api/changes`, basic('wrong'))).status).toBe(401);
    expect((await fetch(`${url}/api/session`, basic(token))).status).toBe(401);
    expect((await fetch(`${url}/api/changes?token=${token}`)).status).toBe(401);
  });
});
