import { createContext } from 'react';
import type { Condition } from '../../../contract/filter.ts';
import type { LifeCycle } from '../../../contract/life-cycle/life-cycle.ts';
import { EMPTY_SEARCH, type SearchState } from '../../address/search-state.ts';
import type { UriChoice } from '../../shell/uri-choice.ts';
import { type ChipRoom, ENDLESS_ROOM } from './chip-room.ts';

/** What the cells of the images table need to know beyond their row. */
export interface ImageActions {
  /** The view's state, the text search and the open detail aside. */
  readonly here: SearchState;
  /** The active conditions, printed. */
  readonly active: ReadonlySet<string>;
  /** The marks of the images; undefined while some of the scope are missing, because which is the newest is then unknown. */
  readonly marks: LifeCycle | undefined;
  /** The frameworks that the filter asks for. */
  readonly frameworks: readonly string[];
  readonly room: ChipRoom;
  readonly uris: UriChoice;
  readonly filterBy: (condition: Condition) => void;
  readonly chooseWorkspace: (workspaceId: string) => void;
  /** Opens the details of an image. */
  readonly open: (imageId: string) => void;
}

const NOTHING = () => undefined;

/** Gives the cells what they need; the table library cannot pass it through a column. */
export const ImageActionsContext = createContext<ImageActions>({
  here: EMPTY_SEARCH,
  active: new Set(),
  uris: { region: '', picked: '', regions: [], ask: () => Promise.resolve(undefined) },
  frameworks: [],
  marks: undefined,
  room: ENDLESS_ROOM,
  filterBy: NOTHING,
  chooseWorkspace: NOTHING,
  open: NOTHING,
});
