import { writeCatalog } from '../../bench/generate-catalog.mjs';
import { screenOf, valuesInView } from '../../support/screen.ts';
import { expect, test } from '../../support/test.ts';

const LABELS = 20_000;

test('20,000 labels are scrolled, sorted and searched with few rows in the document', async ({
  page,
  launch,
}, testInfo) => {
  const file = testInfo.outputPath('catalog.json');
  await writeCatalog({ images: 4_000, labelsPerImage: 10, distinctLabels: LABELS, seed: 7 }, file);
  const server = await launch({ flags: ['--catalog', file] });
  const screen = screenOf(page);
  const answer = await (await page.request.get(`${server.origin}/api/v1/image/labels`)).json();
  const keys = new Set(answer.Labels.map(({ Key }: { readonly Key: string }) => Key));
  // Each key has a header row, and the table header is one more row.
  const lines = String(LABELS + keys.size + 1);
  await page.goto(server.url);
  await expect(screen.total).toHaveText('20,000 labels');
  await expect(screen.table).toHaveAttribute('aria-rowcount', lines);

  await test.step('only rows near the visible ones are rendered, each with its row index', async () => {
    await expect(screen.rows.first()).toHaveAttribute('aria-rowindex', '3');
    expect(await screen.rows.count()).toBeLessThan(60);
    await page.getByRole('region', { name: 'Label rows' }).focus();
    await page.keyboard.press('End');
    await expect(screen.rows.last()).toHaveAttribute('aria-rowindex', lines);
    await expect(screen.rows.last()).toBeInViewport();
    expect(await screen.rows.count()).toBeLessThan(60);
  });

  await test.step('scrolling through finds rows everywhere', async () => {
    const scroller = page.getByRole('region', { name: 'Label rows' });
    for (const part of [0.9, 0.5, 0.1, 0.7, 0]) {
      await scroller.evaluate((element, at) => element.scrollTo(0, at * element.scrollHeight), part);
      await expect
        .poll(() =>
          scroller.evaluate((element) => {
            const { left, top, height } = element.getBoundingClientRect();
            return [0.2, 0.5, 0.9].every((y) =>
              document.elementFromPoint(left + 40, top + y * height)?.closest('[role=row]:not([aria-hidden])'),
            );
          }),
        )
        .toBe(true);
    }
  });

  await test.step('sorting and searching cover all rows, not only the rendered ones', async () => {
    await screen.sortBy('Value').click();
    const lowest = await valuesInView(page);
    await screen.sortBy('Value').click();
    await expect(screen.header('Value')).toHaveAttribute('aria-sort', 'descending');
    expect((await valuesInView(page))[0]).not.toBe(lowest[0]);
    const [greatest = ''] = await valuesInView(page);
    await screen.search.fill(greatest);
    await expect(screen.total).toHaveText(/ of 20,000 labels$/);
    expect(await valuesInView(page)).toContain(greatest);
  });
});
