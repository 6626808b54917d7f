import type { Scope } from './labels-target.ts';
import type { ListImageLabelsResponse, SessionResponse } from './operations.ts';

/** The id of the element that holds `FirstAnswers` as JSON in the HTML of the page. */
export const FIRST_ANSWERS_ID = 'first-answers';

/** Our own: answers that come with the page, so that it need not ask for them before it shows its first rows. */
export interface FirstAnswers {
  readonly session: SessionResponse;
  /** Left out if the address asks for more than one answer, for none, or for one that is not at hand. */
  readonly labels?: FirstLabels | undefined;
}

export interface FirstLabels {
  readonly scope: Scope;
  /** As `labelsTarget` writes it. */
  readonly target: string;
  readonly body: ListImageLabelsResponse;
  /** As the headers of an answer tell them. */
  readonly ageSeconds: number;
  readonly leftOut?: string | undefined;
}
