import { json, onLabels } from '../../support/faulty-proxy.ts';
import { test } from '../../support/proxied-test.ts';
import { clipboardOf, screenOf } from '../../support/screen.ts';
import { expect } from '../../support/test.ts';

/** The body of a PAI error response. */
const errorBody = (Code: string, Message: string) => ({ RequestId: 'R-1', HostId: 'h', Code, Message, Recommend: '' });

test('a refusal shows Code and RequestId and keeps the rows, and Retry loads the new rows', async ({
  page,
  faultyProxy,
}) => {
  const screen = screenOf(page);
  const alert = screen.problem.getByRole('alert');
  await page.goto('/');
  await expect(screen.rows.first()).toBeVisible();
  const total = (await screen.total.textContent()) ?? '';
  faultyProxy.setFault(onLabels(json(403, errorBody('NoPermission', 'not yours'))));
  await screen.tick('GPU').check();
  await expect(alert).toContainText('not yours');
  await expect(alert).toContainText('NoPermission');
  await expect(alert).toContainText('R-1');
  await expect(screen.rows.first()).toBeVisible();
  await expect(screen.total).toHaveText(total);
  await expect(screen.problem).toContainText('lacks the permission paiimage:ListImageLabels');
  await screen.button('Copy policy').click();
  const policy = JSON.parse(await clipboardOf(page));
  expect(policy.Statement[0].Action).toContain('paiimage:ListImageLabels');
  faultyProxy.setFault(undefined);
  await screen.problem.getByRole('button', { name: 'Retry' }).click();
  await expect(screen.problem).toHaveCount(0);
  await expect(screen.total).not.toHaveText(total);
});

test('rows of one scope are never shown for another', async ({ page, faultyProxy }) => {
  const screen = screenOf(page);
  const alert = screen.problem.getByRole('alert');
  await page.goto('/');
  await expect(screen.rows.first()).toBeVisible();

  await test.step('when the address is opened, until the error is over', async () => {
    faultyProxy.setFault(onLabels(json(500, errorBody('InternalError', 'broken'))));
    await page.goto('/?Region=cn-beijing');
    await expect(alert).toContainText('broken');
    await expect(screen.table).toHaveCount(0);
    faultyProxy.setFault(undefined);
    // The page retries a temporary error automatically.
    await expect(screen.rows.first()).toBeVisible();
  });

  await test.step('when the scope changes in the page', async () => {
    const refuse = json(403, errorBody('NoPermission', 'not there'));
    faultyProxy.setFault(
      onLabels((request, response) => (request.url ?? '').includes('ap-south') && refuse(request, response)),
    );
    await screen.region.fill('ap-southeast-1');
    await page.keyboard.press('Enter');
    await expect(alert).toContainText('not there');
    await expect(screen.table).toHaveCount(0);
    await expect(screen.total).toHaveText('');
    faultyProxy.setFault(undefined);
    await page.goBack();
    await expect(screen.rows.first()).toBeVisible();
  });
});

test('throttling counts down and retries automatically', async ({ page, faultyProxy }) => {
  const screen = screenOf(page);
  await page.goto('/');
  await expect(screen.rows.first()).toBeVisible();
  faultyProxy.setFault(onLabels(json(429, errorBody('Throttling.User', 'slow down'), { 'Retry-After': '2' })));
  await screen.fromMore('Refresh');
  await expect(screen.problem.getByRole('alert')).toContainText('limits the requests per second');
  await expect(screen.problem.getByText(/^Retrying in [12] s$/)).toBeVisible();
  faultyProxy.setFault(undefined);
  await expect(screen.problem).toHaveCount(0);
});

test('a problem stays visible during an automatic retry', async ({ page, faultyProxy }) => {
  const screen = screenOf(page);
  await page.goto('/');
  await expect(screen.rows.first()).toBeVisible();
  faultyProxy.setFault(onLabels(json(500, errorBody('InternalError', 'still broken'))));
  await screen.tick('PPU').check();
  await expect(screen.problem.getByRole('alert')).toContainText('still broken');
  const gone = page.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        const watch = new MutationObserver(() => {
          if (!document.querySelector('[role=group][aria-label=Problem]')) resolve(true);
        });
        watch.observe(document.body, { childList: true, subtree: true });
        setTimeout(() => resolve(false), 10_000);
      }),
  );
  const before = faultyProxy.seen.length;
  await expect.poll(() => faultyProxy.seen.length, { timeout: 12_000 }).toBeGreaterThan(before + 1);
  expect(await gone).toBe(false);
  faultyProxy.setFault(undefined);
  await expect(screen.problem).toHaveCount(0);
});

test('a stale response says its age', async ({ page, faultyProxy }) => {
  const screen = screenOf(page);
  const answer = { RequestId: 'R-5', TotalCount: 1, Labels: [{ Key: 'n', Value: '1' }] };
  await page.goto('/');
  await expect(screen.rows.first()).toBeVisible();
  faultyProxy.setFault(onLabels(json(200, answer, { Age: '300', 'X-Pai-Stale': 'true' })));
  await screen.fromMore('Refresh');
  await expect(page.getByRole('alert')).toContainText('results from 5 min ago');
  await expect(page.getByText('Updated 5 min ago')).toBeVisible();
  faultyProxy.setFault(undefined);
  await screen.fromMore('Refresh');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('skipped rows, repeated rows and wrong counts are reported', async ({ page, faultyProxy }) => {
  const screen = screenOf(page);
  await page.goto('/');
  await expect(screen.rows.first()).toBeVisible();

  await test.step('a note counts the rows that the server could not read', async () => {
    const answer = { RequestId: 'R-6', TotalCount: 3, Labels: [{ Key: 'n', Value: '1' }] };
    faultyProxy.setFault(onLabels(json(200, answer, { 'X-Pai-Left-Out': 'labels=2; field=Value' })));
    await screen.fromMore('Refresh');
    await expect(page.getByRole('note')).toHaveText(['2 labels were left out: Value could not be read.']);
    await expect(screen.total).toHaveText('1 label (service reports 3)');
    faultyProxy.setFault(undefined);
    await screen.fromMore('Refresh');
    await expect(page.getByRole('note')).toHaveCount(0);
  });

  await test.step('a count that differs from the rows, and rows that repeat', async () => {
    const Labels = [1, 2, 2, 3].map((n) => ({ Key: 'n', Value: String(n) }));
    faultyProxy.setFault(onLabels(json(200, { RequestId: 'R-3', TotalCount: 14, Labels })));
    await screen.fromMore('Refresh');
    await expect(screen.total).toHaveText('3 labels (service reports 14)');
    await expect(screen.rows).toHaveCount(3);
  });
});

test('at most four label requests run at once', async ({ page, faultyProxy }) => {
  let underWay = 0;
  let most = 0;
  const waiting: (() => void)[] = [];
  faultyProxy.setFault(
    onLabels((request, response) => {
      underWay += 1;
      most = Math.max(most, underWay);
      waiting.push(() => {
        underWay -= 1;
        json(200, { RequestId: 'R-8', TotalCount: 1, Labels: [{ Key: 'n', Value: '1' }] })(request, response);
      });
      return true;
    }),
  );
  const versions = ['2.6.0', '2.7.0', '2.8.0', '2.9.0', '2.10.0', '2.11.0'].map((v) => `system.framework.PyTorch=${v}`);
  await page.goto(`/?Region=cn-beijing&LabelFilter=${versions.join(',')}`);
  await expect.poll(() => underWay).toBe(4);
  const release = setInterval(() => waiting.shift()?.(), 20);
  await expect(screenOf(page).total).toHaveText('1 label');
  clearInterval(release);
  for (const answer of waiting) answer();
  expect(most).toBe(4);
});

test('a response that is not from PAI is not shown as one', async ({ page, faultyProxy }) => {
  const screen = screenOf(page);
  await page.goto('/');
  await expect(screen.rows.first()).toBeVisible();
  faultyProxy.setFault(
    onLabels((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<b>sign in to the airport</b>');
      return true;
    }),
  );
  await screen.fromMore('Refresh');
  await expect(screen.problem.getByRole('alert')).toContainText('UnexpectedAnswer');
  await expect(page.getByText('airport')).toHaveCount(0);
  faultyProxy.setFault(undefined);
  await screen.problem.getByRole('button', { name: 'Retry' }).click();
  await expect(screen.problem).toHaveCount(0);
});

test('a late response never replaces a newer one, and its request is cancelled', async ({ page, faultyProxy }) => {
  const screen = screenOf(page);
  await page.goto('/');
  await expect(screen.rows.first()).toBeVisible();
  const total = (await screen.total.textContent()) ?? '';
  faultyProxy.setFault(onLabels((request) => (request.url ?? '').includes('XPU')));
  await screen.tick('XPU').check();
  await expect.poll(() => faultyProxy.seen.some((url) => url.includes('XPU'))).toBe(true);
  await expect(screen.total).toHaveText(total);
  await screen.remove('system.chipType=XPU').click();
  await screen.tick('PPU').check();
  await expect(screen.active).toHaveText(['PPU']);
  await expect(screen.total).not.toHaveText(total);
  await expect.poll(() => faultyProxy.abandoned.some((url) => url.includes('XPU'))).toBe(true);
});
