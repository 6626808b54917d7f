import type { Language } from './preferences.ts';

/**
 * Our own: renders the first screen of a view as HTML, so that rows are visible before scripts run, and without
 * scripts. The build makes it from the page's own components (`src/web/first-screen.tsx`); the server loads it by its
 * path.
 */
export interface FirstScreen {
  /**
   * The HTML that the page's script later replaces, with addresses below "/". It has no style attributes, which the
   * content security policy forbids.
   */
  drawFirstScreen(question: FirstScreenQuestion): string;
}

export interface FirstScreenQuestion {
  /** The path of a view, without the base path. */
  readonly path: string;
  /** The query, without "?". */
  readonly query: string;
  readonly language: Language;
  /** `FirstAnswers` as JSON, with labels. */
  readonly answers: string;
}
