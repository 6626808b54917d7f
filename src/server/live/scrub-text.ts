import { hideSecrets } from '../log/hide-secrets.ts';

/**
 * Takes out of a text of the service what must not be shown: what a line of the log may not hold either, and more by
 * its form: keys and signatures, account ids (16 to 18 digits), and everything from the text to sign onwards, which the
 * service likes to echo. The log keeps such numbers and hashes: they are its own.
 */
export function scrubText(text: string, secrets: readonly string[]): string {
  // Known secrets go first: a pattern that hides a part of one would leave the rest unknown.
  let scrubbed = hideSecrets(text, secrets, HIDDEN);
  for (const [pattern, instead] of PATTERNS) scrubbed = scrubbed.replace(pattern, instead);
  return scrubbed;
}

const HIDDEN = '***';

/** All of bounded beginnings: what the service sends may be megabytes of the signs that one begins with. */
const PATTERNS: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [
    /[\s,;:.(]{0,4}\b(?:the |server ){0,2}(string[\s_-]?to[\s_-]?sign|canonical[\s_-]?(request|query|uri|headers))[\s\S]*$/i,
    ' (***)',
  ],
  [
    /\b(Signature|Credential|Token|SecurityToken|AccessKeyId|AccessKeySecret)(["']?\s{0,4}[=:]\s{0,4}["']?)[^\s,;"'&]+/gi,
    `$1$2${HIDDEN}`,
  ],
  [/\b(LTAI|STS\.|TMP\.)[A-Za-z0-9+/=_.-]{6,}/g, HIDDEN],
  [/(?<![A-Za-z0-9])[0-9a-f]{64}(?![A-Za-z0-9])/gi, HIDDEN],
  [/(?<!\d)\d{16,18}(?!\d)/g, HIDDEN],
];
