import type { LaterWords } from '../../text/later-words.ts';

type KeyWords = LaterWords['keys'];

/** One line of the list: keys pressed together or in sequence, and their action. */
export interface KeyLine {
  /** Any of these triggers the action. */
  readonly keys: readonly Combination[];
  readonly does: keyof KeyWords['does'];
  /** It is or begins with a single letter or sign, and can be switched off. */
  readonly isLetter?: boolean;
}

export interface Combination {
  /** Pressed together, or in sequence. */
  readonly parts: readonly string[];
  readonly isSequence?: boolean;
}

const IS_APPLE = /Mac|iPhone|iPad/.test(navigator.platform);
const COMMAND = IS_APPLE ? '⌘' : 'Ctrl';

const one = (key: string): Combination => ({ parts: [key] });
const command = (key: string): Combination => ({ parts: [COMMAND, key] });
const after = (key: string): Combination => ({ parts: ['g', key], isSequence: true });

/** All keys of the page, as the help lists them. */
export const KEY_GROUPS: readonly (readonly [group: keyof KeyWords['groups'], lines: readonly KeyLine[]])[] = [
  [
    'go',
    [
      { keys: [one('/')], does: 'filter', isLetter: true },
      { keys: [one('f')], does: 'facets', isLetter: true },
      { keys: [one('t')], does: 'table', isLetter: true },
      { keys: [after('l')], does: 'labels', isLetter: true },
      { keys: [after('i')], does: 'images', isLetter: true },
      { keys: [after('m')], does: 'matrix', isLetter: true },
      { keys: [after('c')], does: 'compare', isLetter: true },
      { keys: [after('k')], does: 'checks', isLetter: true },
    ],
  ],
  [
    'rows',
    [
      { keys: [one('j')], does: 'nextRow', isLetter: true },
      { keys: [one('k')], does: 'previousRow', isLetter: true },
      { keys: [one('↑'), one('↓'), one('←'), one('→')], does: 'inRow' },
      { keys: [one('Home'), one('End'), one('PgUp'), one('PgDn')], does: 'ends' },
      { keys: [one('Enter'), one('o')], does: 'open' },
      { keys: [one('x')], does: 'tick', isLetter: true },
      { keys: [one('c')], does: 'copy', isLetter: true },
    ],
  ],
  [
    'filters',
    [
      { keys: [one('Enter')], does: 'bestMatch' },
      { keys: [one('Backspace')], does: 'lastToken' },
      { keys: [one('Esc')], does: 'region' },
      { keys: [command('/')], does: 'asText' },
      { keys: [command('Z')], does: 'undo' },
      { keys: [{ parts: [COMMAND, 'Shift', 'Z'] }, command('Y')], does: 'redo' },
    ],
  ],
  [
    'page',
    [
      { keys: [command('K')], does: 'palette' },
      { keys: [one('r')], does: 'refresh', isLetter: true },
      { keys: [one('Esc')], does: 'close' },
      { keys: [one('?')], does: 'help', isLetter: true },
    ],
  ],
];

/** Examples of typed filters, and their meaning. */
export const EXAMPLES: readonly (readonly [text: string, shows: keyof KeyWords['examples']])[] = [
  ['pytorch gpu', 'both'],
  ['system.chipType=GPU', 'asPai'],
  ['system.framework.vLLM=*', 'any'],
  ['system.chipType=GPU,system.chipType=PPU', 'either'],
  ['cuda=12', 'range'],
  ['system.framework.PyTorch>=2.6', 'later'],
  ['not system.chipType=XPU', 'none'],
];
