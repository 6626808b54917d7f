import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startStandIn } from '../../../e2e/stand-in/stand-in.mjs';
import { clockAt } from '../testing/clock-at.ts';
import { killPrograms, PATIENCE, runProgram } from '../testing/run-program.ts';

/** Several programs run one after the other, beside other tests. */
const LONG = { timeout: 60_000 };
const KEY = { id: 'days-key-id', secret: 'days-key-secret' };
const TOKEN = 'access-token-of-two-days';
const root = mkdtempSync(join(tmpdir(), 'pai-live-days-'));
const history = join(root, 'history');
const noonOf = (day: string) => Date.parse(`${day}T12:00:00Z`);
/** For PAI and for the programs. */
let today = '2026-11-24';
let standIn: Awaited<ReturnType<typeof startStandIn>>;
beforeAll(async () => {
  standIn = await startStandIn({ key: KEY, clock: () => noonOf(today) });
});
afterEach(killPrograms);
afterAll(async () => {
  await standIn.stop();
  rmSync(root, { recursive: true, force: true });
});

const program = (args: readonly string[]) =>
  runProgram([...args, '--source', 'live', '--endpoint', standIn.origin], {
    environment: {
      ALIBABA_CLOUD_ACCESS_KEY_ID: KEY.id,
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: KEY.secret,
      PAI_ACCESS_TOKEN: TOKEN,
      NODE_OPTIONS: clockAt(noonOf(today)),
    },
  });
const headers = { Authorization: `Bearer ${TOKEN}` };
/** A server that has saved the day. */
async function startServer() {
  const server = program(['--port', '0', '--history', history]);
  const url = await server.url();
  const ask = async (path: string) => (await fetch(url + path, { headers })).text();
  await expect.poll(async () => JSON.parse(await ask('/api/history')).days, PATIENCE).toContain(today);
  const end = async () => {
    server.child.kill('SIGTERM');
    await server.ended;
  };
  return { url, ask, end };
}
const label = (Key: string, Value: string) => ({ Key, Value });
const ids = (images: readonly { readonly ImageId: string }[]) => images.map(({ ImageId }) => ImageId);

test(
  'what PAI changed between two days is what the feed and a comparison of saved files tell, and nothing else',
  LONG,
  async () => {
    const before = await startServer();
    expect((await program(['save', join(root, 'before.json')]).ended).code).toBe(0);
    await before.end();
    const changed = 'image-standin1';
    let gone: { readonly ImageId: string; readonly Name: string } | undefined;
    standIn.changeImages((images) => {
      gone = images.find(({ Labels }) => Labels.some(({ Key, Value }) => Key === 'system.chipType' && Value === 'PPU'));
      const others = images.filter(({ ImageId }) => ImageId !== gone?.ImageId && ImageId !== changed);
      const ranker = images.find(({ ImageId }) => ImageId === changed);
      if (ranker === undefined) throw new Error('no such image');
      const moved = ranker.Labels.map((one) =>
        one.Key === 'system.framework.PyTorch' ? label(one.Key, '2.9.0') : one,
      );
      const added = {
        ...ranker,
        ImageId: 'image-standin2',
        Name: 'team-<new>:1',
        Labels: [label('team', 'new & "odd"')],
      };
      return [...others, { ...ranker, Labels: moved }, added];
    });
    today = '2026-11-27';
    const now = await startServer();

    const changes = JSON.parse(await now.ask(`/api/changes?since=2026-11-25`));
    expect(changes).toMatchObject({ from: '2026-11-24', to: '2026-11-27', count: 3 });
    expect([ids(changes.new), ids(changes.gone), ids(changes.changed)]).toEqual([
      ['image-standin2'],
      [gone?.ImageId],
      [changed],
    ]);
    expect(changes.new[0].Labels).toEqual([label('team', 'new & "odd"')]);
    expect(changes.changed[0]).toMatchObject({
      removed: [label('system.framework.PyTorch', '2.1.0')],
      added: [label('system.framework.PyTorch', '2.9.0')],
    });
    const counted = JSON.parse(await now.ask(`/api/history?since=2026-11-26`));
    expect(counted.since).toEqual({ from: '2026-11-24', new: 1, gone: 1, changed: 1 });

    const feed = await now.ask('/api/changes?as=atom');
    expect([...feed.matchAll(/<title>(\w+): ([^<]*)<\/title>/g)].map(([, what, name]) => [what, name])).toEqual([
      ['new', 'team-&#60;new&#62;:1'],
      ['gone', gone?.Name],
      ['changed', 'team-ranker:1.1-gpu'],
    ]);
    expect(feed).toContain('- system.framework.PyTorch=2.1.0\n+ system.framework.PyTorch=2.9.0');
    expect([...feed.matchAll(/<updated>(.*)T00:00:00Z/g)].map(([, day]) => day)).toEqual(Array(4).fill('2026-11-27'));
    const ofTeam = JSON.parse(await now.ask('/api/changes?LabelFilter=team%3Dranker'));
    expect([ofTeam.count, ids(ofTeam.changed)]).toEqual([1, [changed]]);

    expect((await program(['save', join(root, 'after.json')]).ended).code).toBe(0);
    const compared = await program(['compare', join(root, 'before.json'), join(root, 'after.json'), '--output', 'json'])
      .ended;
    const { new: added, gone: left, changed: other, count } = JSON.parse(compared.out);
    expect([count, ids(added), ids(left), ids(other)]).toEqual([3, ids(changes.new), ids(changes.gone), [changed]]);
    expect([other[0].removed, other[0].added]).toEqual([changes.changed[0].removed, changes.changed[0].added]);
    await now.end();
  },
);
