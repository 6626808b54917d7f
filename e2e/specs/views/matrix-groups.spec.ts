import { matrixOf } from '../../support/matrix-screen.ts';
import { allImages, has, hasFramework } from '../../support/naive-images.ts';
import { addressOf, screenOf } from '../../support/screen.ts';
import { expect, test } from '../../support/test.ts';

test('majors open to their versions, in the address, and stay open over a change of view', async ({
  page,
  request,
}) => {
  const images = await allImages(request);
  const cuda = (image: (typeof images)[number], begin: string) =>
    image.Labels.some(({ Key, Value }) => Key === 'system.dsw.cudaVersion' && Value.startsWith(begin));
  const screen = screenOf(page);
  const matrix = matrixOf(page, 'Images by framework and CUDA');
  const view = (name: string) =>
    page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name, exact: true });
  await page.goto('/matrix?cols=system.dsw.cudaVersion');
  await expect(screen.total).toHaveText(`${images.length} images`);
  await expect(matrix.columnHeaders).toHaveText(['Framework', '13.x', '12.x', '11.x', '10.x', 'not set', 'Total']);
  const twelve = images.filter((image) => cuda(image, '12.'));
  await expect(matrix.row('Total').getByRole('cell').nth(1)).toHaveText(String(twelve.length));
  const toggle = matrix.table.getByRole('button', { name: 'Show 12.x of CUDA', exact: true });
  await expect(toggle).toHaveAttribute('aria-expanded', 'false');

  await test.step('by keyboard: Tab goes from the header to its button', async () => {
    await page.getByRole('columnheader', { name: '12.x', exact: true }).getByRole('link').focus();
    await page.keyboard.press('Shift+Tab');
    await expect(toggle).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(toggle).toHaveAttribute('aria-expanded', 'true');
    expect(addressOf(page)).toBe('?cols=system.dsw.cudaVersion&open=system.dsw.cudaVersion=12');
    const values = [
      ...new Set(
        twelve.flatMap(({ Labels }) =>
          Labels.flatMap(({ Key, Value }) => (Key.endsWith('cudaVersion') && Value.startsWith('12.') ? [Value] : [])),
        ),
      ),
    ];
    values.sort((a, b) => Number(b.slice(3)) - Number(a.slice(3)));
    await expect(matrix.columnHeaders).toHaveText([
      'Framework',
      '13.x',
      '12.x',
      ...values,
      '11.x',
      '10.x',
      'not set',
      'Total',
    ]);
    await expect(toggle).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect(
      page.getByRole('columnheader', { name: values[0] ?? '', exact: true }).getByRole('link'),
    ).toBeFocused();
  });

  await test.step('open over a change of view; a major leads to its images', async () => {
    await view('Images').click();
    await view('Matrix').click();
    await expect(toggle).toHaveAttribute('aria-expanded', 'true');
    const both = twelve.filter((image) => hasFramework(image, 'PyTorch')).length;
    await matrix.link(`${both} images with PyTorch and CUDA 12.x`).click();
    await expect(screen.total).toHaveText(`${both} images`);
    await page.goBack();
    await expect(matrix.link(`${both} images with PyTorch and CUDA 12.x`)).toBeFocused();
    await toggle.click();
    await expect(matrix.columnHeaders).toHaveCount(7);
    expect(addressOf(page)).toBe('?cols=system.dsw.cudaVersion');
  });

  await test.step('a framework opens to its versions', async () => {
    await matrix.table.getByRole('button', { name: 'Show versions of vLLM', exact: true }).click();
    expect(addressOf(page)).toBe('?cols=system.dsw.cudaVersion&open=framework=vLLM');
    await expect(matrix.row('vLLM 0.14.0')).toHaveCount(1);
    await expect(matrix.row('PyTorch 2.8.0')).toHaveCount(0);
  });
});

test('images without a key have a row and a column, with exact, linked counts', async ({ page, request }) => {
  const images = await allImages(request);
  const screen = screenOf(page);
  const bare = images.filter((image) => !image.Labels.some(({ Key }) => Key.startsWith('system.framework')));
  const neither = bare.filter((image) => !has(image, 'system.chipType')).length;
  const cells: readonly (readonly [query: string, name: string, link: string])[] = [
    ['', 'Images by framework and chip type', `${neither} images with no framework and no chip type`],
    [
      '?cols=system.pythonVersion',
      'Images by framework and Python',
      `${bare.filter((image) => !has(image, 'system.pythonVersion') && !has(image, 'system.language.Python')).length} images with no framework and no Python`,
    ],
    [
      '?rows=team.stage',
      'Images by team.stage and chip type',
      `${images.filter((image) => !has(image, 'team.stage') && has(image, 'system.chipType', 'GPU')).length} images with no team.stage and GPU`,
    ],
  ];
  for (const [query, name, link] of cells) {
    await page.goto(`/matrix${query}`);
    await matrixOf(page, name).link(link).click();
    await expect(screen.total).toHaveText(`${Number.parseInt(link, 10)} images`);
  }
});

test('unknown groups are named in an alert, and removed from the address on request', async ({ page }) => {
  await page.goto('/matrix?open=framework=vLLM,framework=Nonesuch,team=12&page=2');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('3 parts of this address could not be understood');
  await expect(alert).toContainText('open: “framework=Nonesuch” is not a group of this matrix');
  await expect(alert).toContainText('open: “team=12” is not a group of this matrix');
  await expect(matrixOf(page).table.getByRole('button', { name: 'Show versions of vLLM' })).toHaveAttribute(
    'aria-expanded',
    'true',
  );
  await screenOf(page).button('Remove from the address').click();
  await expect(alert).toBeHidden();
  expect(addressOf(page)).toBe('?open=framework=vLLM');
});
