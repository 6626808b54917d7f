import { hideUsers } from '../settings/hide-user.ts';

/**
 * The only way to the log. Every line passes the same scrubber, and none contains a line end, so that no outside text
 * can forge a line. We rejected logging libraries: they hide secrets by the path of a field, and miss messages, URLs
 * and nested values.
 */
export interface Log {
  /** A line for the person who started the server. */
  readonly say: (text: string) => void;
  /** A line of JSON, its time first. */
  readonly record: (entry: Readonly<Record<string, unknown>>) => void;
  /** Adds values that must never be written; called for each line, as keys change. */
  readonly hide: (secrets: () => readonly string[]) => void;
}

const MAX_TEXT_CHARS = 4_000;

/** A log that passes its lines, without line ends, to `write`. */
export function createLog(write: (line: string) => void): Log {
  const hidden: (() => readonly string[])[] = [];
  let known: readonly string[] = [];
  let hide = secretHider(known);
  /** Scrubs the texts of one line. Keys change seldom, so the scrubber of the last line is mostly reused. */
  const cleaner = () => {
    const secrets = hidden.flatMap((values) => values());
    if (secrets.length !== known.length || secrets.some((secret, at) => secret !== known[at])) {
      known = secrets;
      hide = secretHider(known);
    }
    return (text: string) => {
      const scrubbed = hide(text);
      // Cut after the scrubbing: the scrubber would miss half a secret.
      return scrubbed.length > MAX_TEXT_CHARS ? `${scrubbed.slice(0, MAX_TEXT_CHARS)}…` : scrubbed;
    };
  };
  return {
    say: (text) => write(printable(cleaner()(text))),
    record: (entry) => {
      const clean = cleaner();
      const timed = { time: new Date().toISOString(), ...entry };
      write(printable(JSON.stringify(timed, (_, value) => (typeof value === 'string' ? clean(value) : value))));
    },
    hide: (secrets) => {
      hidden.push(secrets);
    },
  };
}

/** Control characters, line ends and direction marks, escaped as in JSON. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (sign) =>
    [...Array(sign.length).keys()].map((at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  );
}

/**
 * Limits lines that clients can cause to one in `everyMs`. The first is written at once. Later ones are counted, and
 * the last of them is written with their number after that time.
 */
export function throttleLines(say: (line: string) => void, everyMs: number): (line: string) => void {
  let held = 0;
  let last = '';
  let timer: NodeJS.Timeout | undefined;

  function wait(): void {
    timer = setTimeout(() => {
      timer = undefined;
      if (held === 0) return;
      say(held === 1 ? last : `${last} (and ${held - 1} more within ${everyMs / 1_000} s)`);
      held = 0;
      wait();
    }, everyMs);
    timer.unref();
  }

  return (line) => {
    if (timer !== undefined) {
      held += 1;
      last = line;
      return;
    }
    say(line);
    wait();
  };
}

const METHODS = ['debug', 'error', 'info', 'log', 'trace', 'warn'] as const;

/**
 * Sends to the log what libraries print on the console. Of their errors only the kind and the place: the library that
 * looks for credentials prints errors whose messages contain secret files.
 */
export function sendConsoleToLog(target: Pick<Console, (typeof METHODS)[number]>, log: Log): void {
  for (const method of METHODS)
    target[method] = (...words: readonly unknown[]) => log.record({ console: words.map(describe) });
}

function describe(word: unknown): string {
  if (typeof word === 'string') return word;
  if (word instanceof Error) return [word.name, errorPlace(word)].join(' ');
  return `(${typeof word})`;
}

/**
 * The origin of an error: the first line of its stack that names one. A log needs no more, and a response not even
 * that.
 */
export function errorPlace(error: Error): string | undefined {
  return error.stack
    ?.split('\n')
    .find((line) => line.trim().startsWith('at '))
    ?.trim();
}

/**
 * Values after `Signature=`, `token=` and similar names in a URL or a header, known or not: a value that is not our
 * secret, such as a wrong token, may be another person's.
 */
const SECRET_BY_NAME =
  /((?:signature|credential|token|secret|password|key_?id)(?:=|%3D|["']\s?:\s?["'])|security-token: ?|\bbearer +)[^\s&,;"'<>]+/gi;

/**
 * The text without the given secrets, in any encoding, and without users of addresses and values after the name of a
 * secret. By value and not by field name: errors, URLs and nested objects have no fields. `hidden` replaces them.
 */
export function hideSecrets(text: string, secrets: readonly string[], hidden = '[hidden]'): string {
  return secretHider(secrets, hidden)(text);
}

/** Like `hideSecrets`, for many texts: the encodings of the secrets are computed once. */
function secretHider(secrets: readonly string[], hidden = '[hidden]'): (text: string) => string {
  const hide = knownHider(secrets, hidden);
  return (text) => hideUsers(hide(text), hidden).replace(SECRET_BY_NAME, `$1${hidden}`);
}

/** Removes the given secrets from texts, in any encoding, and nothing else. */
function knownHider(secrets: readonly string[], hidden: string): (text: string) => string {
  const forms = formsOf(secrets);
  if (forms.length === 0) return (text) => text;
  // One pass over the text for all of them: a log hides about a hundred patterns in every line.
  const any = new RegExp(forms.map((form) => form.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|'), 'g');
  return (text) => text.replace(any, () => hidden);
}

/**
 * A shorter value is no secret, because it is found by trying all of them. Hiding it would hide these characters in
 * every word, and no line could be read.
 */
const MIN_SECRET_CHARS = 4;

/** The secrets that are hidden in texts. */
export function hideable(secrets: readonly string[]): readonly string[] {
  return secrets.filter((secret) => secret.length >= MIN_SECRET_CHARS);
}

/** Longest first, or the rest of a secret that begins with another would stay. */
function formsOf(secrets: readonly string[]): readonly string[] {
  const forms = hideable(secrets).flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), inUrl(secret)]);
  return [...new Set(forms)].sort((a, b) => b.length - a.length);
}

/** Percent-encoded; a lone surrogate, which no URL can contain, stays unchanged. */
function inUrl(secret: string): string {
  return secret.replace(/[^\p{Cs}]+/gu, encodeURIComponent);
}
