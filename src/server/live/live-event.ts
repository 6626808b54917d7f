/**
 * One thing that happened, for the log: a name, and texts and figures that hold no secret, no value of a parameter and
 * no text of the service but its codes and request ids.
 */
export interface LiveEvent {
  readonly event: string;
  readonly [fact: string]: string | number | boolean | readonly string[];
}

export type LiveLog = (event: LiveEvent) => void;
