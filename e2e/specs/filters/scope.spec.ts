import { writeFileSync } from 'node:fs';
import { addressOf, clipboardOf, screenOf, shownValues } from '../../support/screen.ts';
import { expect, test } from '../../support/test.ts';

test('a region that is not in the list', async ({ page, launch }, testInfo) => {
  const file = testInfo.outputPath('catalog.json');
  const Labels = [{ Key: 'team.lab', Value: 'a' }];
  const Images = [
    { Name: 'near', ImageUri: 'lab.cn-zhangjiakou.cr.aliyuncs.com/a/b:1', Labels },
    { Name: 'elsewhere', ImageUri: '763104351884.dkr.ecr.us-east-1.amazonaws.com/x:1', Labels },
    { Name: 'east', ImageUri: 'registry-internal.us-east-1.aliyuncs.com/a/b:1', Labels },
  ];
  writeFileSync(file, JSON.stringify({ Images }));
  const { origin } = await launch({ flags: ['--catalog', file] });
  const screen = screenOf(page);
  const names = page.getByRole('table', { name: 'Images' }).getByRole('row').getByRole('link');

  await test.step('in the address: its rows, a note, and no alert', async () => {
    await page.goto(`${origin}/images?Region=cn-zhangjiakou`);
    await expect(names).toHaveText(['elsewhere', 'near']);
    await expect(page.getByRole('note')).toHaveText('cn-zhangjiakou is not in the list of regions.');
    await expect(page.getByRole('alert')).toHaveCount(0);
    await page.goto(`${origin}/images?Region=us-east-1`);
    await expect(names).toHaveText(['east', 'elsewhere']);
    await expect(page.getByRole('note')).toHaveCount(0);
  });

  await test.step('in the field: listed if the catalog names it, else typed', async () => {
    await screen.region.click();
    await expect(page.getByRole('option', { name: /cn-zhangjiakou/ })).toContainText('not in the list of regions');
    await screen.region.fill('eu-west-1');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('note')).toHaveText('eu-west-1 is not in the list of regions.');
    await expect(names).toHaveText(['elsewhere']);
    expect(addressOf(page)).toBe('?Region=eu-west-1');
    await screen.region.fill('Mars_1');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('“Mars_1” is not a region id.');
    expect(addressOf(page)).toBe('?Region=eu-west-1');
  });

  await test.step('in the detail of an image', async () => {
    await page.goto(`${origin}/images`);
    await names.filter({ hasText: 'near' }).click();
    await expect(page.getByText('cn-zhangjiakou: not in the list of regions')).toBeVisible();
    await names.filter({ hasText: 'east' }).click();
    await expect(page.getByText('only inside a VPC of its region')).toBeVisible();
  });

  await test.step('on either side of a comparison', async () => {
    await page.goto(`${origin}/compare?Region=us-east-1&vs.Region=eu-west-9`);
    await expect(page.getByRole('note')).toHaveText('eu-west-9 is not in the list of regions.');
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
});

test('an empty scope names the setting that chose it, and a catalog without labels says so', async ({
  page,
  launch,
}, testInfo) => {
  const file = testInfo.outputPath('catalog.json');
  writeFileSync(file, JSON.stringify({ Images: [{ Name: 'bare', ImageUri: 'registry.cn-beijing.aliyuncs.com/a:1' }] }));
  const env = { PAI_WORKSPACE_ID: '262162', PAI_REGION: 'cn-shanghai' };
  const server = await launch({ flags: ['--catalog', file], env });
  expect(server.output()).toContain(
    'workspace 262162 is set by PAI_WORKSPACE_ID, and this catalog has no such workspace',
  );
  expect(server.output()).toContain('region cn-shanghai is set by PAI_REGION, and no image is there');
  await page.goto(server.origin);
  const notes = page.getByRole('note');
  await expect(notes).toHaveText([
    /^No image in the catalog has a label that can be read\..*Verbose=true.*start lines/,
    'The catalog of this server has no workspace 262162. This server opens with it because PAI_WORKSPACE_ID is set.',
  ]);
  await page.getByRole('button', { name: 'Show all workspaces' }).click();
  await expect(notes.last()).toHaveText(
    'Region cn-shanghai has no images. This server opens with it because PAI_REGION is set.',
  );
  await page.getByRole('button', { name: 'Show all regions', exact: true }).click();
  await expect(notes).toHaveCount(1);
  expect(addressOf(page)).toBe('?Region=&WorkspaceId=');
});

const SHANGHAI = '?Region=cn-shanghai&WorkspaceId=0';

test('a region is typed, and a workspace is picked from the list', async ({ page }) => {
  const lists: string[] = [];
  page.on('request', (sent) => sent.url().includes('/api/v1/workspaces') && lists.push(sent.url()));
  const screen = screenOf(page);
  await page.goto('/');
  await expect(screen.region).toHaveValue('All regions');
  await expect(screen.rows.first()).toBeVisible();
  await screen.region.fill('cn-shanghai');
  await page.keyboard.press('Enter');
  await expect.poll(() => addressOf(page)).toBe('?Region=cn-shanghai');
  // The list is loaded when the field is opened.
  expect(lists).toEqual([]);
  await screen.workspace.click();
  const options = page.getByRole('listbox', { name: 'Workspace' }).getByRole('option');
  await expect(options.first()).toHaveText('All workspaces');
  await page.getByRole('option', { name: /^0 Official/ }).click();
  await expect(screen.workspace).toHaveValue('0');
  expect(addressOf(page)).toBe(SHANGHAI);
});

test('Escape undoes the typed region, and the default is not in the address', async ({ page }) => {
  const screen = screenOf(page);
  await page.goto(`/${SHANGHAI}`);
  await screen.region.click();
  await page.keyboard.type('ap-');
  await expect(screen.region).toHaveValue('ap-');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(screen.region).toHaveValue('cn-shanghai');
  await page.keyboard.press('Tab');
  expect(addressOf(page)).toBe(SHANGHAI);
  await screen.region.click();
  await page.getByRole('option', { name: 'All regions' }).click();
  expect(addressOf(page)).toBe('?WorkspaceId=0');
  await screen.region.fill('shangh');
  await page.getByRole('option', { name: 'cn-shanghai China (Shanghai)' }).click();
  await expect.poll(() => addressOf(page)).toBe(SHANGHAI);
});

test('a text that is not a workspace id shows an error in place and changes nothing', async ({ page }) => {
  const screen = screenOf(page);
  await page.goto(`/${SHANGHAI}`);
  await expect(screen.rows.first()).toBeVisible();
  const total = (await screen.total.textContent()) ?? '';
  await screen.workspace.fill('twelve');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('“twelve” is not a workspace id');
  await expect(screen.total).toHaveText(total);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await screen.workspace.fill('0');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('the copied link names the region and opens the same screen elsewhere', async ({ page, browser, watch }) => {
  const screen = screenOf(page);
  await page.goto(`/${SHANGHAI}`);
  await screen.tick('DLC').check();
  await screen.sortBy('Value').click();
  await expect.poll(() => addressOf(page)).toContain('sort=Value');
  await screen.button('Copy link').click();
  const link = await clipboardOf(page);
  expect(new URL(link).searchParams.get('Region')).toBe('cn-shanghai');
  const elsewhere = await browser.newContext();
  await watch.follow(elsewhere);
  const other = await elsewhere.newPage();
  await other.goto(link);
  await expect(screenOf(other).total).toHaveText((await screen.total.textContent()) ?? '');
  expect(await shownValues(other)).toEqual(await shownValues(page));
  await expect(screenOf(other).tick('DLC')).toBeChecked();
  await elsewhere.close();
});

test('a link to everything names the region too, and a row is copied as key=value', async ({ page, server }) => {
  const screen = screenOf(page);
  await page.goto('/');
  await expect(screen.rows.first()).toBeVisible();
  await screen.button('Copy link').click();
  expect(await clipboardOf(page)).toBe(`${server.origin}/?Region=`);
  const row = screen.rows.first();
  await row.hover();
  await row.getByRole('button', { name: /^Copy / }).click();
  expect(await clipboardOf(page)).toBe('system.chipType=CPU');
});

test('an image ID shows the labels of one image', async ({ page, request }) => {
  const screen = screenOf(page);
  const [image] = (await (await request.get('/api/v1/images?PageSize=1&Verbose=true')).json()).Images;
  await page.goto('/');
  await expect(screen.imageId).toHaveCount(0);
  await screen.showMoreFilters();
  await screen.imageId.fill(image.ImageId);
  await page.keyboard.press('Enter');
  await expect(screen.total).toHaveText(`${image.Labels.length} labels`);
  await page.reload();
  await expect(screen.imageId).toHaveValue(image.ImageId);
  await screen.remove(`ImageId=${image.ImageId}`).click();
  await expect(screen.imageId).toHaveValue('');
  expect(addressOf(page)).toBe('');
});
