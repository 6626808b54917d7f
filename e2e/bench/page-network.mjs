/**
 * The traffic of a page, measured by the browser on the network, including headers.
 *
 * @typedef {object} Traffic
 * @property {number} requests
 * @property {number} scriptBytes
 * @property {number} dataBytes of API responses, or of the rows of the hand-written page
 *
 * @typedef {import('@playwright/test').CDPSession} CDPSession
 */

/** The network is quiet after this time without a running request, in milliseconds. */
const QUIET_MS = 600;
const LIMIT_MS = 180_000;

/**
 * Starts counting. `quiet` resolves after a while without running requests.
 *
 * @param {CDPSession} session
 */
export async function watchNetwork(session) {
  /** @type {Traffic} */
  const traffic = { requests: 0, scriptBytes: 0, dataBytes: 0 };
  /** @type {Map<string, { url: string, isScript: boolean, isData: boolean }>} */
  const underWay = new Map();
  let lastChange = performance.now();
  session.on('Network.requestWillBeSent', ({ requestId, type, request }) => {
    const { pathname } = new URL(request.url);
    if (!underWay.has(requestId)) traffic.requests += 1;
    underWay.set(requestId, {
      url: request.url,
      isScript: type === 'Script' || pathname.endsWith('.js'),
      isData: pathname.startsWith('/api/') || pathname.endsWith('/rows.json'),
    });
    lastChange = performance.now();
  });
  const done = (
    /** @type {{ requestId: string, encodedDataLength?: number }} */ { requestId, encodedDataLength = 0 },
  ) => {
    const request = underWay.get(requestId);
    underWay.delete(requestId);
    if (request?.isScript) traffic.scriptBytes += encodedDataLength;
    if (request?.isData) traffic.dataBytes += encodedDataLength;
    lastChange = performance.now();
  };
  session.on('Network.loadingFinished', done);
  session.on('Network.loadingFailed', done);
  await session.send('Network.enable');

  const quiet = async () => {
    const start = performance.now();
    while (underWay.size > 0 || performance.now() - lastChange < QUIET_MS) {
      if (performance.now() - start > LIMIT_MS) {
        const urls = [...underWay.values()].map(({ url }) => url);
        throw new Error(`requests went on for ${LIMIT_MS / 1_000} s, at last ${urls.join(', ')}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return { ...traffic };
  };
  return { quiet };
}

/**
 * Emulates a phone on a good mobile network: a distant server and a slow processor.
 *
 * @param {CDPSession} session
 */
export async function slowDown(session) {
  const bytesPerSecond = 8_100_000 / 8;
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 165,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}
