import { type ChildProcess, spawn } from 'node:child_process';
import { failed, ok, type Result } from '../../../../contract/result.ts';
import { nameKind, textOfNumber } from '../../rows/read-fields.ts';
import { isJsonObject } from '../../rows/read-rows.ts';
import { readJson } from '../../rows/scan-json.ts';
import type { KeyResult, KeySource } from './access-key.ts';
import { keyFrom } from './library-source.ts';
import { dayAndTime } from './profiles/judge-profile.ts';

/** The time limit of a command, in milliseconds: people may have to touch a security key or confirm on a phone. */
const LIMIT_MS = 30_000;
/** A token is renewed this long before it expires, as the credential library does. */
const EARLY_MS = 3 * 60_000;
const MAX_OUTPUT_BYTES = 256 * 1024;

/**
 * Runs the command in a separate process group. When the pipe to this server closes, even because this server was
 * killed, the whole group ends, with all that the command started. `$0` is a name for messages, `$@` is the command.
 */
const WATCHED = 'exec 3<&0; (cat <&3 >/dev/null; kill -KILL 0) >/dev/null 2>&1 & "$@" 3<&- </dev/null; exit $?';

/**
 * Keys that a command of the user prints as JSON (`process_command` of the CLI). One command runs at a time. It is
 * killed at its time limit and when the server ends. The credential library is not used for this mode, because its
 * command cannot be stopped from outside, and because it writes the keys into the configuration file.
 */
export function commandSource(command: string, { clock = Date.now, limitMs = LIMIT_MS } = {}): KeySource {
  let kept: { readonly key: KeyResult; readonly until: number } | undefined;
  let running: { readonly key: Promise<KeyResult>; readonly kill: () => void } | undefined;
  return {
    get: () => {
      if (kept !== undefined && clock() < kept.until) return Promise.resolve(kept.key);
      if (running !== undefined) return running.key;
      const run = start(command, limitMs);
      running = {
        kill: run.kill,
        key: run.output
          .then((output) => {
            if (!output.ok) return output;
            const { key, expires } = readOutput(output.value, clock());
            if (key.ok) kept = { key, until: expires - EARLY_MS };
            return key;
          })
          .finally(() => {
            running = undefined;
          }),
      };
      return running.key;
    },
    close: () => running?.kill(),
  };
}

function start(
  command: string,
  limitMs: number,
): { readonly output: Promise<Result<string>>; readonly kill: () => void } {
  let child: ChildProcess | undefined;
  // The signal goes to the group, which includes the processes that the command started.
  const kill = () => {
    if (child?.pid === undefined || child.exitCode !== null) return;
    try {
      process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
    } catch {
      // The process has just ended.
    }
  };
  const output = new Promise<Result<string>>((resolve) => {
    const fail = (reason: string) => resolve(failed(reason));
    void splitCommand(command).then((words) => {
      if (words === undefined) return fail('its process_command cannot be split into words');
      const [file = '', ...args] = process.platform === 'win32' ? words : ['/bin/sh', '-c', WATCHED, 'sh', ...words];
      const started = spawn(file, args, { stdio: ['pipe', 'pipe', 'ignore'], detached: process.platform !== 'win32' });
      child = started;
      process.once('exit', kill);
      const timer = setTimeout(() => {
        fail(`its command did not end within ${limitMs / 1_000} s`);
        kill();
      }, limitMs);
      let text = '';
      started.stdin.on('error', () => {});
      started.stdout.setEncoding('utf8').on('data', (part) => {
        text += part;
        if (text.length <= MAX_OUTPUT_BYTES) return;
        fail('its command printed too much');
        kill();
      });
      started.on('error', () => fail('its command could not be started'));
      started.on('close', (code) => {
        clearTimeout(timer);
        process.off('exit', kill);
        if (code === 0) return resolve(ok(text));
        fail(
          code === 127
            ? 'its command was not found'
            : `its command failed (${code === null ? 'killed' : `exit ${code}`})`,
        );
      });
    });
  });
  return { output, kill };
}

/** Splits a command into words as the credential library does, with quotes. Returns undefined if it cannot. */
async function splitCommand(command: string): Promise<readonly string[] | undefined> {
  try {
    const { splitProcessCommand } = await import('@alicloud/credentials/dist/src/utils/command.js');
    return splitProcessCommand(command);
  } catch {
    return undefined;
  }
}

/** The fields of a key. Their values must be text. */
const TEXTS = ['mode', 'access_key_id', 'access_key_secret', 'sts_token'];

function readOutput(text: string, now: number): { readonly key: KeyResult; readonly expires: number } {
  const none = (reason: string) => ({ key: failed(`its command printed ${reason}`), expires: 0 });
  const printed = readJson(text);
  if (!printed.ok) return none('something that is not JSON');
  const fields = isJsonObject(printed.value) ? printed.value : {};
  const odd = TEXTS.find((name) => fields[name] && typeof fields[name] !== 'string');
  if (odd !== undefined) return none(`${aField(odd)} that is ${nameKind(fields[odd])}, text is expected`);
  if (fields.mode === 'StsToken' && !fields.sts_token) return none('no sts_token');
  if (!fields.access_key_id || !fields.access_key_secret) return none('no access_key_id or no access_key_secret');
  const expires = readExpiry(fields);
  if (expires !== undefined && expires <= now) return none(`a token that expired on ${dayAndTime(expires / 1_000)}`);
  return { key: keyFrom(fields.access_key_id, fields.access_key_secret, fields.sts_token), expires: expires ?? 0 };
}

/**
 * When the token expires, in milliseconds since 1970. Returns undefined if the output has no time. The CLI reads
 * `sts_expiration` in seconds, as in a profile; the credential library reads `expiration` in ISO 8601. Scripts mix the
 * two.
 */
function readExpiry(fields: Readonly<Record<string, unknown>>): number | undefined {
  const times = ['sts_expiration', 'expiration']
    .map((name) => timeOf(fields[name]))
    .filter((time) => time !== undefined);
  return times.length === 0 ? undefined : Math.min(...times);
}

/** The CLI writes 0 for an unknown time. */
function timeOf(given: unknown): number | undefined {
  const digits = textOfNumber(given) ?? given;
  if (typeof digits !== 'string') return undefined;
  const time = /^\d+$/.test(digits) ? Number(digits) * 1_000 : Date.parse(digits);
  return time > 0 ? time : undefined;
}

function aField(name: string): string {
  return `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`;
}
