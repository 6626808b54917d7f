import { fileURLToPath } from 'node:url';
import { version } from '../../package.json';
import { helpText } from './settings/help-text.ts';
import { readSettings, type Settings } from './settings/settings.ts';
import { startServer } from './start-server.ts';
import { loadStaticFiles, type StaticFiles } from './static-files.ts';

// The program: the only file that touches the process. Built, it lies in dist/server, beside the page in dist/client.

const read = readSettings(process.argv.slice(2), process.env);
if (read.kind === 'help') process.stdout.write(`${helpText()}\n`);
else if (read.kind === 'version') process.stdout.write(`${version}\n`);
else if (read.kind === 'faults') fail(read.faults);
else await run(read.settings);

async function run(settings: Settings): Promise<void> {
  process.on('uncaughtException', (error) => {
    fail([`stopped by a fault of its own: ${String(error)}`]);
    process.exit();
  });
  const files = readPage();
  if (typeof files === 'string') return fail([files]);
  const started = await startServer(settings, {
    files,
    version,
    logFault: (line) => process.stderr.write(`${line}\n`),
  });
  if (!started.ok) return fail([started.fault]);
  process.stdout.write(`${started.announcement}\n`);

  // Once only: a second signal ends the process at once, as a person who presses Ctrl-C again expects.
  const stop = async () => {
    const cut = await started.close();
    if (cut > 0) process.stderr.write(`${cut} requests were cut off after 10 seconds\n`);
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

function readPage(): StaticFiles | string {
  const folder = fileURLToPath(new URL('../client', import.meta.url));
  try {
    return loadStaticFiles(folder);
  } catch (error) {
    return `the built page cannot be read (npm run build makes it): ${error instanceof Error ? error.message : ''}`;
  }
}

function fail(faults: readonly string[]): void {
  for (const fault of faults) process.stderr.write(`pai-image-labels: ${fault}\n`);
  process.exitCode = 1;
}
