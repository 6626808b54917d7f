import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startStandIn } from '../../../e2e/stand-in/stand-in.mjs';
import { killPrograms, PATIENCE, type ProgramOptions, runProgram } from '../testing/run-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'pai-saved-files-'));
const inFolder = (name: string) => join(folder, name);
const run = (args: readonly string[], options: ProgramOptions = {}) => runProgram(args, options).ended;
const json = async (...args: readonly string[]) => JSON.parse((await run([...args, '--output', 'json'])).out);

afterEach(killPrograms);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a saved file', () => {
  test('is a catalog with the same images in the same regions, and replaces the previous one', async () => {
    writeFileSync(inFolder('real.json'), 'before');
    symlinkSync(inFolder('real.json'), inFolder('link.json'));
    const saved = await run(['save', inFolder('link.json')]);
    expect(saved).toMatchObject({ code: 0, out: '' });
    expect(saved.err).toContain('saved 217 images');
    for (const region of [[], ['--region', 'cn-beijing']]) {
      const own = await run(['images', ...region, '--output', 'csv']);
      const back = await run(['images', ...region, '--output', 'csv', '--catalog', inFolder('link.json')]);
      expect(back.out).toBe(own.out);
    }
    expect(JSON.parse(readFileSync(inFolder('real.json'), 'utf8')).Saved).toMatchObject({
      source: 'embedded',
      Region: '',
    });
    expect(readdirSync(folder).filter((name) => name.endsWith('.saving'))).toEqual([]);
  });

  test('of a scope without images is not written', async () => {
    const saved = await run(['save', inFolder('none.json'), '--workspace', '99999']);
    expect(saved.code).toBe(3);
    expect(readdirSync(folder)).not.toContain('none.json');
  });

  test('is compared with another by its images, and with an address', async () => {
    const label = (Key: string, Value: string) => ({ Key, Value });
    const image = (id: string, value: string) => ({
      ImageId: id,
      Name: `name-${id}`,
      ImageUri: `r/x:${id}`,
      Labels: [label('v', value), label('k', '1')],
    });
    writeFileSync(inFolder('a.json'), JSON.stringify({ Images: [image('a', '1'), image('b', '1'), image('c', '1')] }));
    writeFileSync(inFolder('b.json'), JSON.stringify({ Images: [image('b', '2'), image('c', '1'), image('d', '1')] }));
    const compared = await json('compare', inFolder('a.json'), inFolder('b.json'));
    expect(compared).toMatchObject({
      count: 3,
      new: [{ ImageId: 'd' }],
      gone: [{ ImageId: 'a' }],
      changed: [
        {
          ImageId: 'b',
          added: [label('v', '2')],
          removed: [label('v', '1')],
          before: { Labels: [label('v', '1'), label('k', '1')] },
        },
      ],
    });
    const { out } = await run(['compare', inFolder('a.json'), inFolder('b.json'), '--output', 'csv']);
    expect(out).toContain('"changed","name-b","b","v","1","2"');
    const same = await run(['compare', inFolder('a.json'), '?Region=', '--catalog', inFolder('a.json')]);
    expect(same).toMatchObject({ code: 0, out: '', err: 'pai-image-labels: no differences\n' });
  });

  test('of another kind is refused with its name', async () => {
    writeFileSync(inFolder('odd.json'), '{"Labels":[]}');
    const { code, err } = await run(['compare', inFolder('odd.json'), inFolder('odd.json')]);
    expect([code, err]).toEqual([1, expect.stringContaining('odd.json')]);
  });
});

describe('the live source', () => {
  const key = { id: 'command-key-id', secret: 'command-key-secret' };
  const credentials = { ALIBABA_CLOUD_ACCESS_KEY_ID: key.id, ALIBABA_CLOUD_ACCESS_KEY_SECRET: key.secret };
  let origin = '';
  let stop = async () => {};

  beforeAll(async () => {
    const standIn = await startStandIn({ key });
    origin = standIn.origin;
    stop = standIn.stop;
  });
  afterAll(() => stop());

  const live = (...args: readonly string[]) =>
    run([...args, '--source', 'live', '--endpoint', origin], { environment: credentials });

  test('is loaded to its last page and saved whole; its file is a catalog', async () => {
    const saved = await live('save', inFolder('live.json'), '--workspace', '9048');
    expect(saved).toMatchObject({ code: 0, err: expect.stringContaining('saved 230 images') });
    const listed = await json('images', '--catalog', inFolder('live.json'));
    expect(listed.count).toBe(230);
    const one = await live('image', 'image-904800000000000003', '--output', 'json');
    expect(JSON.parse(one.out).Image.Name).toBe('build-0003:pytorch2.3.0-cpu');
  });

  test('that refuses is reported with its code, and leaves no file and no secret', async () => {
    const refused = await live('save', inFolder('refused.json'), '--workspace', '9045');
    expect([refused.code, refused.err]).toEqual([1, expect.stringMatching(/NoPermission: .*RequestId/)]);
    expect(readdirSync(folder).filter((name) => name.includes('refused'))).toEqual([]);
    const labels = await live('labels', '--workspace', '9045', '--output', 'csv');
    expect([labels.code, labels.out]).toEqual([0, expect.stringContaining('"system.chipType","GPU",""')]);
    expect(labels.err).toContain('images cannot be counted');
    for (const { out, err } of [refused, labels]) expect(out + err).not.toContain(key.secret);
  });

  test('stops at once and without a file when interrupted', async () => {
    const saving = runProgram(
      ['save', inFolder('slow.json'), '--workspace', '9044', '--source', 'live', '--endpoint', origin],
      { environment: credentials },
    );
    await expect.poll(() => readdirSync(folder).some((name) => name.startsWith('.slow.json')), PATIENCE).toBe(true);
    saving.child.kill('SIGINT');
    expect((await saving.ended).code).toBe(null);
    expect(readdirSync(folder).filter((name) => name.includes('slow'))).toEqual([]);
  });
});
