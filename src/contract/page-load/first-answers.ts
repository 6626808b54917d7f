import type { Scope } from '../labels-target.ts';
import type { ListImageLabelsResponse, SessionResponse } from '../operations.ts';

/** The id of the element that contains `FirstAnswers` as JSON in the HTML of the page. */
export const FIRST_ANSWERS_ID = 'first-answers';

/** Our own: responses embedded in the page, so that it shows its first rows without a request. */
export interface FirstAnswers {
  readonly session: SessionResponse;
  /** Absent if the address needs no request or several, or if the response is not in the cache. */
  readonly labels?: FirstLabels | undefined;
}

export interface FirstLabels {
  readonly scope: Scope;
  /** As `labelsTarget` prints it. */
  readonly target: string;
  readonly body: ListImageLabelsResponse;
  /** As in the headers of a response. */
  readonly ageSeconds: number;
  readonly leftOut?: string | undefined;
}
