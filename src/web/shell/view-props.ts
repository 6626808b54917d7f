import type { SessionResponse } from '../../contract/operations.ts';
import type { SearchState } from '../address/search-state.ts';
import type { UpdateSearch } from '../address/use-search-state.ts';
import type { Scope } from '../api/label-question.ts';
import type { ScopeImages } from '../image-set/use-scope-images.ts';

/** What every view is made of. */
export interface ViewProps {
  readonly session: SessionResponse;
  readonly state: SearchState;
  /** The scope in force: what the address says, else the server's defaults. */
  readonly scope: Scope;
  readonly update: UpdateSearch;
  /** The images of the scope, tallied under the filter. */
  readonly images: ScopeImages;
}
