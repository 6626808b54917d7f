import { askForAll } from '../support/first-answers.ts';
import { screenOf } from '../support/screen.ts';
import { expect, test } from '../support/test.ts';

const LABELS = '/api/v1/image/labels';
const SESSION = '/api/session';

for (const query of ['', '?LabelFilter=system.chipType=GPU&sort=-Value'])
  test(`the first rows need no request, and Refresh asks the server: /${query}`, async ({ page, request }) => {
    const screen = screenOf(page);
    const filter = query === '' ? '' : '?LabelFilter=system.chipType%3DGPU';
    const { TotalCount } = await (await request.get(LABELS + filter)).json();
    const asked: string[] = [];
    page.on('request', (sent) => asked.push(sent.url()));
    // Facets may ask other questions.
    const count = (target: string) => asked.filter((url) => url.endsWith(target)).length;
    await page.goto(`/${query}`);
    await expect(screen.total).toHaveText(`${TotalCount} labels`);
    await expect(screen.rows.first()).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect([count(LABELS + filter), count(SESSION)]).toEqual([0, 0]);

    const answered = page.waitForResponse((answer) => answer.url().endsWith(LABELS + filter));
    await screen.fromMore('Refresh');
    expect((await answered).request().headers()['cache-control']).toBe('no-cache');
    await expect(screen.total).toHaveText(`${TotalCount} labels`);
  });

test('a page without answers asks for each once', async ({ page }) => {
  const screen = screenOf(page);
  const asked: string[] = [];
  page.on('request', (sent) => asked.push(new URL(sent.url()).pathname));
  const count = (path: string) => asked.filter((other) => other.endsWith(path)).length;
  await askForAll(page);
  await page.goto('/');
  await expect(screen.rows.first()).toBeVisible();
  expect([count(LABELS), count(SESSION)]).toEqual([1, 1]);
});

test('two scripts draw rows, facets and Export', async ({ page, watch }) => {
  watch.allow(/ERR_FAILED/);
  const screen = screenOf(page);
  const scripts = new Set<string>();
  await page.route('**/assets/*.js', (route) => {
    scripts.add(route.request().url());
    return scripts.size > 2 ? route.abort() : route.continue();
  });
  await page.goto('/');
  await expect(screen.rows.first()).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'GPU' })).toBeVisible();
  await screen.button('Export').click();
  await expect(page.getByRole('menu')).toBeVisible();
});
