import { imagesOf } from '../../support/images-screen.ts';
import { allImages, has, hasFramework } from '../../support/naive-images.ts';
import { screenOf } from '../../support/screen.ts';
import { expect, test } from '../../support/test.ts';

test('filters that PAI does not support are applied to the images, in every view', async ({ page, request }) => {
  const screen = screenOf(page);
  const all = await allImages(request);
  const query =
    'not=system.chipType=CPU&from=system.framework.PyTorch=2&to=system.dsw.cudaVersion=12.4&LabelFilter=system.supported.dlc=true';
  const major = (version: string) => Number(/^\d+/.exec(version)?.[0]) >= 2;
  const upTo124 = (version: string) => {
    const [first = 0, second = 0] = version.split('.').map(Number);
    return first < 12 || (first === 12 && second <= 4);
  };
  const chosen = all.filter(
    (image) =>
      !has(image, 'system.chipType', 'CPU') &&
      image.Labels.some(({ Key, Value }) => Key === 'system.dsw.cudaVersion' && upTo124(Value)) &&
      hasFramework(image, 'PyTorch', major) &&
      has(image, 'system.supported.dlc', 'true'),
  );
  expect(chosen.length).toBeGreaterThan(0);
  expect(chosen.length).toBeLessThan(all.length);

  await page.goto(`/images?${query}`);
  await expect(screen.active).toHaveText(['DLC', 'PyTorch 2 or later', 'CUDA 12.4 or earlier', 'not CPU']);
  await expect(screen.total).toHaveText(`${chosen.length} images`);
  expect((await imagesOf(page).names()).toSorted()).toEqual(chosen.map((image) => image.Name).toSorted());

  await page.getByRole('link', { name: 'Labels', exact: true }).click();
  const labels = new Set(chosen.flatMap((image) => image.Labels.map(({ Key, Value }) => `${Key}=${Value}`)));
  await expect(screen.total).toHaveText(`${labels.size} labels`);

  await screen.remove('system.framework.PyTorch>=2').click();
  await expect(screen.active).toHaveText(['DLC', 'CUDA 12.4 or earlier', 'not CPU']);
  await page.goBack();
  await expect(screen.total).toHaveText(`${labels.size} labels`);
});

test('one of several frameworks, and more values than the request limit', async ({ page, request }) => {
  const screen = screenOf(page);
  const all = await allImages(request);
  await page.goto('/images?LabelFilter=system.framework.vLLM=*,system.framework.SGLang=*&any=framework');
  const either = all.filter((image) => has(image, 'system.framework.vLLM') || has(image, 'system.framework.SGLang'));
  await expect(screen.total).toHaveText(`${either.length} images`);
  await page.goto('/images?none=cuda');
  await expect(screen.active).toHaveText(['no CUDA']);
  const without = all.filter((image) => !has(image, 'system.dsw.cudaVersion'));
  await expect(screen.total).toHaveText(`${without.length} images`);

  const values = [
    ...new Set(
      all.flatMap((image) =>
        image.Labels.filter(({ Key }) => Key === 'system.framework.PyTorch').map(({ Value }) => Value),
      ),
    ),
  ];
  const filter = values.map((value) => `system.framework.PyTorch=${value}`).join(',');
  expect(values.length).toBeGreaterThan(16);
  const labels = new Set(
    all
      .filter((image) => has(image, 'system.framework.PyTorch'))
      .flatMap((image) => image.Labels.map(({ Key, Value }) => `${Key}=${Value}`)),
  );
  await page.goto(`/?LabelFilter=${encodeURIComponent(filter)}`);
  await expect(screen.total).toHaveText(`${labels.size} labels`);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a filter that needs images says so if they are missing, and shows no rows', async ({ page, watch }) => {
  const screen = screenOf(page);
  watch.allow(/Failed to load resource/);
  const Code = 'NoPermission';
  await page.route('**/api/image-set*', (route) =>
    route.fulfill({ status: 403, json: { RequestId: 'r', HostId: 'h', Code, Message: 'no', Recommend: '' } }),
  );
  await page.goto('/?not=system.chipType=XPU&from=system.chipType=GPU');
  await expect(page.getByRole('alert').filter({ hasText: 'cannot be judged without the images' })).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: 'from: “system.chipType=GPU” is not a range' })).toBeVisible();
  await expect(screen.table).toHaveCount(0);
  await screen.remove('not system.chipType=XPU').click();
  await expect(screen.rows.first()).toBeVisible();
});

test('major versions, unset facets, and one of two frameworks take one tick each', async ({ page, request }) => {
  const screen = screenOf(page);
  const all = await allImages(request);
  const major = (version: string) => version.split('.')[0];
  const cuda12 = all.filter((image) =>
    image.Labels.some(({ Key, Value }) => Key === 'system.dsw.cudaVersion' && major(Value) === '12'),
  );
  await page.goto('/images');
  await screen.tick('CUDA 12.x').check();
  await expect(screen.active).toHaveText(['CUDA 12.x']);
  await expect(screen.total).toHaveText(`${cuda12.length} images`);

  await screen.tick('CUDA not set').check();
  await expect(screen.active).toHaveText(['no CUDA']);
  const without = all.filter((image) => !has(image, 'system.dsw.cudaVersion'));
  await expect(screen.total).toHaveText(`${without.length} images`);
  await screen.button('Clear filters').click();

  // No image has both frameworks, so the second tick means "or".
  await screen.tick('vLLM, any version').check();
  const sglang = screen.tick('SGLang, any version');
  const count = (framework: string) => all.filter((image) => hasFramework(image, framework)).length;
  await expect(sglang).toHaveAccessibleName(`SGLang, any version, ${count('SGLang')}`);
  await sglang.check();
  await expect(page.getByRole('radio', { name: 'Any', exact: true })).toBeChecked();
  const either = all.filter((image) => hasFramework(image, 'vLLM') || hasFramework(image, 'SGLang'));
  await expect(screen.total).toHaveText(`${either.length} images`);
  await page.getByRole('radio', { name: 'All', exact: true }).check();
  await expect(screen.total).toHaveText('0 images');
});
