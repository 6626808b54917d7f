import { findRegion, isRegionId } from '../../contract/regions.ts';
import { failed, ok } from '../../contract/result.ts';
import { useWords } from '../text/words.tsx';
import { ScopeField, type ScopeOption } from './scope-field.tsx';

interface RegionFieldProps {
  /** The accessible name, if it is not the region of the page's own scope. */
  readonly name?: string | undefined;
  /** Without a border, for the bar of the filters. */
  readonly isQuiet?: boolean;
  /** The active region; empty for all. */
  readonly region: string;
  readonly regions: readonly string[];
  readonly canBeAll: boolean;
  readonly onCommit: (region: string) => void;
}

/** The region of the scope, by id. The list shows the names too. */
export function RegionField({ name, isQuiet = false, region, regions, canBeAll, onCommit }: RegionFieldProps) {
  const words = useWords();
  const all = words.filters.allRegions;
  const options: ScopeOption[] = regions.map((id) => {
    const known = findRegion(id);
    const name = known ? words.regionName(known) : words.filters.regionUnlisted;
    const note = known?.closed ? words.filters.regionClosed(name) : name;
    return { id, value: id, text: id, note, search: `${id} ${name}` };
  });
  if (canBeAll) options.unshift({ id: 'all', value: '', text: all, search: all });
  return (
    <ScopeField
      name={name ?? words.filters.region}
      shown={region === '' ? all : region}
      all={all}
      options={options}
      read={(text) => {
        if (canBeAll && (text === '' || text.toLowerCase() === all.toLowerCase())) return ok('');
        const typed = text.toLowerCase();
        if (isRegionId(typed)) return ok(typed);
        const byName = regions.find((id) => {
          const known = findRegion(id);
          return known && words.regionName(known).toLowerCase() === typed;
        });
        return byName === undefined ? failed(words.filters.unknownRegion(text)) : ok(byName);
      }}
      onCommit={onCommit}
      isQuiet={isQuiet}
      className={isQuiet ? 'lg:w-52 lg:@max-[74rem]:w-38' : 'lg:w-64'}
    />
  );
}
