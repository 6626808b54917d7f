import { useId, useState } from 'react';
import { takeRefusedLength } from '../address/use-search-state.ts';
import { usePanelWords } from '../text/later-words.ts';
import { trimEdges } from '../text/trim-edges.ts';
import { useWords } from '../text/words.tsx';

interface ImageFieldProps {
  readonly imageId: string;
  readonly onCommit: (imageId: string) => void;
}

/** The image of the scope, by id. Enter or leaving the field applies the text, Escape restores the old one. */
export function ImageField({ imageId, onCommit }: ImageFieldProps) {
  const words = useWords();
  const panelWords = usePanelWords();
  const id = useId();
  const [draft, setDraft] = useState<string>();
  const [tooLong, setTooLong] = useState<number>();
  const edit = (text: string | undefined) => {
    setDraft(text);
    setTooLong(undefined);
  };
  const commit = () => {
    const typed = draft === undefined ? imageId : trimEdges(draft);
    if (typed !== imageId) onCommit(typed);
    const length = takeRefusedLength();
    if (length === undefined) edit(undefined);
    else setTooLong(length);
  };
  return (
    <div
      title={words.filters.imageId}
      className="field-box relative flex min-h-8 min-w-0 flex-wrap items-center lg:w-44 lg:min-w-20 lg:flex-nowrap lg:quiet-box"
    >
      <label htmlFor={id} className="py-1 pl-3 text-12 whitespace-nowrap text-muted lg:pl-2 lg:@max-[96rem]:sr-only">
        {words.filters.imageId}
      </label>
      <input
        id={id}
        type="text"
        autoComplete="off"
        spellCheck={false}
        placeholder={panelWords.imageIdHint}
        aria-invalid={tooLong === undefined ? undefined : true}
        aria-describedby={tooLong === undefined ? undefined : `${id}-error`}
        value={draft ?? imageId}
        onChange={(event) => edit(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key === 'Escape') edit(undefined);
        }}
        className="h-7.5 min-w-0 flex-1 basis-28 bg-transparent lg:basis-16 px-2 text-13"
      />
      {tooLong !== undefined && (
        <p
          id={`${id}-error`}
          role="alert"
          className="basis-full px-3 pb-1 text-12 text-danger lg:absolute lg:top-full lg:right-0 lg:z-20 lg:mt-1 lg:w-max lg:max-w-96 lg:rounded-control lg:border lg:border-danger/40 lg:bg-danger-tint lg:px-2 lg:py-1 lg:shadow-popover"
        >
          {words.problem.addressTooLong(tooLong)}
        </p>
      )}
    </div>
  );
}
