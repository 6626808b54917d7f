import type { Language } from './preferences.ts';

/**
 * Our own: draws the first screen of a view as HTML, so that its rows are there before any script has run, and where none
 * runs. The build makes it of the page's own components (`src/web/first-screen.tsx`), and the server loads it by its path.
 */
export interface FirstScreen {
  /**
   * The HTML that the page's script puts its own in place of, with addresses below "/". Without style attributes, which
   * the policy forbids.
   */
  drawFirstScreen(question: FirstScreenQuestion): string;
}

export interface FirstScreenQuestion {
  /** Of a view, without the base path. */
  readonly path: string;
  /** Without "?". */
  readonly query: string;
  readonly language: Language;
  /** `FirstAnswers` as JSON, with labels. */
  readonly answers: string;
}
