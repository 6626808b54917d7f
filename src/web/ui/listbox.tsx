import type { ComboboxOption } from './combobox.tsx';

export interface ListboxProps {
  readonly id: string;
  readonly name: string;
  /** The id of the option at an index. It contains no data, because data may have any characters. */
  readonly optionId: (index: number) => string;
  /** Aligned with the end of the field instead of its start, at the right edge of the page. */
  readonly atEnd: boolean;
  readonly options: readonly ComboboxOption[];
  readonly highlighted: string | undefined;
  readonly onPick: (index: number) => void;
}

/** The list below a combobox's input: options in groups, picked with the pointer without moving the focus. */
export function Listbox(props: ListboxProps) {
  const { options, highlighted } = props;
  return (
    <div
      id={props.id}
      role="listbox"
      aria-label={props.name}
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
      className={`absolute top-full ${props.atEnd ? 'right-0' : 'left-0'} z-30 mt-1 max-h-80 w-max max-w-[min(32rem,calc(100vw-2rem))] min-w-full overflow-y-auto rounded-control border border-line bg-raised py-1 shadow-popover`}
    >
      {groupsOf(options).map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand inside a listbox; the role may
        <div key={group.heading} role="group" aria-label={group.heading || undefined}>
          {group.heading && (
            <div aria-hidden="true" className="px-3 pt-2 pb-1 text-12 font-medium text-muted">
              {group.heading}
            </div>
          )}
          {group.options.map((option) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard reaches options from the input
            <div
              key={option.id}
              id={props.optionId(options.indexOf(option))}
              role="option"
              tabIndex={-1}
              aria-selected={option.id === highlighted}
              onClick={() => props.onPick(options.indexOf(option))}
              className={`flex min-h-8 cursor-pointer items-baseline gap-3 px-3 py-1.5 text-13 hover:bg-hover ${
                option.id === highlighted ? 'bg-tint shadow-[inset_2px_0_0_var(--color-accent)]' : ''
              }`}
            >
              <span translate="no" className="min-w-0 flex-1 truncate">
                {option.text}
              </span>{' '}
              {option.note && <span className="max-w-3/5 truncate text-12 text-muted">{option.note}</span>}
              {option.count !== undefined && (
                <>
                  {' '}
                  <span className="numeric min-w-8 text-right text-12 text-muted">{option.count}</span>
                </>
              )}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

/** Adjacent options with the same heading, as groups. */
function groupsOf(options: readonly ComboboxOption[]) {
  const groups: { heading: string; options: ComboboxOption[] }[] = [];
  for (const option of options) {
    const last = groups.at(-1);
    const heading = option.group ?? '';
    if (last && last.heading === heading) last.options.push(option);
    else groups.push({ heading, options: [option] });
  }
  return groups;
}
