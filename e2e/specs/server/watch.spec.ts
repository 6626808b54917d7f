import { expect, test } from '../../support/test.ts';
import { Watch } from '../../support/watch.ts';

test('the `watch` fixture of every spec notices hidden errors of a page', async ({ browser, server }) => {
  const watch = new Watch([server.origin]);
  const context = await browser.newContext();
  await watch.follow(context);
  const page = await context.newPage();
  await page.goto(server.url);
  await watch.assertClean();

  await page.evaluate(async () => {
    console.warn('only a warning');
    console.error('a planted message');
    queueMicrotask(() => {
      throw new Error('a planted error');
    });
    const blocked = new Promise((resolve) => document.addEventListener('securitypolicyviolation', resolve));
    new Image().src = 'https://elsewhere.example/picture.png';
    await blocked;
  });
  const report = async () => {
    try {
      await watch.assertClean();
      return '';
    } catch (error) {
      return String(error);
    }
  };
  await expect.poll(report).toContain('console error: a planted message');
  await expect.poll(report).toContain('uncaught error: a planted error');
  await expect.poll(report).toContain('policy violation: img-src https://elsewhere.example/picture.png');
  await expect.poll(report).toContain('request to another origin: https://elsewhere.example/picture.png');
  expect(await report()).not.toContain('only a warning');

  // A busy server is not an error of the page; every other refusal is recorded.
  for (const [path, code] of [
    ['busy', 'OVERLOADED'],
    ['broken', 'UPSTREAM_PAUSED'],
  ] as const)
    await page.route(`**/${path}`, (route) => route.fulfill({ status: 503, json: { Code: code } }));
  await page.evaluate(async () => {
    await fetch('/busy');
    await fetch('/broken');
  });
  await expect.poll(report).toContain('/broken)');
  expect(await report()).not.toContain('/busy)');

  watch.allow(/planted/);
  watch.allow(/elsewhere\.example|status of 503/);
  await expect.poll(report).toBe('');
  await context.close();
});
