import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The program as it is built; the tests see to it that it is. */
export const MAIN = fileURLToPath(new URL('../../../dist/server/main.js', import.meta.url));
/** How long a condition is awaited: the machine may be busy with other tests. */
export const PATIENCE = { timeout: 10_000 };
/** A key for a live source that no test lets reach PAI. */
export const LIVE_KEY = {
  ALIBABA_CLOUD_ACCESS_KEY_ID: 'canary-live-id',
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'canary-live-secret',
};
const running: ChildProcess[] = [];

/** Ends what a test has left running. */
export function killPrograms(): void {
  for (const child of running.splice(0)) child.kill('SIGKILL');
}

export interface ProgramOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** Options of node's own. */
  readonly node?: readonly string[];
  /** How many files it may have open. */
  readonly files?: number;
  readonly main?: string;
}

/** Starts the built program; `firstLine` is what it prints when it is ready, `ended` all there was. */
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
  const firstLine = new Promise<string>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (part) => {
      out += part;
      if (out.includes('\n')) resolve(out.trim());
    });
  });
  child.stderr.setEncoding('utf8').on('data', (part) => {
    err += part;
  });
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, out, err }));
  });
  const url = async () => /http:\/\/127\.0\.0\.1:\d+/.exec(await firstLine)?.[0] ?? '';
  return { child, firstLine, url, ended, errors: () => err };
}

/** The ids of the processes that a process has started and that are still there. Linux only. */
export function childrenOf(pid: number | undefined): readonly number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
}

/** Whether there is a process; one that has ended and whose parent has not asked for its status is none. */
export function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
