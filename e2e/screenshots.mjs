import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { findBrowser, NO_BROWSER } from './support/find-browser.mjs';
import { startServer } from './support/server.mjs';

/**
 * npm run screenshots: pictures of the built product in `test-results/screenshots/`; with `--readme`, those of the
 * README in `.github/`. `--only TEXT` selects screens by name, `--width N` and `--theme light` select one width and one
 * theme.
 */
const WIDTHS = [390, 768, 1024, 1280, 1440, 1920];
const THEMES = /** @type {const} */ (['light', 'dark']);

const GPU_PYTORCH = 'LabelFilter=system.chipType=GPU,system.framework.PyTorch=*';
/** Addresses of screens, by the names of their pictures. */
const SCREENS = {
  labels: '/',
  'labels-filtered': `/?${GPU_PYTORCH}`,
  'labels-detail': '/?sel=system.chipType=GPU',
  'labels-none': '/?LabelFilter=system.chipType=GPU,system.chipType=nothing,team=x',
  images: '/images',
  'images-filtered': `/images?${GPU_PYTORCH}&sort=-Framework`,
  matrix: '/matrix',
  compare: '/compare?Region=cn-hangzhou&vs.Region=cn-shanghai',
  unread: '/?Region=Mars_1&LabelFilter=GPU&colour=red',
  'not-found': '/nowhere',
};
const README_PICTURES = {
  images: `/images?LabelFilter=system.chipType=GPU,system.framework.PyTorch=*&sort=-Framework`,
  matrix: '/matrix',
};

const { values } = parseArgs({
  options: {
    readme: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    width: { type: 'string' },
    theme: { type: 'string' },
  },
});
const executablePath = findBrowser();
if (executablePath === undefined) {
  console.error(NO_BROWSER);
  process.exit(1);
}

const server = await startServer();
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  if (values.readme) await takeReadmePictures();
  else await takeAll();
} finally {
  await browser.close();
  await server.stop();
}

async function takeAll() {
  const folder = fileURLToPath(new URL('../test-results/screenshots/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  const widths = values.width === undefined ? WIDTHS : [Number(values.width)];
  for (const theme of THEMES.filter((name) => values.theme === undefined || name === values.theme)) {
    for (const width of widths) {
      const screens = Object.entries(SCREENS).filter(([name]) => name.includes(values.only));
      for (const [name, address] of screens)
        await take(address, `${folder}${name}-${width}-${theme}.png`, width, theme);
    }
  }
  console.log(`Pictures are in ${folder}`);
}

async function takeReadmePictures() {
  const folder = fileURLToPath(new URL('../.github/', import.meta.url));
  for (const [name, address] of Object.entries(README_PICTURES))
    await take(address, `${folder}${name}.png`, 1440, 'light');
}

/**
 * @param {string} address
 * @param {string} path
 * @param {number} width
 * @param {'light' | 'dark'} colorScheme
 */
async function take(address, path, width, colorScheme) {
  const height = width < 768 ? 844 : width < 1280 ? 768 : 900;
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(server.origin + address);
  // Images load after the rows: counts have their final position only when nothing is loading.
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => !document.querySelector('[aria-busy=true]'));
  const counted = page.getByRole('checkbox', { name: /, \d/ }).first();
  if (!address.startsWith('/nowhere')) await counted.waitFor({ state: 'attached', timeout: 10_000 }).catch(() => {});
  await page.screenshot({ path });
  await context.close();
}
