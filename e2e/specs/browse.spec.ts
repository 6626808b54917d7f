import { addressOf, clipboardOf, screenOf, shownValues } from '../support/screen.ts';
import { expect, test } from '../support/test.ts';

interface LabelsAnswer {
  readonly TotalCount: number;
  readonly Labels: readonly { readonly Key: string; readonly Value: string }[];
}

test('a newcomer reaches the labels of images with PyTorch for GPU in three actions', async ({ page, request }) => {
  const screen = screenOf(page);
  const ask = async (query: string) =>
    (await (await request.get(`/api/v1/image/labels${query}`)).json()) as LabelsAnswer;
  const all = await ask('');

  await test.step('arrive: everything is shown, with its count', async () => {
    await page.goto('/');
    await expect(page).toHaveTitle('PAI Image Labels');
    await expect(screen.total).toHaveText(`${all.TotalCount} labels`);
    await expect(screen.table).toHaveAttribute('aria-rowcount', String(all.TotalCount + 1));
    await expect(page.getByRole('main')).toHaveCount(1);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expect(page.getByRole('navigation', { name: 'Views' }).getByRole('link')).toHaveText([
      'Labels',
      'Images',
      'Matrix',
      'Compare',
    ]);
    expect(addressOf(page)).toBe('');
  });

  await test.step('first action: a framework', async () => {
    await screen.tick('PyTorch, any version').check();
    const pytorch = await ask('?LabelFilter=system.framework.PyTorch%3D*');
    await expect(screen.total).toHaveText(`${pytorch.TotalCount} labels`);
    expect(addressOf(page)).toBe('?LabelFilter=system.framework.PyTorch=*');
  });

  const both = await ask('?LabelFilter=system.framework.PyTorch%3D*%2Csystem.chipType%3DGPU');
  await test.step('second action: a chip', async () => {
    await screen.tick('GPU').check();
    await expect(screen.total).toHaveText(`${both.TotalCount} labels`);
    await expect(screen.active).toHaveText(['system.framework.PyTorch=*', 'system.chipType=GPU']);
  });

  await test.step('third action: sorted, versions as versions', async () => {
    await screen.sortBy('Value').click();
    await expect(screen.header('Value')).toHaveAttribute('aria-sort', 'ascending');
    const values = await shownValues(page);
    const versions = values.filter((value) => /^\d+\.\d+\.\d+$/.test(value));
    expect(versions.indexOf('2.8.0')).toBeLessThan(versions.indexOf('2.10.0'));
    await screen.sortBy('Value').click();
    await expect(screen.header('Value')).toHaveAttribute('aria-sort', 'descending');
    expect(await shownValues(page)).toEqual([...values].reverse());
    expect(addressOf(page)).toContain('sort=-Value');
  });

  await test.step('sort by both columns with Shift', async () => {
    await screen.sortBy('Key').click();
    await screen.sortBy('Value').click({ modifiers: ['Shift'] });
    await expect(screen.header('Key')).toHaveAttribute('aria-sort', 'ascending');
    expect(addressOf(page)).toContain('sort=Key,Value');
    const keys = await screen.cells(0).allInnerTexts();
    expect(keys[0]).toContain('system.chipType');
  });

  await test.step('text search narrows the rows on screen only', async () => {
    await screen.search.fill('cuda');
    const cuda = both.Labels.filter((label) => /cuda/i.test(`${label.Key}=${label.Value}`)).length;
    await expect(screen.total).toHaveText(`${cuda} of ${both.TotalCount} labels`);
    await expect(screen.table).toHaveAttribute('aria-rowcount', String(cuda + 1));
    await expect(screen.rows).toHaveCount(cuda);
    await screen.search.fill('nothing is called this');
    await expect(page.getByRole('heading', { name: 'No row contains the text' })).toBeVisible();
    await screen.button('Clear the search').click();
    await expect(screen.total).toHaveText(`${both.TotalCount} labels`);
  });

  await test.step('back and forward undo and redo filters, not typing or sorting', async () => {
    await page.goBack();
    await expect(screen.active).toHaveText(['system.framework.PyTorch=*']);
    await page.goBack();
    await expect(screen.total).toHaveText(`${all.TotalCount} labels`);
    await page.goForward();
    await page.goForward();
    await expect(screen.total).toHaveText(`${both.TotalCount} labels`);
    await expect(screen.header('Key')).toHaveAttribute('aria-sort', 'ascending');
  });

  await test.step('reload gives the same screen', async () => {
    await screen.search.fill('cuda');
    await expect(screen.total).toContainText(` of ${both.TotalCount} labels`);
    const before = { values: await shownValues(page), total: await screen.total.textContent() };
    await page.reload();
    await expect(screen.total).toHaveText(before.total ?? '');
    expect(await shownValues(page)).toEqual(before.values);
    await expect(screen.tick('GPU')).toBeChecked();
  });
});

test('filters of every kind add up, and each can be taken back', async ({ page, request }) => {
  const screen = screenOf(page);
  const count = async (filter: string) => {
    const query = filter === '' ? '' : `?LabelFilter=${encodeURIComponent(filter)}`;
    return ((await (await request.get(`/api/v1/image/labels${query}`)).json()) as LabelsAnswer).TotalCount;
  };
  await page.goto('/');

  await test.step('several values of one key mean any of them', async () => {
    await screen.tick('CPU').check();
    await expect(screen.total).toHaveText(`${await count('system.chipType=CPU')} labels`);
    await screen.tick('PPU').check();
    await expect(screen.active).toHaveText([/system\.chipType=CPU/, /or\s*system\.chipType=PPU/]);
    const [cpu, ppu] = await Promise.all(
      ['CPU', 'PPU'].map(async (chip) => {
        const answer = await request.get(`/api/v1/image/labels?LabelFilter=system.chipType%3D${chip}`);
        return ((await answer.json()) as LabelsAnswer).Labels.map((label) => `${label.Key}=${label.Value}`);
      }),
    );
    await expect(screen.total).toHaveText(`${new Set([...(cpu ?? []), ...(ppu ?? [])]).size} labels`);
  });

  await test.step('the requests behind the screen can be seen', async () => {
    await screen.button('Request').click();
    const dialog = page.getByRole('dialog', { name: 'Request' });
    await expect(dialog.getByRole('listitem')).toHaveCount(2);
    await expect(dialog).toContainText('GET /api/v1/image/labels?LabelFilter=system.chipType%3DCPU');
    await expect(dialog).toContainText(/RequestId [0-9A-F-]{36}/);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(screen.button('Request')).toBeFocused();
  });

  await test.step('a filter is removed by its button', async () => {
    await screen.remove('system.chipType=CPU').click();
    await expect(screen.active).toHaveText(['system.chipType=PPU']);
    await screen.button('Clear filters').click();
    await expect(screen.active).toHaveCount(0);
    await expect(screen.total).toHaveText(`${await count('')} labels`);
  });

  await test.step('only this, all but this, this and later are one step each', async () => {
    await screen.tick('PyTorch 2.10.0').hover();
    await screen.button('This and later: PyTorch 2.10.0').click();
    await expect(screen.active).toHaveCount(3);
    await expect(screen.tick('PyTorch 2.12.1')).toBeChecked();
    await expect(screen.tick('PyTorch 2.9.1')).not.toBeChecked();
    await page.goBack();
    await expect(screen.active).toHaveCount(0);
    await screen.tick('GPU').hover();
    await screen.button('All but this: GPU').click();
    await expect(screen.tick('CPU')).toBeChecked();
    await expect(screen.tick('GPU')).not.toBeChecked();
    await screen.tick('GPU').hover();
    await screen.button('Only this: GPU').click();
    await expect(screen.active).toHaveText(['system.chipType=GPU']);
  });

  await test.step("a facet offers what the other filters leave possible, without its own key's", async () => {
    await expect(screen.tick('CPU')).toBeVisible();
    await screen.tick('SGLang, any version').check();
    await expect(screen.tick('PPU')).toBeHidden();
    await expect(screen.tick('TensorFlow, any version')).toBeHidden();
    await screen.button('Clear filters').click();
  });

  await test.step('the search of the facets finds a value, or a facet by its name', async () => {
    const find = page.getByRole('textbox', { name: 'Find a value' });
    await find.fill('cuda');
    await expect(screen.tick('12.4')).toBeVisible();
    await expect(screen.tick('GPU')).toBeHidden();
    await find.fill('gpu');
    await expect(screen.tick('GPU')).toBeVisible();
    await expect(screen.tick('12.4')).toBeHidden();
    await find.fill('');
  });

  await test.step('typing suggests keys, then values', async () => {
    await screen.labelFilter.fill('chip');
    await page.getByRole('option', { name: /^system\.chipType/ }).click();
    await expect(screen.labelFilter).toHaveValue('system.chipType=');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('option', { name: 'XPU' })).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Enter');
    await expect(screen.active).toHaveText(['system.chipType=XPU']);
    await expect(screen.labelFilter).toHaveValue('');
    await expect(screen.labelFilter).toBeFocused();
    await screen.button('Clear filters').click();
  });

  await test.step('text from a Chinese keyboard and values with spaces are understood', async () => {
    await screen.labelFilter.fill('system.framework＝XGBoost 1.6.0， SYSTEM.official = true');
    await page.keyboard.press('Enter');
    await expect(screen.active).toHaveText(['system.framework=XGBoost 1.6.0', 'system.official=true']);
    await screen.button('Clear filters').click();
  });

  await test.step('a value alone finds its key, and a pasted address its filter', async () => {
    await screen.labelFilter.fill('xpu');
    await page.getByRole('option', { name: 'system.chipType=XPU' }).click();
    await expect(screen.active).toHaveText(['system.chipType=XPU']);
    await screen.button('Clear filters').click();
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text', 'http://127.0.0.1/?Region=&LabelFilter=system.chipType=GPU,system.official=true');
      const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      document.querySelector('[role=combobox][aria-describedby]')?.dispatchEvent(paste);
    });
    await expect(screen.active).toHaveText(['system.chipType=GPU', 'system.official=true']);
    await screen.button('Clear filters').click();
  });

  await test.step('a label that the grammar cannot carry says so and filters nothing', async () => {
    await screen.search.fill('comma and equals');
    const value = screen.table.getByRole('button', { name: 'batch=8,x=2', exact: true });
    await expect(value).toHaveAttribute('aria-disabled', 'true');
    await expect(value).toHaveAttribute('title', /cut at one of its commas/);
    await value.click({ force: true });
    await expect(screen.active).toHaveCount(0);
    await screen.search.fill('');
  });

  await test.step('what cannot be read stays, with the reason', async () => {
    await screen.labelFilter.fill('GPU');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toHaveText(/“GPU” has no “=”/);
    await expect(screen.labelFilter).toHaveValue('GPU');
    await expect(screen.active).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(screen.labelFilter).toHaveValue('');
  });

  await test.step('keys to show restrict the rows, not the images', async () => {
    await screen.labelKeys.fill('system.chipType,system.official');
    await page.keyboard.press('Enter');
    await expect(screen.shownKeys).toHaveText(['system.chipType', 'system.official']);
    await expect(screen.rows).toHaveCount(5);
    await screen.button('Stop showing system.official').click();
    await expect(screen.rows).toHaveCount(4);
    expect(addressOf(page)).toBe('?LabelKeys=system.chipType');
  });

  await test.step('a value in the table filters by itself', async () => {
    await screen.table.getByRole('button', { name: 'PPU', exact: true }).click();
    await expect(screen.active).toHaveText(['system.chipType=PPU']);
    await expect(screen.rows).toHaveCount(1);
  });
});

test('the scope is chosen or typed, and travels in a link', async ({ page, browser, server, watch }) => {
  const screen = screenOf(page);
  await page.goto('/');
  await expect(screen.region).toHaveValue('All regions');
  await expect(screen.rows.first()).toBeVisible();

  await test.step('a region is typed, a workspace picked from the list', async () => {
    await screen.region.fill('cn-shanghai');
    await page.keyboard.press('Enter');
    await expect.poll(() => addressOf(page)).toBe('?Region=cn-shanghai');
    await screen.workspace.click();
    const options = page.getByRole('listbox', { name: 'Workspace' }).getByRole('option');
    await expect(options.first()).toHaveText('All workspaces');
    await page.getByRole('option', { name: /^0 Official/ }).click();
    await expect(screen.workspace).toHaveValue('0');
    expect(addressOf(page)).toBe('?Region=cn-shanghai&WorkspaceId=0');
  });

  await test.step('Escape takes back what was typed, and the default leaves the address', async () => {
    await screen.region.click();
    await page.keyboard.type('ap-');
    await expect(screen.region).toHaveValue('ap-');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(screen.region).toHaveValue('cn-shanghai');
    await page.keyboard.press('Tab');
    expect(addressOf(page)).toBe('?Region=cn-shanghai&WorkspaceId=0');
    await screen.region.click();
    await page.getByRole('option', { name: 'All regions' }).click();
    expect(addressOf(page)).toBe('?WorkspaceId=0');
    await screen.region.fill('shangh');
    await page.getByRole('option', { name: 'cn-shanghai China (Shanghai)' }).click();
    await expect.poll(() => addressOf(page)).toBe('?Region=cn-shanghai&WorkspaceId=0');
  });

  await test.step('what is no id is refused in place and changes nothing', async () => {
    const total = await screen.total.textContent();
    await screen.workspace.fill('twelve');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('“twelve” is not a workspace id');
    await expect(screen.total).toHaveText(total ?? '');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await screen.workspace.fill('0');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toHaveCount(0);
  });

  await test.step('the copied link names the region and opens the same screen elsewhere', async () => {
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

  await test.step('a link from a view of everything still names the region', async () => {
    await page.goto('/');
    await expect(screen.rows.first()).toBeVisible();
    await screen.button('Copy link').click();
    expect(await clipboardOf(page)).toBe(`${server.origin}/?Region=`);
  });

  await test.step('a row is copied as key=value', async () => {
    await screen.rows.first().hover();
    await screen.rows
      .first()
      .getByRole('button', { name: /^Copy / })
      .click();
    expect(await clipboardOf(page)).toBe('system.chipType=CPU');
  });

  await test.step('one image alone', async () => {
    const images = await (await page.request.get('/api/v1/images?PageSize=1&Verbose=true')).json();
    await screen.imageId.fill(images.Images[0].ImageId);
    await page.keyboard.press('Enter');
    await expect(screen.total).toHaveText(`${images.Images[0].Labels.length} labels`);
  });
});
