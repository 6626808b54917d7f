/** Whether an image is the newest of its line. */
export const LINE_STATES = ['newest', 'superseded', 'unknown-line'] as const;
export type LineState = (typeof LINE_STATES)[number];

/** Whether the software in an image still gets security updates. */
export const SUPPORT_STATES = ['supported', 'unsupported', 'unknown-support'] as const;
export type SupportState = (typeof SUPPORT_STATES)[number];

/** The words of `state=` in the address. Any word of a group is enough, both groups must hold. */
export type StateWord = LineState | SupportState;
export const STATE_WORDS: readonly StateWord[] = [...LINE_STATES, ...SUPPORT_STATES];
