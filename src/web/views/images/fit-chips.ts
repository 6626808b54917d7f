/**
 * The number of chips that fit uncut into the room, with a number for the others if there are any. At least one,
 * which may be cut. All in CSS pixels; the space around a chip is part of its width.
 */
export function fitChips(widths: readonly number[], room: number, moreWidth: number): number {
  let used = 0;
  let whole = 0;
  for (const [index, width] of widths.entries()) {
    used += width;
    const isLast = index === widths.length - 1;
    if (used + (isLast ? 0 : moreWidth) <= room) whole = index + 1;
  }
  return Math.min(Math.max(whole, 1), widths.length);
}

/** Splits a text into its beginning and its distinctive end: after the last space, else after the first `=`. */
export function splitTail(text: string): readonly [head: string, tail: string] {
  const at = text.includes('=') ? text.indexOf('=') : text.lastIndexOf(' ');
  return [text.slice(0, at + 1), text.slice(at + 1)];
}

/** A value that begins with a digit, or is only yes or no, is unclear without its name. */
const NEEDS_NAME = /^(v?\d|true$|false$|yes$|no$|on$|off$|$)/i;

/**
 * Whether a value is clear without the name of its key, if there is no room for both. We rejected cutting the name,
 * because one character would be left of `操作系统 ubuntu`. The name is in the tooltip.
 */
export function standsAlone(value: string): boolean {
  return !NEEDS_NAME.test(value.trim());
}

/** Sorts texts of which only the first are shown: those to keep, then by name, newest versions first. */
export function mostUsefulFirst<Item extends { readonly text: string }>(
  items: readonly Item[],
  isKept: (item: Item) => boolean,
): readonly Item[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const [name] = splitTail(item.text);
    groups.set(name, [item, ...(groups.get(name) ?? [])]);
  }
  const newestFirst = [...groups.values()].flat();
  return [...newestFirst.filter(isKept), ...newestFirst.filter((item) => !isKept(item))];
}
