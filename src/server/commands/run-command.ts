import { resolve } from 'node:path';
import { ok, type Result } from '../../contract/result.ts';
import type { Log } from '../log/log.ts';
import { openSource } from '../process/open-source.ts';
import { checkCatalogFile, fileIssue, startFolder } from '../settings/check-value.ts';
import type { CommandLine, Environment } from '../settings/given-values.ts';
import { SETTINGS } from '../settings/setting-table.ts';
import { readSettings } from '../settings/settings.ts';
import { check } from './check.ts';
import { type CommandContext, EXIT, type ExitCode } from './command-context.ts';
import { compare } from './compare.ts';
import { createDataOutput } from './data-output.ts';
import { commandHelp } from './help.ts';
import { listImages } from './list-images.ts';
import { listLabels } from './list-labels.ts';
import { SOURCE_SETTINGS } from './option-table.ts';
import { type CommandRequest, readCommand } from './read-command.ts';
import { readCheckRequest, readImagesRequest, readLabelsRequest, readNewestRequest } from './read-list-options.ts';
import { saveImages } from './save-images.ts';
import { showImage } from './show-image.ts';
import { showNewest } from './show-newest.ts';

export interface CommandDeps {
  readonly environment: Environment;
  readonly version: string;
  readonly log: Log;
  readonly say: (line: string) => void;
  /** Columns of the terminal on stdout; undefined without one. */
  readonly terminalColumns: number | undefined;
  readonly signal: AbortSignal;
}

/** A parsed command, ready to run with an open source. */
type Run = (context: CommandContext) => Promise<ExitCode>;

/** Runs a command, and resolves with the exit status of the program. */
export async function runCommand(line: CommandLine, deps: CommandDeps): Promise<ExitCode> {
  const { environment, version, log, say } = deps;
  const out = createDataOutput(1);
  const refuse = (issues: readonly string[], code: ExitCode = EXIT.usage) => {
    for (const issue of issues) say(issue);
    return code;
  };
  const read = readCommand(line, environment);
  if (read.kind === 'issues') return refuse(read.issues);
  if (read.kind === 'help' || read.kind === 'version') {
    await out.write(`${read.kind === 'help' ? commandHelp(read.name) : version}\n`);
    return EXIT.done;
  }
  const { request } = read;
  const folder = startFolder(environment);
  const settings = readSourceSettings(request.settings, environment, folder);
  if (settings.kind !== 'settings')
    return refuse(settings.issues, settings.issues.some((issue) => issue.startsWith('--')) ? EXIT.usage : EXIT.fault);
  const run = prepare(request, folder, version);
  if (!run.ok) return refuse(run.error);
  // The log of the source is for a server; a command reports errors in its own words.
  const opened = await openSource(settings.settings, environment, { ...log, record: () => {} });
  if (!opened.ok) return refuse([opened.error], EXIT.fault);
  const { source, scopeNotes, remarks = [], close } = opened.value;
  for (const remark of remarks) say(remark);
  for (const note of scopeNotes) if (note.isEmpty) say(note.text);
  const { region, workspaceId } = settings.settings;
  const { terminalColumns, signal } = deps;
  const width = terminalColumns ?? readColumns(environment.COLUMNS);
  try {
    const isTerminal = terminalColumns !== undefined;
    const code = await run.value({ source, region, workspaceId, out, say, width, isTerminal, signal });
    if (code === EXIT.nothing) for (const note of scopeNotes) if (!note.isEmpty) say(note.text);
    return code;
  } catch (error) {
    if (!out.isFailed()) throw error;
    return refuse([`stdout cannot be written: ${fileIssue(error)}`], EXIT.fault);
  } finally {
    await close();
  }
}

/** The parsed command, or the issues of its options. */
function prepare(request: CommandRequest, folder: string, version: string): Result<Run, readonly string[]> {
  const [path = ''] = request.operands;
  switch (request.name) {
    case 'labels': {
      const labels = readLabelsRequest(request);
      return labels.ok ? ok((context) => listLabels(context, labels.value)) : labels;
    }
    case 'images': {
      const images = readImagesRequest(request);
      return images.ok ? ok((context) => listImages(context, images.value)) : images;
    }
    case 'newest': {
      const newest = readNewestRequest(request);
      return newest.ok ? ok((context) => showNewest(context, newest.value)) : newest;
    }
    case 'image':
      return ok((context) => showImage(context, request));
    case 'compare':
      return ok((context) => compare(context, request, folder));
    case 'check': {
      const read = readCheckRequest(request);
      return read.ok ? ok((context) => check(context, read.value)) : read;
    }
    case 'mcp':
      // Loaded when used: the protocol is larger than all other commands together.
      return ok(async (context) => (await import('./serve-mcp.ts')).serveMcp(context, version));
    case 'save':
      return ok((context) => saveImages(context, resolve(folder, path)));
  }
}

/** The settings of the source only. Settings of the server may be in the environment, and are ignored here. */
function readSourceSettings(args: readonly string[], environment: Environment, folder: string) {
  const others = new Set(
    SETTINGS.filter(({ name }) => !SOURCE_SETTINGS.includes(name)).map(({ variable }) => variable),
  );
  const own = Object.fromEntries(Object.entries(environment).filter(([name]) => !others.has(name)));
  const read = readSettings(args, own, (path) => checkCatalogFile(path, folder));
  // `--help` and `--version` were read before.
  return read.kind === 'settings'
    ? read
    : { kind: 'issues' as const, issues: read.kind === 'issues' ? read.issues : [] };
}

/** A width that the caller sets for output without a terminal. */
function readColumns(text: string | undefined): number {
  const columns = /^[0-9]{1,5}$/.test(text ?? '') ? Number(text) : 0;
  return columns > 0 ? columns : Number.POSITIVE_INFINITY;
}
