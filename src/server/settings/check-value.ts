import { accessSync, constants, statSync } from 'node:fs';
import { isIPv4 } from 'node:net';
import { resolve } from 'node:path';
import { isRegionId, REGIONS } from '../../contract/regions.ts';
import { failed, ok, type Result } from '../../contract/result.ts';
import type { Environment } from './given-values.ts';
import { pathWithoutUser } from './hide-user.ts';

// A check returns the parsed value, or the allowed values: the end of a sentence that names the setting.

export function checkPort(text: string): Result<number> {
  const port = /^[0-9]{1,5}$/.test(text) ? Number(text) : Number.NaN;
  return port <= 65_535 ? ok(port) : failed('a whole number from 0 to 65535');
}

/** Up to an hour: it must exceed the keep-alive time of load balancers, in wide use at most ten minutes. */
export function checkKeepAlive(text: string): Result<number> {
  const seconds = /^[0-9]{1,4}$/.test(text) ? Number(text) : Number.NaN;
  return seconds >= 1 && seconds <= 3_600 ? ok(seconds) : failed('a whole number of seconds from 1 to 3600');
}

/** Ten years: each day costs a file. */
export function checkHistoryDays(text: string): Result<number> {
  const days = /^[0-9]{1,4}$/.test(text) ? Number(text) : Number.NaN;
  return days >= 2 && days <= 3_650 ? ok(days) : failed('a whole number of days from 2 to 3650');
}

/** The folder is created if it is missing, so an address in place of a path would become folders of odd names. */
export function checkFolder(path: string): Result<string> {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) return failed('the path of a folder, not an address');
  const literal = literalPathHint(path);
  return literal === undefined ? ok(path) : failed(`the path of a folder; ${literal}`);
}

/** Why a path is probably not the one that was meant: a shell would have changed it, or a file of variables kept it. */
function literalPathHint(path: string): string | undefined {
  if (/^(["']).*\1$/.test(path)) return 'the quotes belong to the value here: leave them out';
  if (/^~(\/|$)/.test(path)) return 'the shell has not filled in "~": write the full path';
  if (/^file:\/\//i.test(path)) return 'write the path without "file://"';
  if (/^https?:\/\//i.test(path)) return 'an address is not read: save its answer in a file';
  const variable = /^(\$\w+|\$\{\w+\}|%\w+%)(?=[\\/])/.exec(path)?.[0];
  return variable === undefined ? undefined : `nothing has filled in ${variable}: write the full path`;
}

export function checkChoice<const Choice extends string>(text: string, choices: readonly Choice[]): Result<Choice> {
  const choice = choices.find((one) => one === text);
  return choice === undefined ? failed(choices.join(' or ')) : ok(choice);
}

/** Visible ASCII, because the token must fit into a URL and into an Authorization header as it is. */
export function checkAccessToken(text: string): Result<string> {
  if (!/^[\x21-\x7e]{20,512}$/.test(text)) return failed('20 to 512 ASCII characters without spaces');
  if (!isEasyToGuess(text)) return ok(text);
  return failed(
    'a token that is hard to guess, with at least 8 different characters and no repeated pattern or sequence; "openssl rand -hex 20" makes one',
  );
}

export function checkRegion(text: string): Result<string> {
  if (isRegionId(text)) return ok(text);
  const listed = REGIONS.map((region) => region.id).join(', ');
  return failed(`a region id of at most 32 characters, in lower case: ${listed}, or another one of that form`);
}

export function checkWorkspaceId(text: string): Result<string> {
  return /^[0-9]{1,20}$/.test(text) ? ok(text) : failed('1 to 20 digits');
}

/** An id is written into `Credential=...,`, so it must not contain the characters that end it there. */
export function checkAccessKeyId(text: string): Result<string> {
  return /^[A-Za-z0-9._-]{1,128}$/.test(text) ? ok(text) : failed('1 to 128 letters, digits, ".", "_" and "-"');
}

/** Whether only this machine can reach a server on `host`. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}

/** Nearly every random text of 20 hexadecimal digits has this many. */
const MIN_DISTINCT = 8;
const MIN_UNPREDICTABLE = 10;

/** Character sequences that people type without thought, forwards or backwards. */
const SEQUENCES = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '!@#$%^&*()'];
const FOLLOWS: ReadonlySet<string> = new Set(
  SEQUENCES.flatMap((signs) =>
    [...signs].flatMap((sign, at) => [sign + signs.charAt(at + 1), signs.charAt(at + 1) + sign]),
  ),
);

/**
 * Whether a token could be guessed: it repeats one pattern, has few different characters, or few that do not follow
 * from earlier ones. A character follows if it repeats the previous one, continues a sequence, or came before after the
 * same two characters. We rejected zxcvbn: its dictionaries are several times larger than the rest of the server.
 */
export function isEasyToGuess(token: string): boolean {
  const isPoor = new Set(token).size < MIN_DISTINCT || countUnpredictable(token.toLowerCase()) < MIN_UNPREDICTABLE;
  return isPoor || repeatsItself(token);
}

/** Whether the text is one pattern, twice or more; the last one may be incomplete. */
function repeatsItself(text: string): boolean {
  for (let length = 1; length <= text.length / 2; length += 1) if (text.startsWith(text.slice(length))) return true;
  return false;
}

function countUnpredictable(text: string): number {
  const seen = new Set<string>();
  let unpredictable = 0;
  for (let at = 0; at < text.length; at += 1) {
    const pair = text.slice(Math.max(0, at - 1), at + 1);
    const triple = text.slice(Math.max(0, at - 2), at + 1);
    const follows = pair[0] === pair[1] || FOLLOWS.has(pair) || seen.has(triple);
    if (!follows) unpredictable += 1;
    seen.add(triple);
  }
  return unpredictable;
}

/**
 * The full path of a readable file, so that a missing file is reported with the other issues of the settings. A
 * relative path starts in `folder`. The content is checked when it is loaded.
 */
export function checkCatalogFile(path: string, folder = process.cwd()): Result<string> {
  const full = resolve(folder, path);
  // The full path would repeat the password of an address that was given in place of a path.
  const named = full === path || pathWithoutUser(path) !== path ? '' : ` (${full})`;
  try {
    accessSync(full, constants.R_OK);
    if (statSync(full).isDirectory()) return failed(`the path of a file that can be read; this is a folder${named}`);
    return ok(full);
  } catch (error) {
    const literal = literalPathHint(path);
    const hint = literal === undefined ? '' : `; ${literal}`;
    return failed(`the path of a file that can be read; ${fileIssue(error)}${named}${hint}`);
  }
}

const ISSUES: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'a part of the path is no folder',
  EACCES: 'this user may not read it',
  EPERM: 'this user may not read it',
  ELOOP: 'its symbolic links lead in a circle',
  ENAMETOOLONG: 'the path is too long',
  EISDIR: 'it is a folder',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EIO: 'the disk failed',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full for this user',
  EROFS: 'the disk is read-only',
  EFBIG: 'it is too large for the disk',
  ENOTREG: 'it is not a file',
};

/** Why a file cannot be read, as the end of a sentence. Other errors give their code. */
export function fileIssue(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
  return ISSUES[code] ?? code;
}

/**
 * The folder of relative paths in settings: the one in which the command was typed. npm runs scripts in the folder of
 * the package and names the other one in INIT_CWD. The variable counts only for scripts of this package: in a script of
 * another package the working directory is the one its author expects.
 */
export function startFolder(environment: Environment, workingFolder = process.cwd()): string {
  const isOwnScript =
    environment.npm_package_name === 'pai-image-labels' && environment.npm_lifecycle_script !== undefined;
  return (isOwnScript && environment.INIT_CWD) || workingFolder;
}
