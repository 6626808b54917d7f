import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The built program; the test setup builds it. */
export const MAIN = fileURLToPath(new URL('../../../dist/server/main.js', import.meta.url));
/** Timeout of an awaited condition: the machine may be busy with other tests. */
export const PATIENCE = { timeout: 10_000 };
/** A key for a live source that never reaches PAI in a test. */
export const LIVE_KEY = {
  ALIBABA_CLOUD_ACCESS_KEY_ID: 'canary-live-id',
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'canary-live-secret',
};
const running: ChildProcess[] = [];

/** Ends the programs that a test has left running. */
export function killPrograms(): void {
  for (const child of running.splice(0)) child.kill('SIGKILL');
}

export interface ProgramOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** Options for node itself. */
  readonly node?: readonly string[];
  /** The limit of open files. */
  readonly files?: number;
  readonly main?: string;
}

/** Starts the built program; `firstLine` is its first line of output when ready, `ended` all output. */
export function runProgram(args: readonly string[], options: ProgramOptions = {}) {
  const { environment = {}, node = [], files, main = MAIN } = options;
  const env = { PATH: process.env.PATH, ...environment };
  const program = [process.execPath, ...node, main, ...args];
  const child =
    files === undefined
      ? spawn(process.execPath, program.slice(1), { env })
      : spawn('/bin/sh', ['-c', `ulimit -n ${files} && exec "$@"`, 'sh', ...program], { env });
  running.push(child);
  let out = '';
  let err = '';
  const firstLine = new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (part) => {
      out += part;
      if (out.includes('\n')) resolve(out.trim());
    });
    child.on('close', (code) => reject(new Error(`the program ended with ${code} before its first line: ${err}`)));
  });
  // A test that does not wait for the line expects the end.
  firstLine.catch(() => {});
  child.stderr.setEncoding('utf8').on('data', (part) => {
    err += part;
  });
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, out, err }));
  });
  const url = async () => /http:\/\/127\.0\.0\.1:\d+/.exec(await firstLine)?.[0] ?? '';
  return { child, firstLine, url, ended, errors: () => err };
}

/** The ids of the running child processes of a process. Linux only. */
export function childrenOf(pid: number | undefined): readonly number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
}

/** Whether a process runs; an ended one whose parent has not read its status (a zombie) does not. */
export function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
