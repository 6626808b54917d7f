import './process/protect-process.ts';
import { isatty } from 'node:tty';
import { fileURLToPath } from 'node:url';
import { version } from '../../package.json';
import { randomSecret } from './auth/access-token.ts';
import { createLineOutput } from './log/line-output.ts';
import { createLog, errorPlace, sendConsoleToLog } from './log/log.ts';
import { takeWorkerRole } from './process/fork-worker.ts';
import { stopOnSignals } from './process/protect-process.ts';
import { supervise } from './process/supervisor.ts';
import { checkCatalogFile, startFolder } from './settings/check-value.ts';
import { type CommandLine, isCommand, splitCommandLine } from './settings/given-values.ts';
import { helpText, secretsIn } from './settings/setting-table.ts';
import { readSettings, type Settings } from './settings/settings.ts';

// The program, which main.ts loads. It runs twice: as the supervisor that a person starts, and as the worker that the
// supervisor starts. Once built, it is in dist/server, beside the page in dist/client.

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
const line = isWorker ? undefined : splitCommandLine(process.argv.slice(2));
if (line !== undefined && isCommand(line, process.env)) await startCommand(line);
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

/** Runs a command instead of the server, and ends the program. */
async function startCommand(line: CommandLine): Promise<void> {
  const stopping = new AbortController();
  let endedBy: NodeJS.Signals | undefined;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      endedBy = signal;
      stopping.abort();
    });
  try {
    const { runCommand } = await import('./commands/run-command.ts');
    const terminalColumns = isatty(1) ? process.stdout.columns || 80 : undefined;
    const deps = { environment: process.env, version, log, say, terminalColumns, signal: stopping.signal };
    process.exitCode = await runCommand(line, deps);
  } catch (error) {
    const place = error instanceof Error ? errorPlace(error) : undefined;
    say(`stopped by an error in the program: ${String(error)} ${place ?? ''}`);
    process.exitCode = 1;
  }
  // Exits by the signal itself, so that a shell sees the cause.
  if (endedBy !== undefined) process.kill(process.pid, endedBy);
  process.exit();
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
  // No worker outlives this process, however it ends.
  process.on('exit', supervisor.kill);
  stopOnSignals(supervisor);
  process.on('SIGUSR2', supervisor.replace);
}

async function serve(settings: Settings): Promise<void> {
  // Loaded late: the supervisor does not use it, and should not keep it in memory.
  const { runWorker } = await import('./process/run-worker.ts');
  const page = fileURLToPath(new URL('../client', import.meta.url));
  runWorker({ settings, version, page, log, say });
}

function say(text: string): void {
  log.say(`pai-image-labels: ${text}`);
}
