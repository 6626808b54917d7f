import { fileURLToPath } from 'node:url';
import { version } from '../../package.json';
import { sendConsoleToLog } from './console-to-log.ts';
import { faultPlace } from './fault-place.ts';
import { createLog } from './log.ts';
import { checkCatalogFile } from './settings/check-catalog-file.ts';
import { helpText } from './settings/help-text.ts';
import { secretsIn } from './settings/setting-table.ts';
import { readSettings, type Settings } from './settings/settings.ts';
import { startServer } from './start-server.ts';
import { loadStaticFiles, type StaticFiles } from './static-files.ts';

// The program: the only file that touches the process. Built, it lies in dist/server, beside the page in dist/client.

const log = createLog((line) => process.stderr.write(`${line}\n`));
log.hide(() => secretsIn(process.env));
// A log that cannot be written, on a full disk say, is no reason to stop serving.
process.stderr.on('error', () => {});
sendConsoleToLog(console, log);
process.removeAllListeners('warning').on('warning', ({ name, message }) => log.record({ warning: name, message }));
// Node would open a debugger, through which other programs of this user could read the credentials.
process.on('SIGUSR1', () => {});

const read = readSettings(process.argv.slice(2), process.env, checkCatalogFile);
if (read.kind === 'help') process.stdout.write(`${helpText()}\n`);
else if (read.kind === 'version') process.stdout.write(`${version}\n`);
else if (read.kind === 'faults') fail(read.faults);
else await run(read.settings);

async function run(settings: Settings): Promise<void> {
  process.on('uncaughtException', (error) => {
    fail([`stopped by a fault of its own: ${String(error)} ${faultPlace(error) ?? ''}`]);
    process.exit();
  });
  const files = readPage();
  if (typeof files === 'string') return fail([files]);
  const started = await startServer(settings, { files, version, environment: process.env, log });
  if (!started.ok) return fail([started.fault]);
  process.stdout.write(`${started.announcement}\n`);

  // Once only: a second signal ends the process at once, as a person who presses Ctrl-C again expects.
  const stop = async () => {
    const cut = await started.close();
    if (cut > 0) say(`${cut} requests were cut off after 10 seconds`);
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  const found = await started.askCredentials?.();
  if (found !== undefined) say(found);
}

function readPage(): StaticFiles | string {
  const folder = fileURLToPath(new URL('../client', import.meta.url));
  try {
    return loadStaticFiles(folder);
  } catch (error) {
    return `the built page cannot be read (npm run build makes it): ${error instanceof Error ? error.message : ''}`;
  }
}

function say(text: string): void {
  log.say(`pai-image-labels: ${text}`);
}

function fail(faults: readonly string[]): void {
  for (const fault of faults) say(fault);
  process.exitCode = 1;
}
