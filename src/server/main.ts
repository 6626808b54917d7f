import './process/protect-process.ts';
import { fileURLToPath } from 'node:url';
import { version } from '../../package.json';
import { randomSecret } from './auth/access-token.ts';
import { createLineOutput } from './log/line-output.ts';
import { createLog, errorPlace, sendConsoleToLog } from './log/log.ts';
import { takeWorkerRole } from './process/fork-worker.ts';
import { stopOnSignals } from './process/protect-process.ts';
import { supervise } from './process/supervisor.ts';
import { checkCatalogFile, startFolder } from './settings/check-value.ts';
import { helpText, secretsIn } from './settings/setting-table.ts';
import { readSettings, type Settings } from './settings/settings.ts';

// The program, which runs twice: as the supervisor that a person starts, and as the worker that serves, which the
// supervisor starts. Built, it lies in dist/server, beside the page in dist/client.

const out = createLineOutput(1);
const err = createLineOutput(2);
process.on('exit', () => {
  out.finish();
  err.finish();
});
const log = createLog(err.write);
log.hide(() => secretsIn(process.env));
sendConsoleToLog(console, log);
process.removeAllListeners('warning').on('warning', ({ name, message }) => log.record({ warning: name, message }));

const isWorker = takeWorkerRole(process.env);
const read = readSettings(process.argv.slice(2), process.env, (path) =>
  checkCatalogFile(path, startFolder(process.env)),
);
if (read.kind === 'help') out.write(helpText());
else if (read.kind === 'version') out.write(version);
else if (read.kind === 'issues') {
  for (const issue of read.issues) say(issue);
  process.exitCode = 1;
  // The channel to the supervisor would keep it alive.
  if (isWorker) process.exit();
} else {
  process.on('uncaughtException', (error) => {
    say(`stopped by an error in the program: ${String(error)} ${errorPlace(error) ?? ''}`);
    process.exit(1);
  });
  if (isWorker) await serve(read.settings);
  else startSupervisor(read.settings);
}

function startSupervisor(settings: Settings): void {
  const { port } = settings;
  const freshToken = randomSecret();
  log.hide(() => [freshToken]);
  const supervisor = supervise({
    script: fileURLToPath(import.meta.url),
    port,
    freshToken,
    announce: out.write,
    say,
    ...(settings.source === 'embedded' && settings.catalog && { reads: `the catalog ${settings.catalog}` }),
    exit: (code) => process.exit(code),
  });
  // However this process ends, no worker outlives it.
  process.on('exit', supervisor.kill);
  stopOnSignals(supervisor);
  process.on('SIGUSR2', supervisor.replace);
}

async function serve(settings: Settings): Promise<void> {
  // Loaded here and not above: the supervisor needs none of it, and need not hold it in memory.
  const { runWorker } = await import('./process/run-worker.ts');
  const page = fileURLToPath(new URL('../client', import.meta.url));
  runWorker({ settings, version, page, log, say });
}

function say(text: string): void {
  log.say(`pai-image-labels: ${text}`);
}
