import { LABEL_KEYS, readFramework } from '../../../contract/label-keys.ts';
import { type AxisEntry, FRAMEWORK_AXIS } from '../../image-set/axis.ts';
import type { MatrixWords } from '../../text/later-words.ts';
import { visibleText } from '../../text/visible-text.ts';
import type { Words } from '../../text/words.tsx';

/** Longer texts are cut in names and tooltips. */
const MAX_NAME_CHARS = 300;

/**
 * The title of a key: its friendly name, else the key. The old framework key has its own key as title, because the
 * joined axis has the friendly name.
 */
export function keyTitle(words: Words, own: MatrixWords, key: string): string {
  if (key === FRAMEWORK_AXIS) return own.framework;
  return friendlyName(words, key) ?? shorten(key);
}

/** The title within a sentence. */
export function keyInText(words: Words, own: MatrixWords, key: string): string {
  if (key === FRAMEWORK_AXIS) return own.inSentence(own.framework);
  const name = friendlyName(words, key);
  return name === undefined ? shorten(key) : own.inSentence(name);
}

/** The text in the header of a row or column. */
export function entryText(words: Words, own: MatrixWords, entry: AxisEntry): string {
  const { framework, value } = entry;
  if (entry.kind === 'none') return own.notSet;
  if (entry.kind === 'major') return own.major(value);
  if (framework !== undefined) return `${shorten(framework)} ${value === '' ? `(${own.noVersion})` : shorten(value)}`;
  return value === '' ? words.table.empty : shorten(value);
}

/** The name of an entry without its key beside it: `GPU` is clear, `3.10` becomes `Python 3.10`. */
export function entryName(words: Words, own: MatrixWords, key: string, entry: AxisEntry): string {
  if (entry.kind === 'none') return own.no(keyInText(words, own, key));
  const text = entryText(words, own, entry);
  if (key === FRAMEWORK_AXIS || key === LABEL_KEYS.framework || key === LABEL_KEYS.chipType) return text;
  const title = friendlyName(words, key) ?? readFramework(key, '')?.name;
  return title === undefined ? `${shorten(key)}=${text}` : `${shorten(title)} ${text}`;
}

function friendlyName(words: Words, key: string): string | undefined {
  return key !== LABEL_KEYS.framework && Object.hasOwn(words.keyNames, key) ? words.keyNames[key] : undefined;
}

function shorten(text: string): string {
  return visibleText(text.length > MAX_NAME_CHARS ? `${text.slice(0, MAX_NAME_CHARS)}…` : text);
}
