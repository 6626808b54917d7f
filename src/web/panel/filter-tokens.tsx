import { type FilterPart, groupOfPart, printPart } from '../filter/filter-parts.ts';
import { partInWords } from '../filter/part-in-words.ts';
import { visibleText } from '../text/visible-text.ts';
import { useWords } from '../text/words.tsx';
import { Chip } from '../ui/chip.tsx';

interface FilterTokensProps {
  readonly name: string;
  readonly parts: readonly FilterPart[];
  /** The name of the button that takes a part back. */
  readonly removeName: (printed: string) => string;
  readonly onRemove: (part: FilterPart) => void;
  readonly className: string;
}

/** The parts of a filter in words, each with a way to take it back. Values of one key stand together, joined by "or". */
export function FilterTokens({ name, parts, removeName, onRemove, className }: FilterTokensProps) {
  const words = useWords();
  return (
    <ul aria-label={name} className={className}>
      {parts.map((part, index) => {
        const printed = printPart(part);
        const before = parts[index - 1];
        const isAlternative = before?.kind === 'is' && part.kind === 'is' && groupOfPart(before) === groupOfPart(part);
        return (
          <Chip
            key={printed}
            title={visibleText(printed.slice(0, 600))}
            before={isAlternative ? words.filters.or : undefined}
            removeName={removeName(printed)}
            onRemove={() => onRemove(part)}
          >
            {partInWords(part, words)}
          </Chip>
        );
      })}
    </ul>
  );
}
