import { useState } from 'react';
import { imageOfText } from '../../../../contract/image-tally/image-of-text.ts';
import type { ImageSet } from '../../../../contract/image-tally/image-set.ts';
import type { Tally } from '../../../../contract/image-tally/tally.ts';
import { holdsWords, searchWords } from '../../../../contract/search-words.ts';
import { MAX_COMPARED } from '../../../address/search-state.ts';
import { useCandidateWords } from '../../../text/later-words.ts';
import { visibleRuns } from '../../../text/visible-text.ts';
import { useWords } from '../../../text/words.tsx';
import { Combobox, type ComboboxOption } from '../../../ui/combobox.tsx';
import { resultsFallback, useFocusFallback } from '../../../ui/use-focus-fallback.ts';
import { VisibleValue } from '../../../ui/visible-value.tsx';

interface AddImageProps {
  readonly ids: readonly string[];
  readonly tally: Tally | undefined;
  readonly onAdd: (id: string) => void;
}

const MAX_OPTIONS = 50;

/** Adds an image by name, id or URI, as long as there is room for one more. */
export function AddImage({ ids, tally, onAdd }: AddImageProps) {
  const words = useCandidateWords();
  const shared = useWords();
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  const box = useFocusFallback<HTMLDivElement>(resultsFallback);
  if (ids.length >= MAX_COMPARED)
    return <p className="text-12 whitespace-nowrap text-muted">{words.full(MAX_COMPARED)}</p>;
  const add = (id: string) => {
    if (ids.includes(id)) return setError(words.isCompared);
    setText('');
    onAdd(id);
  };
  return (
    <div ref={box} data-adds-image className="w-36 max-w-96 grow">
      <Combobox
        name={words.add}
        hideName
        placeholder={words.add}
        text={text}
        onText={(next) => {
          setText(next);
          setError(undefined);
        }}
        options={() => (tally ? optionsOf(tally.set, ids, text) : [])}
        onPick={({ id }) => add(id)}
        onEnter={() => {
          const id = imageOfText(text, tally);
          if (id !== undefined) add(id);
          else if (text.trim() !== '') setError(words.noImageFits);
        }}
        picksFirst
        toggleName={shared.filters.showList(words.add)}
        clearName={shared.filters.clearInput(words.add)}
        error={error}
        nothing={words.noImageFits}
      />
    </div>
  );
}

/** The images whose names contain every word, without the compared ones. */
function optionsOf(set: ImageSet, ids: readonly string[], text: string): readonly ComboboxOption[] {
  const asked = searchWords(text);
  const found: ComboboxOption[] = [];
  for (let position = 0; position < set.size && found.length < MAX_OPTIONS; position += 1) {
    const id = set.text('ImageId', position);
    const name = set.text('Name', position) || id;
    // An id with a comma would be two in the address.
    if (id === undefined || name === undefined || ids.includes(id) || id.includes(',')) continue;
    if (!holdsWords(`${name} ${id}`.toLowerCase(), asked)) continue;
    found.push({ id, text: <VisibleValue runs={visibleRuns(name.slice(0, 200))} /> });
  }
  return found;
}
