const CHINESE = /[\u3000-\u9fff\uff00-\uffef]/;

/** A text after Chinese: a space stands before a letter or digit, as in running text. */
export function spaced(text: string): string {
  return CHINESE.test(text.slice(0, 1)) ? text : ` ${text}`;
}

/** A text between Chinese, with a space on each side that needs one. */
export function between(text: string): string {
  return CHINESE.test(text.slice(-1)) ? spaced(text) : `${spaced(text)} `;
}

/** A number with its unit from Intl, which sets no space between a digit and Chinese. */
export function apart(text: string): string {
  return text.replace(/(\d)(?=[\u4e00-\u9fff])/g, '$1 ');
}
