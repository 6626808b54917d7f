/**
 * Where a line of a long name or address may end: after its separators, but not before a short end such as "com", and between
 * a version and the word that follows it; never inside a version such as 22.04.
 */
export const BREAK_PLACES = /(?<=[-_:/@=]|\.(?!\d|\w{1,3}(?:\W|$)))|(?<=\d\.\d+)(?=[a-z]{3})/i;
