/** Whether an image is the newest of its line. */
export const LINE_STATES = ['newest', 'superseded', 'unknown-line'] as const;
export type LineState = (typeof LINE_STATES)[number];

/** Whether the makers of what an image holds still mend it. */
export const SUPPORT_STATES = ['supported', 'unsupported', 'unknown-support'] as const;
export type SupportState = (typeof SUPPORT_STATES)[number];

/** The words of `state=` in the address. Those of one group mean any of them, the two groups must both hold. */
export type StateWord = LineState | SupportState;
export const STATE_WORDS: readonly StateWord[] = [...LINE_STATES, ...SUPPORT_STATES];
