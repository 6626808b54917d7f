/**
 * Features that Playwright disables. Chromium obeys only the last list of its command line, which is ours: without
 * these, a test would see pages moved to https or held back until they are painted.
 */
const DISABLED_BY_PLAYWRIGHT = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];

/** Work of a person's browser that no page can see: the language of each page, and the browser's own pages in advance. */
const UNUSED = ['Translate', 'PreloadTopChromeWebUI'];

/**
 * Arguments of every Chromium of the tests. Processor time is what tests wait for: without a process for graphics and
 * with one process for the pages of a site, the load of a page takes a sixth less of it.
 */
export const BROWSER_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--in-process-gpu',
  '--renderer-process-limit=1',
  '--disable-client-side-phishing-detection',
  `--disable-features=${[...DISABLED_BY_PLAYWRIGHT, ...UNUSED].join(',')}`,
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
