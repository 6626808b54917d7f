import { pathToFileURL } from 'node:url';
import { LRUCache } from 'lru-cache';
import type { FirstScreen, FirstScreenQuestion } from '../../contract/first-screen.ts';
import { errorPlace, type Log } from '../log/log.ts';
import { htmlUnder } from './pages.ts';

/** Of the texts that are kept; one takes about 80,000 characters of one byte. */
const MAX_CHARS = 8_000_000;

const MAX_QUERY = 1_000;
/** Parameters of the page that a screen of rows may have. */
const USUAL = /^(?:(?:^|&)(?:lang|Region|WorkspaceId|ImageId|LabelKeys|LabelFilter|sort|q|sel)=[^&]*)*$/;

/** What the first screen is drawn from. */
export interface ScreenQuestion extends FirstScreenQuestion {
  /** That of the labels. The same one is drawn once for each query; its RequestId is the service's, and may repeat. */
  readonly answer: object;
}

/** Gives the HTML of a first screen, or an empty text where it cannot be drawn: the page draws it all the same. */
export type DrawScreen = (question: ScreenQuestion) => string;

/** Loads what the build has made to draw first screens. Rejects if it is not there. */
export async function loadFirstScreen(file: string): Promise<FirstScreen> {
  const { drawFirstScreen } = await import(/* @vite-ignore */ pathToFileURL(file).href);
  if (typeof drawFirstScreen !== 'function') throw new Error('it has no drawFirstScreen');
  return { drawFirstScreen };
}

/** Draws first screens and keeps them: drawing one takes longer than an answer. */
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
    // Drawing holds up every other answer: only what people's addresses hold is drawn.
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
        // Its message may hold a label.
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
