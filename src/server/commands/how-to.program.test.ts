import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { naiveCatalog } from '../../../e2e/stand-in/naive-catalog.mjs';
import { startStandIn } from '../../../e2e/stand-in/stand-in.mjs';
import type { Image, Label } from '../../contract/operations.ts';
import { killPrograms, PATIENCE, runProgram } from '../testing/run-program.ts';

// PAI's how-tos find the image of a job in three steps: labels, images, and the URI, which the job needs unchanged.

/** Several programs run one after the other, beside other tests. */
const LONG = { timeout: 60_000 };
const KEY = { id: 'how-to-key-id', secret: 'how-to-key-secret' };
let standIn: Awaited<ReturnType<typeof startStandIn>>;
beforeAll(async () => {
  standIn = await startStandIn({ key: KEY });
});
afterEach(killPrograms);
afterAll(() => standIn.stop());

const program = (...args: readonly string[]) =>
  runProgram([...args, '--source', 'live', '--endpoint', standIn.origin, '--region', 'cn-hangzhou'], {
    environment: { ALIBABA_CLOUD_ACCESS_KEY_ID: KEY.id, ALIBABA_CLOUD_ACCESS_KEY_SECRET: KEY.secret },
  });

const PYTORCH = 'system.framework.PyTorch';
const FIT = 'system.chipType=GPU,system.supported.dlc=true';
const FILTER = `${FIT},${PYTORCH}=*`;
const versionOf = (image: Pick<Image, 'Labels'>) =>
  image.Labels?.find(({ Key }) => Key === PYTORCH)
    ?.Value.split('.')
    .map(Number) ?? [];
const isNewer = (a: readonly number[], b: readonly number[]) => {
  const at = a.findIndex((part, place) => part !== b[place]);
  return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0);
};

/** The content of the stand-in, found by a plain scan. */
function expected() {
  const catalog = naiveCatalog();
  const { Images } = catalog.listImages({ Labels: FILTER, Verbose: 'true', PageSize: '1000' });
  const images = Images as readonly Image[];
  const versions = new Set(
    images.flatMap(({ Labels = [] }) => Labels.filter(({ Key }) => Key === PYTORCH)).map(({ Value }) => Value),
  );
  const [first, ...others] = images.map(versionOf);
  const newest = others.reduce((best, one) => (isNewer(one, best) ? one : best), first ?? []).join('.');
  const uris = images.flatMap((image) => (versionOf(image).join('.') === newest ? [image.ImageUri ?? ''] : []));
  return { ids: images.map(({ ImageId }) => ImageId).sort(), versions: [...versions].sort(), newest, uris };
}

/** The body of a DLC job, as the how-to sends it. */
const jobBody = (uri: string) => ({
  JobSpecs: [{ Type: 'Worker', PodCount: 1, Image: uri, EcsSpec: 'ecs.gn6i-c4g1.xlarge' }],
});
const inHangzhou = (uri: string) => uri.replaceAll('{region}', 'cn-hangzhou');
const values = (labels: readonly Pick<Label, 'Value'>[]) => labels.map(({ Value }) => Value).sort();

test('three commands get from labels to the body of a job', LONG, async () => {
  const right = expected();
  const labels = await program('labels', '--filter', FILTER, '--keys', PYTORCH, '--output', 'json').ended;
  expect(values(JSON.parse(labels.out).Labels)).toEqual(right.versions);
  const images = await program('images', '--filter', `${FIT},${PYTORCH}=${right.newest}`, '--output', 'json').ended;
  const found: readonly Image[] = JSON.parse(images.out).Images;
  expect(found.map(({ ImageUri = '' }) => ImageUri).sort()).toEqual(right.uris.toSorted());
  const newest = await program('newest', '--filter', FILTER, '--output', 'uri').ended;
  expect(newest.out).toMatch(/^\S+\n$/);
  expect(right.uris.map(inHangzhou)).toContain(jobBody(newest.out.trim()).JobSpecs[0]?.Image);
  expect([labels.code, images.code, newest.code]).toEqual([0, 0, 0]);
});

test('one session of an agent does the same', LONG, async () => {
  const right = expected();
  const { child, ended } = program('mcp');
  const answers = new Map<number, Record<string, unknown>>();
  let text = '';
  child.stdout.on('data', (part: string) => {
    text += part;
    const lines = text.split('\n');
    text = lines.pop() ?? '';
    for (const line of lines) {
      const { id, result } = JSON.parse(line);
      answers.set(id, result);
    }
  });
  let asked = 0;
  const ask = async (method: string, params: object) => {
    asked += 1;
    const id = asked;
    child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);
    await expect.poll(() => answers.has(id), PATIENCE).toBe(true);
    return answers.get(id) ?? {};
  };
  const call = async <Data>(name: string, args: object) =>
    (await ask('tools/call', { name, arguments: args })).structuredContent as Data;
  await ask('initialize', { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'a', version: '1' } });
  const labels = await call<{ labels: readonly { value: string }[] }>('list_labels', { filter: FILTER, keys: PYTORCH });
  expect(labels.labels.map(({ value }) => value).sort()).toEqual(right.versions);
  const found = await call<{ count: number; images: readonly { ImageId: string }[] }>('find_images', {
    filter: FILTER,
    limit: 100,
  });
  expect(found.images.map(({ ImageId }) => ImageId).sort()).toEqual(right.ids);
  const [best] = found.images;
  const one = await call<{ image: { uri: string } }>('get_image', { id: best?.ImageId });
  expect(right.uris.map(inHangzhou)).toContain(jobBody(one.image.uri).JobSpecs[0]?.Image);
  child.stdin.end();
  expect(await ended).toMatchObject({ code: 0 });
});
