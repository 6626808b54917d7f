/** Line continuations of sh, PowerShell and cmd. */
const CONTINUED = /[\\`^][ \t]*\r?\n/g;

/**
 * The words of a command line by shell rules: quotes keep blanks together and are removed, a backslash keeps the next
 * character. Brackets, pipes and redirections separate words. An unclosed quote takes the rest. Variables and substitutions stay unchanged.
 */
export function shellWords(command: string): readonly string[] {
  const text = command.replace(CONTINUED, ' ');
  const words: string[] = [];
  let word: string | undefined;
  let at = 0;
  while (at < text.length) {
    const sign = text[at] ?? '';
    at += 1;
    if (sign === '"' || sign === "'") {
      word ??= '';
      while (at < text.length && text[at] !== sign) {
        if (sign === '"' && text[at] === '\\' && /["\\$`]/.test(text[at + 1] ?? '')) at += 1;
        word += text[at] ?? '';
        at += 1;
      }
      at += 1;
    } else if (/[\s|()]/.test(sign) || (/[<>]/.test(sign) && text[at] !== '=')) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (sign === '\\' && at < text.length) {
      word = (word ?? '') + text[at];
      at += 1;
    } else word = (word ?? '') + sign;
  }
  if (word !== undefined) words.push(word);
  // These end a command.
  return words.map((one) => one.replace(/[;&]{1,2}$/, ''));
}
