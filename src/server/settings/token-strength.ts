/** Nearly every random text of 20 hexadecimal digits has so many. */
const LEAST_DISTINCT = 8;
const LEAST_SURPRISES = 10;

/** Signs in an order that people type without thought, forwards or backwards. */
const SEQUENCES = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '!@#$%^&*()'];
const FOLLOWS: ReadonlySet<string> = new Set(
  SEQUENCES.flatMap((signs) =>
    [...signs].flatMap((sign, at) => [sign + signs.charAt(at + 1), signs.charAt(at + 1) + sign]),
  ),
);

/**
 * Whether a token could be guessed: it repeats one pattern, or has few different characters, or few that do not follow
 * from those before them.
 * A character follows if it repeats the one before, continues a sequence, or stands where it stood before after the
 * same two characters. We rejected zxcvbn: its dictionaries are several times larger than the rest of the server.
 */
export function isEasyToGuess(token: string): boolean {
  const isPoor = new Set(token).size < LEAST_DISTINCT || countSurprises(token.toLowerCase()) < LEAST_SURPRISES;
  return isPoor || repeatsItself(token);
}

/** Whether the text is one pattern, twice or more; the last one may be cut short. */
function repeatsItself(text: string): boolean {
  for (let length = 1; length <= text.length / 2; length += 1) if (text.startsWith(text.slice(length))) return true;
  return false;
}

function countSurprises(text: string): number {
  const seen = new Set<string>();
  let surprises = 0;
  for (let at = 0; at < text.length; at += 1) {
    const pair = text.slice(Math.max(0, at - 1), at + 1);
    const triple = text.slice(Math.max(0, at - 2), at + 1);
    const follows = pair[0] === pair[1] || FOLLOWS.has(pair) || seen.has(triple);
    if (!follows) surprises += 1;
    seen.add(triple);
  }
  return surprises;
}
