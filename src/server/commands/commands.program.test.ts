import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { HOSTILE_LABELS } from '../../../e2e/stand-in/hostile-labels.mjs';
import { killPrograms, MAIN, PATIENCE, type ProgramOptions, runProgram } from '../testing/run-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'pai-commands-'));
const inFolder = (name: string) => join(folder, name);
const run = (args: readonly string[], options: ProgramOptions = {}) => runProgram(args, options).ended;
const json = async (...args: readonly string[]) => JSON.parse((await run([...args, '--output', 'json'])).out);

afterEach(killPrograms);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('labels and images of the built-in catalog', () => {
  test('are the same as those of the server', async () => {
    const server = runProgram(['--port', '0']);
    const asked = await fetch(`${await server.url()}/api/v1/image/labels?LabelFilter=system.chipType%3DGPU`);
    const { Labels } = (await asked.json()) as { Labels: readonly { Key: string; Value: string }[] };
    const listed = await json('labels', '--filter', 'system.chipType=GPU');
    const texts = (labels: typeof Labels) => labels.map(({ Key, Value }) => `${Key}=${Value}`).sort();
    expect(texts(listed.Labels)).toEqual(texts(Labels));
    expect(listed).toMatchObject({
      source: 'embedded',
      LabelFilter: 'system.chipType=GPU',
      count: Labels.length,
      complete: true,
    });
  });

  test('pass every filter, in the order asked for', async () => {
    const filter = [
      '--filter',
      'system.chipType=GPU,system.chipType=PPU',
      '--from',
      'system.framework.PyTorch=2.6',
      '--not',
      'system.framework.vLLM=*',
    ];
    const { Images, count } = await json('images', ...filter, '--sort', '-Framework');
    expect(count).toBeGreaterThan(3);
    const labelsOf = ({ Labels }: { Labels: readonly { Key: string; Value: string }[] }) =>
      Labels.map(({ Key, Value }) => `${Key}=${Value}`);
    for (const image of Images) {
      const labels = labelsOf(image);
      expect(labels.some((label) => /^system.chipType=(GPU|PPU)$/.test(label))).toBe(true);
      expect(labels.some((label) => label.startsWith('system.framework.vLLM='))).toBe(false);
      expect(labels.find((label) => label.startsWith('system.framework.PyTorch='))).toMatch(/=2\.([6-9]|1\d)/);
    }
    expect(labelsOf(Images[0]).join()).toContain('PyTorch=2.12');
    const newest = await json('images', '--state', 'newest', '--runs', 'ecs.gn7i-c8g1.2xlarge');
    expect(newest).toMatchObject({ state: 'newest', runs: 'ecs.gn7i-c8g1.2xlarge' });
    for (const image of newest.Images) expect(labelsOf(image)).toContain('system.chipType=GPU');
    const none = await json('images', '--none', 'chip', '--q', 'python');
    expect(none.count).toBeGreaterThan(0);
  });

  test('name each key of --keys that no image has', async () => {
    const { code, err } = await run(['labels', '--keys', 'system.chiptype,system.chipType,no.such']);
    expect(code).toBe(0);
    expect(err).toContain('--keys: no image here has the key "system.chiptype"; did you mean system.chipType?\n');
    expect(err).toContain('--keys: no image here has the key "no.such"\n');
    expect(err).not.toContain('key "system.chipType"');
  });

  test('come as a table, CSV, Markdown and lines of URIs; other text goes to stderr', async () => {
    const ask = (output: string) => run(['images', '--filter', 'system.chipType=PPU', '--output', output]);
    const [table, csv, markdown, uri] = await Promise.all(['table', 'csv', 'markdown', 'uri'].map(ask));
    expect(table?.out).toMatch(/^Name +Framework +Chip +CUDA +Python +URI\n/);
    expect(table?.err).toBe('pai-image-labels: 6 images\n');
    expect(csv?.out).toMatch(/^\ufeff"Name","ImageId","ImageUri","Framework",.*"Labels"\r\n/);
    expect(csv?.err).toBe('');
    expect(markdown?.out).toMatch(/^\| Name \|.*\n\| --- \|/);
    expect(uri?.out.trimEnd().split('\n')).toHaveLength(5);
    expect(uri?.err).toBe('pai-image-labels: 1 image without a URI left out\n');
    expect([table?.code, csv?.code, markdown?.code, uri?.code]).toEqual([0, 0, 0, 0]);
  });

  test('fit the columns of the terminal', async () => {
    const { out } = await run(['labels', '--keys', 'system.chipType,note'], { environment: { COLUMNS: '40' } });
    for (const line of out.split('\n')) expect([...line].length).toBeLessThanOrEqual(40);
  });

  test('have a newest one, of the frameworks that the filter asks for', async () => {
    const filter = 'system.framework.PyTorch=*,system.chipType=GPU';
    const listed = await json('images', '--filter', filter, '--sort', '-Framework');
    const { Image, rule, count } = await json('newest', '--filter', filter);
    expect(Image.Labels).toEqual(listed.Images[0].Labels);
    expect([count, rule]).toEqual([listed.count, expect.stringContaining('version of PyTorch')]);
    const uri = await run(['newest', '--filter', filter, '--region', 'cn-shanghai', '--output', 'uri']);
    expect(uri.out).toMatch(/^dsw-registry-vpc\.cn-shanghai\..*pytorch2\.12\.1.*\n$/);
    expect((await run(['newest', '--filter', 'a=b'])).code).toBe(3);
  });

  test('that match without a URI or a tag are distinguished from no match', async () => {
    const catalog = inFolder('no-uri.json');
    const image = (id: string, more: object) => ({ ImageId: id, Labels: [{ Key: 'a', Value: id }], ...more });
    writeFileSync(
      catalog,
      JSON.stringify({
        Images: [image('x', {}), image('y', { ImageUri: ' ' }), image('z', { ImageUri: 'r.example/a b:1' })],
      }),
    );
    for (const [filter, output, said] of [
      ['a=x', 'uri', '1 image matches, without a URI'],
      ['a=x,a=y,a=z', 'uri', '3 images match, without a URI'],
      ['a=x', 'renovate', '1 image matches, without a tag'],
      ['b=z', 'uri', 'no images match'],
    ] as const) {
      const { code, out, err } = await run(['newest', '--catalog', catalog, '--filter', filter, '--output', output]);
      expect([code, out, err]).toEqual([3, '', `pai-image-labels: ${said}\n`]);
    }
  });

  test('have the newest one that /api/newest has, for every query', async () => {
    const url = await runProgram(['--port', '0']).url();
    const asked: readonly Readonly<Record<string, string>>[] = [
      { Region: 'cn-shanghai', LabelFilter: 'system.chipType=GPU,system.framework.PyTorch=*', state: 'supported' },
      { LabelFilter: 'system.pythonVersion=3.11', runs: 'ecs.gn7i-c8g1.2xlarge' },
      { from: 'system.framework.PyTorch=2.1', to: 'system.dsw.cudaVersion=12.4', runs: 'driver:535.54.03' },
      { not: 'system.chipType=GPU', none: 'cuda', LabelFilter: 'system.framework.vLLM=*' },
      { LabelFilter: 'system.framework.vLLM=*,system.framework.SGLang=*', any: 'framework' },
    ];
    const flags: Readonly<Record<string, string>> = { Region: '--region', LabelFilter: '--filter' };
    for (const query of asked) {
      const args = Object.entries(query).flatMap(([name, value]) => [flags[name] ?? `--${name}`, value]);
      const answer = await fetch(`${url}/api/newest?${new URLSearchParams(query)}`);
      if (answer.status === 404) expect((await run(['newest', ...args])).code).toBe(3);
      else {
        const { Image, count, rule } = (await answer.json()) as { Image: object; count: number; rule: string };
        expect(await json('newest', ...args)).toMatchObject({ Image, count, rule });
      }
      const releases = await run(['newest', ...args, '--output', 'renovate']);
      const same = await fetch(`${url}/api/newest?${new URLSearchParams({ ...query, as: 'renovate' })}`);
      if (same.status === 404) expect(releases.code).toBe(3);
      else expect(JSON.parse(releases.out)).toEqual(await same.json());
    }
  });

  test('can be found by the key names of the page', async () => {
    const { Labels } = await json('labels', '--q', 'Chip type gpu');
    expect(Labels.map(({ Key, Value }: { Key: string; Value: string }) => `${Key}=${Value}`)).toEqual([
      'system.chipType=GPU',
    ]);
    const services = await json('labels', '--q', 'SUPPORTED by dlc');
    expect(services.Labels.map(({ Key }: { Key: string }) => Key)).toEqual(['system.supported.dlc']);
    expect((await run(['labels', '--q', 'chip kind'])).code).toBe(3);
  });

  test('include one image by its id, and by its URI with the region filled in', async () => {
    const { Images } = await json('images', '--q', 'torcheasyrec:1.3.0');
    const [{ ImageId, ImageUri }] = Images;
    const byId = await json('image', ImageId);
    const byUri = await json('image', ImageUri.replace('{region}', 'cn-shanghai'));
    expect(byId.Image).toEqual(Images[0]);
    expect(byUri).toEqual(byId);
    expect((await run(['image', ImageId])).out).toMatch(/^Network +only inside a VPC of its region$/m);
    const { out } = await run(['image', ImageId, '--output', 'uri', '--region', 'cn-shanghai']);
    expect(out).toBe(`${ImageUri.replace('{region}', 'cn-shanghai')}\n`);
  });
});

test('a command answers within a second, the start of node included', () => {
  const msOf = (args: readonly string[]) => {
    const start = performance.now();
    execFileSync(process.execPath, args, { stdio: 'ignore' });
    return performance.now() - start;
  };
  // Other tests run beside it: one quick run is enough, and on a busier machine node alone starts later too.
  const isQuick = () => {
    const bare = msOf(['--eval', '']);
    return msOf([MAIN, 'images', '--filter', 'system.chipType=GPU']) < Math.max(1_000, 6 * bare);
  };
  expect(Array.from({ length: 5 }).some(isQuick)).toBe(true);
});

test.each(['table', 'json', 'markdown', 'uri'])(
  'hostile values as %s hold nothing that a terminal obeys',
  async (output) => {
    const hostile = HOSTILE_LABELS.filter(({ Value }) => Value !== '\ud800').map(({ Key, Value }, at) => ({
      ImageId: `${at}${Value}`,
      Name: Value,
      ImageUri: `r/${Value}`,
      Labels: [{ Key, Value }],
    }));
    writeFileSync(inFolder('hostile.json'), JSON.stringify({ Images: hostile }));
    const lists = await Promise.all(
      ['labels', 'images'].map((command) => run([command, '--catalog', inFolder('hostile.json'), '--output', output])),
    );
    for (const { out, err, code } of lists) {
      expect(code).toBe(0);
      expect((out + err).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    }
  },
);

test('two addresses are compared as the page compares them', async () => {
  const { A, B, Labels, newestVersions } = await json(
    'compare',
    '?LabelFilter=system.chipType=GPU',
    'LabelFilter=system.chipType=CPU',
  );
  expect(A).toMatchObject({ LabelFilter: 'system.chipType=GPU', images: 86 });
  expect(B.images).toBe(45);
  expect(Labels).toContainEqual({ Key: 'system.chipType', Value: 'CPU', A: 0, B: 45, in: 'B' });
  expect(newestVersions.map(({ framework }: { framework: string }) => framework)).toContain('PyTorch');
});

test('checks list gaps and contradictions, and too many of them are status 4', async () => {
  const { findings, count } = await json('check', '--filter', 'system.framework.PyTorch=*');
  expect(findings).toHaveLength(count);
  expect(findings[0]).toMatchObject({
    kind: expect.any(String),
    what: expect.any(String),
    fix: expect.any(String),
    ImageIds: expect.any(Array),
  });
  const [fine, tooMany, odd] = await Promise.all([
    run(['check', '--max', '100000', '--output', 'csv']),
    run(['check', '--max', '1']),
    run(['check', '--max', 'x']),
  ]);
  expect([fine.code, fine.out]).toEqual([0, expect.stringContaining('"Kind","Finding","Images","Fix","ImageIds"')]);
  expect([tooMany.code, tooMany.err]).toEqual([4, expect.stringMatching(/\d+ findings; at most 1 are allowed/)]);
  expect(odd.code).toBe(2);
});

test('an agent is served on stdin and stdout until it closes them', async () => {
  const { child, ended } = runProgram(['mcp', '--region', 'cn-shanghai']);
  const ask = (id: number, method: string, params: object) =>
    child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);
  const lines: string[] = [];
  child.stdout.on('data', (text: string) => lines.push(...text.split('\n').filter((line) => line !== '')));
  ask(1, 'initialize', { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } });
  ask(2, 'tools/call', {
    name: 'find_images',
    arguments: { filter: 'system.framework.PyTorch=*,system.chipType=GPU', limit: 1 },
  });
  await expect.poll(() => lines.length, PATIENCE).toBe(2);
  const { structuredContent } = JSON.parse(lines[1] ?? '').result;
  expect(structuredContent).toMatchObject({
    Region: 'cn-shanghai',
    returned: 1,
    page: expect.stringMatching(/^\/images\?Region=cn-shanghai&/),
  });
  child.stdin.end();
  expect(await ended).toMatchObject({ code: 0, err: '' });
});
