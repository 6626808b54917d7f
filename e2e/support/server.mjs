import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const BUILT = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 15_000;

/**
 * @typedef {object} ServerOptions
 * @property {readonly string[]} [flags] flags of the product, `--port` aside
 * @property {Readonly<Record<string, string>>} [env] settings of the product as variables
 * @property {string} [main] the script to run; the built product by default
 *
 * @typedef {object} RunningServer
 * @property {string} url the printed address, including the token if there is one
 * @property {string} origin the address without path and token
 * @property {number} pid
 * @property {() => string} output its output since the last start, both streams
 * @property {() => Promise<number | null>} stop sends SIGTERM; resolves with the exit code, or null after a signal
 * @property {() => Promise<void>} restart stops it if it still runs, and starts it again on the same port
 */

/**
 * Starts the built product as a separate process on a free port and waits for the line with its address. Rejects with
 * the output of the process if it exits before that, for example because of an invalid setting.
 *
 * @param {ServerOptions} [options]
 * @returns {Promise<RunningServer>}
 */
export async function startServer({ flags = [], env = {}, main = BUILT } = {}) {
  if (!existsSync(main)) throw new Error('The product is not built: run npm run build first.');
  /** @param {string} port */
  const launch = (port) => launchProcess([main, '--port', port, ...flags], { ...cleanEnvironment(), ...env });

  let running = await launch('0');
  const { url } = running;
  const { origin, port } = new URL(url);
  return {
    url,
    origin,
    get pid() {
      return running.pid;
    },
    output: () => running.output(),
    stop: () => running.stop(),
    restart: async () => {
      await running.stop();
      running = await launch(port);
    },
  };
}

/**
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
async function launchProcess(args, env) {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  const ended = once(child, 'exit').then(([code]) => {
    process.off('exit', killWithUs);
    return /** @type {number | null} */ (code);
  });

  let output = '';
  /** @type {Promise<string>} */
  const url = new Promise((resolve) => {
    let lines = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      lines += text;
      const printed = /(https?:\/\/\S+)\s/.exec(lines);
      if (printed?.[1] !== undefined) resolve(printed[1]);
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  });
  // The pipes may still contain output after the exit; 'close' comes when they are read.
  const tooEarly = once(child, 'close').then(([code]) => {
    throw new Error(`The server ended with ${code} before it printed its address:\n${output}`);
  });
  tooEarly.catch(() => {});
  const tooLate = after(START_LIMIT_MS, `The server printed no address in ${START_LIMIT_MS} ms:\n`, () => output);
  try {
    const printed = await Promise.race([url, tooEarly, tooLate.promise]);
    return { url: printed, pid: child.pid ?? 0, output: () => output, stop };
  } catch (error) {
    killWithUs();
    throw error;
  } finally {
    tooLate.cancel();
  }

  async function stop() {
    child.kill('SIGTERM');
    const limit = after(STOP_LIMIT_MS, `The server did not end in ${STOP_LIMIT_MS} ms after SIGTERM:\n`, () => output);
    try {
      return await Promise.race([ended, limit.promise]);
    } catch (error) {
      killWithUs();
      throw error;
    } finally {
      limit.cancel();
    }
  }
}

/** The environment without settings of the product: a developer's settings must not change a test. */
function cleanEnvironment() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(PAI|ALIBABA)_/i.test(name)));
}

/**
 * @param {number} milliseconds
 * @param {string} message
 * @param {() => string} detail
 */
function after(milliseconds, message, detail) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  /** @type {Promise<never>} */
  const promise = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(message + detail())), milliseconds);
  });
  return { promise, cancel: () => clearTimeout(timer) };
}
