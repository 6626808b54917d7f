import { pathToFileURL } from 'node:url';
import { LRUCache } from 'lru-cache';
import type { FirstScreen, FirstScreenQuestion } from '../../contract/page-load/first-screen.ts';
import { errorPlace, type Log } from '../log/log.ts';
import { htmlUnder } from './static-files.ts';

/** The limit of cached texts; one takes about 80,000 characters of one byte. */
const MAX_CHARS = 8_000_000;

const MAX_QUERY = 1_000;
/** The parameters of the page that a screen of rows may have. */
const USUAL = /^(?:(?:^|&)(?:lang|Region|WorkspaceId|ImageId|LabelKeys|LabelFilter|sort|q|sel)=[^&]*)*$/;

/** The input of the first screen. */
export interface ScreenQuestion extends FirstScreenQuestion {
  /**
   * The labels response. The same object is drawn once for each query; its RequestId is the service's, and may repeat.
   */
  readonly answer: object;
}

/** Returns the HTML of a first screen, or an empty text if it cannot be drawn: the page then draws it itself. */
export type DrawScreen = (question: ScreenQuestion) => string;

/** Loads the build's code for first screens. Rejects if it is missing. */
export async function loadFirstScreen(file: string): Promise<FirstScreen> {
  const { drawFirstScreen } = await import(/* @vite-ignore */ pathToFileURL(file).href);
  if (typeof drawFirstScreen !== 'function') throw new Error('it has no drawFirstScreen');
  return { drawFirstScreen };
}

/** Draws first screens and caches them: drawing takes longer than a response. */
export function createDrawScreen(screen: FirstScreen, basePath: string, log: Log | undefined): DrawScreen {
  const drawn = new LRUCache<string, string>({ maxSize: MAX_CHARS, sizeCalculation: (html) => html.length + 1 });
  const numbers = new WeakMap<object, number>();
  let count = 0;
  const numberOf = (answer: object) => {
    const number = numbers.get(answer) ?? count++;
    numbers.set(answer, number);
    return number;
  };
  return ({ answer, ...question }) => {
    const { path, query, language } = question;
    // Drawing blocks every other response, so only the usual addresses are drawn.
    if (query.length > MAX_QUERY || !USUAL.test(query)) return '';
    const name = `${numberOf(answer)} ${language} ${path}?${query}`;
    const known = drawn.get(name);
    if (known !== undefined) return known;
    const html = draw();
    drawn.set(name, html);
    return html;

    function draw(): string {
      try {
        return htmlUnder(screen.drawFirstScreen(question), basePath);
      } catch (error) {
        // Its message may contain a label.
        log?.record({
          event: 'first-screen',
          fault: error instanceof Error ? error.name : 'error',
          at: error instanceof Error ? errorPlace(error) : undefined,
        });
        return '';
      }
    }
  };
}
