import { useMemo } from 'react';
import type { ImageSet } from '../../../contract/image-tally/image-set.ts';
import { categoryOf, isPythonKey, LABEL_KEYS } from '../../../contract/label-keys.ts';
import { failed, ok, type Result } from '../../../contract/result.ts';
import { knownKey } from '../../filter/suggest/suggestions.ts';
import { FRAMEWORK_AXIS } from '../../image-set/axis.ts';
import { ScopeField, type ScopeOption } from '../../panel/scope-field.tsx';
import { useMatrixWords } from '../../text/later-words.ts';
import { visibleText } from '../../text/visible-text.ts';
import { useWords } from '../../text/words.tsx';
import { keyTitle } from './axis-names.ts';

interface KeyFieldProps {
  readonly name: string;
  readonly keyInForce: string;
  readonly set: ImageSet | undefined;
  readonly onCommit: (key: string) => void;
}

/** More would be slow to render. Any key can be typed. */
const MAX_KEYS = 500;

/** The key of the rows or the columns: picked by its friendly name, or typed. Clearing it restores the default. */
export function KeyField({ name, keyInForce, set, onCommit }: KeyFieldProps) {
  const shared = useWords();
  const words = useMatrixWords();
  const title = (key: string) => keyTitle(shared, words, key);
  const keys = useMemo(() => keysOf(set), [set]);
  const options = keys.map((key): ScopeOption => {
    const text = title(key);
    const note = key === FRAMEWORK_AXIS || text === key ? '' : visibleText(key.slice(0, 200));
    return { id: key, value: key, text, note, search: `${text} ${key}` };
  });

  const read = (text: string): Result<string> => {
    if (/[,=，＝]/.test(text)) return failed(shared.filters.badLabelKey);
    const named = options.find((option) => title(option.value).toLowerCase() === text.toLowerCase());
    return ok(named?.value ?? knownKey(text, keys));
  };
  return (
    <ScopeField
      name={name}
      shown={title(keyInForce)}
      all={title(keyInForce)}
      options={options}
      read={read}
      onCommit={onCommit}
      help={words.keyHelp}
      className="min-w-0 flex-1"
    />
  );
}

/** The existing keys: framework first, PAI's own before those of teams. */
function keysOf(set: ImageSet | undefined): readonly string[] {
  const [python] = LABEL_KEYS.python;
  const found = new Set<string>();
  for (const { Key } of set?.labels ?? []) {
    // The joined axis replaces the old framework key, and the first key of Python replaces both.
    if (Key === '' || Key === LABEL_KEYS.framework || Key === FRAMEWORK_AXIS || /[,=]/.test(Key)) continue;
    found.add(isPythonKey(Key) ? python : Key);
  }
  const first: readonly string[] = [LABEL_KEYS.chipType, python, LABEL_KEYS.cuda];
  const rank = (key: string) => {
    const at = first.indexOf(key);
    if (at >= 0) return at;
    return first.length + (categoryOf(key) === 'custom' ? 1 : 0);
  };
  const sorted = [...found].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return [FRAMEWORK_AXIS, ...sorted.slice(0, MAX_KEYS)];
}
