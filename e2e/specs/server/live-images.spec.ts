import type { Page } from '@playwright/test';
import { expect, expectNoSecret, test } from '../../live/test.ts';
import { IMAGE_WORKSPACES, WORKSPACE_IMAGES } from '../../stand-in/image-workspaces.mjs';
import { screenOf } from '../../support/screen.ts';

const table = (page: Page) => page.getByRole('table', { name: 'Images', exact: true });
const imagesOf = (workspace: string) => WORKSPACE_IMAGES.filter((image) => image.WorkspaceId === workspace);
const gpuIn = (workspace: string) =>
  imagesOf(workspace).filter(({ Labels }) => Labels.some(({ Value }) => Value === 'GPU')).length;

test('slow images are counted as they arrive, stopped and resumed', async ({ page, live }) => {
  const screen = screenOf(page);
  const workspace = IMAGE_WORKSPACES.slowPages;
  const progress = page.getByText(/^[\d,]+ of 1,200 images$/);

  const targets = () => live.standIn.requests.map(({ target }) => target);
  const imagesAsked = () => targets().filter((target) => target.startsWith('/api/v1/images')).length;
  // On a slow machine the server may retry a page.
  const distinct = () => new Set(targets()).size;
  const pagesAsked = () => new Set(targets().filter((target) => target.startsWith('/api/v1/images'))).size;

  // The test controls when pages arrive: requests from the sixth page on wait until the test lets them through.
  live.standIn.setFault(({ operation, parameters }) => operation === 'ListImages' && Number(parameters.PageNumber) > 5);
  const letThrough = () => live.standIn.setFault(undefined);

  await test.step('the first images are shown before the last ones arrive, with the progress', async () => {
    await page.goto(`/images?WorkspaceId=${workspace}`);
    await expect(progress).toBeVisible();
    await expect(table(page)).toBeVisible();
    await expect(screen.total).toHaveText(/^\d{3} images so far$/);
    // Three requests run at once: five pages have arrived, and no others will.
    await expect.poll(pagesAsked).toBe(8);
  });

  await test.step('after cancel, the loaded images stay and every count is marked as incomplete', async () => {
    await screen.button('Cancel').click();
    await expect(screen.button('Load all')).toBeVisible();
    await expect(progress).toBeVisible();
    const box = page.getByRole('region', { name: 'Facets' }).getByRole('checkbox', { name: /^GPU, \d+$/ });
    await expect(box).toHaveAccessibleDescription(/\d\+$/);
    const asked = distinct();
    await screen.search.fill('build-0001');
    await expect(screen.total).toHaveText(/^1 of \d+ images so far$/);
    expect(distinct()).toBe(asked);
    await screen.search.fill('');
  });

  await test.step('after resume, all images load and the counts are exact', async () => {
    letThrough();
    await screen.button('Load all').click();
    await expect(screen.total).toHaveText('1,200 images', { timeout: 30_000 });
    await expect(progress).toBeHidden();
    const gpu = gpuIn(workspace);
    await expect(page.getByRole('checkbox', { name: `GPU, ${gpu}`, exact: true })).toBeVisible();
    await screen.tick('GPU').check();
    await expect(screen.total).toHaveText(`${gpu} images`);
  });

  await test.step('the labels view counts the same images without another request', async () => {
    const asked = imagesAsked();
    await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Labels', exact: true }).click();
    await expect(
      screen.table.getByRole('link', { name: `${gpuIn(workspace)} images with system.chipType=GPU` }),
    ).toBeVisible();
    expect(imagesAsked()).toBe(asked);
  });

  await test.step('a refresh bypasses the cache', async () => {
    const labels = () => live.standIn.requests.filter(({ target }) => target.includes('/image/labels')).length;
    await expect(screen.rows.first()).toBeVisible();
    const before = labels();
    await screen.fromMore('Refresh');
    await expect.poll(labels).toBeGreaterThan(before);
  });
  await expectNoSecret(page);
});

test('unusual paging of a service is followed to the end', async ({ page }) => {
  const screen = screenOf(page);
  await page.goto(`/images?WorkspaceId=${IMAGE_WORKSPACES.smallPages}`);
  await expect(screen.total).toHaveText('230 images');
  await page.goto(`/images?WorkspaceId=${IMAGE_WORKSPACES.shiftingPages}`);
  await expect(screen.total).toHaveText('230 images (service reports 233)');
  await page.goto(`/images?WorkspaceId=${IMAGE_WORKSPACES.empty}`);
  await expect(page.getByRole('heading', { name: 'No images here' })).toBeVisible();
  await expect(screen.total).toHaveText('0 images');
  await page.goto(`/?WorkspaceId=${IMAGE_WORKSPACES.empty}`);
  await expect(page.getByRole('heading', { name: 'No image labels here' })).toBeVisible();
});

test('an image that was deleted after the list was loaded says so', async ({ page, watch }) => {
  watch.allow(/Failed to load resource.*404/);
  const [image] = imagesOf(IMAGE_WORKSPACES.vanishingImages);
  await page.goto(`/images?WorkspaceId=${IMAGE_WORKSPACES.vanishingImages}`);
  await table(page)
    .getByRole('link', { name: image?.Name ?? '', exact: true })
    .click();
  const drawer = page.getByRole('complementary', { name: image?.Name ?? '', exact: true });
  await expect(drawer).toContainText('no longer exists');
  await expect(drawer).toContainText(image?.ImageUri ?? '');
});

test('if images are refused, the labels stay, and the missing parts say why', async ({ page, watch }) => {
  watch.allow(/Failed to load resource.*403/);
  const screen = screenOf(page);
  const workspace = IMAGE_WORKSPACES.refusedImages;

  await test.step('the labels view', async () => {
    await page.goto(`/?WorkspaceId=${workspace}`);
    await expect(screen.rows.first()).toBeVisible();
    const notice = page.getByRole('group', { name: 'Images not counted' });
    await expect(notice.getByRole('alert')).toContainText('paiimage:ListImages');
    await expect(notice.getByRole('alert')).toContainText('RequestId');
    await expect(notice.getByRole('button', { name: 'Copy policy' })).toBeVisible();
    await expect(screen.table.getByRole('link')).toHaveCount(0);
    await expect(screen.problem).toHaveCount(0);
    await screen.tick('GPU').check();
    await expect(screen.active).toHaveText(['GPU']);
    await expect(screen.rows.first()).toBeVisible();
  });

  await test.step('the other views', async () => {
    for (const view of ['images', 'matrix', 'compare']) {
      await page.goto(`/${view}?WorkspaceId=${workspace}`);
      await expect(screen.problem.first().getByRole('alert')).toContainText('paiimage:ListImages');
      await expect(screen.problem.first().getByRole('button', { name: 'Retry' })).toBeVisible();
    }
  });
});
