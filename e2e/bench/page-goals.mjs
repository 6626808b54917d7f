/**
 * @typedef {import('./page-visit.mjs').VisitFigures} VisitFigures
 * @typedef {import('./page-bench.mjs').SizeResult} SizeResult
 *
 * One figure with its goal: at most `times` the hand-written page's figure, or at most `most`.
 *
 * @typedef {object} Goal
 * @property {string} what
 * @property {keyof VisitFigures} figure
 * @property {import('./page-visit.mjs').Profile} [profile] plain by default
 * @property {string} unit
 * @property {number} [times]
 * @property {number} [most]
 *
 * @typedef {object} Judged
 * @property {string} what
 * @property {number} product
 * @property {number} handWritten
 * @property {number | undefined} ratio undefined if the reference is 0
 * @property {string} goal empty if no goal is set
 * @property {boolean | undefined} isReached
 */

/**
 * The goal for blocking time is half the time of the best component library on the measuring machine. No library
 * is part of this bench, so the goal is milliseconds of that machine.
 *
 * @type {Readonly<Record<string, readonly Goal[]>>}
 */
export const GOALS = {
  '1,000 labels': [
    { what: 'script', figure: 'scriptKiB', unit: 'KiB', most: 100 },
    { what: 'requests until quiet', figure: 'requests', unit: '', most: 6 },
    { what: 'API answers', figure: 'dataKiB', unit: 'KiB', most: 25 },
    { what: 'first three rows painted', figure: 'firstRows', unit: 'ms', times: 1 },
    { what: 'first three rows painted, slowed', figure: 'firstRows', profile: 'slowed', unit: 'ms', times: 1.3 },
    { what: 'largest paint', figure: 'largestPaint', unit: 'ms' },
    { what: 'largest paint, slowed', figure: 'largestPaint', profile: 'slowed', unit: 'ms', times: 1.5 },
    { what: 'blocking time', figure: 'blocking', unit: 'ms' },
    { what: 'blocking time, slowed', figure: 'blocking', profile: 'slowed', unit: 'ms', most: 293 },
    { what: 'sort to painted', figure: 'sort', unit: 'ms', times: 1 },
    { what: 'sort to painted, slowed', figure: 'sort', profile: 'slowed', unit: 'ms' },
    { what: 'key press in the text search to painted', figure: 'search', unit: 'ms', times: 1 },
    { what: 'key press in the text search, slowed', figure: 'search', profile: 'slowed', unit: 'ms' },
    { what: 'frames over 50 ms of 72', figure: 'slowFrames', unit: '', most: 0 },
    { what: 'frames with an empty middle of 72', figure: 'emptyFrames', unit: '', most: 0 },
    { what: 'script memory', figure: 'memoryMiB', unit: 'MiB' },
    { what: 'elements', figure: 'elements', unit: '', most: 900 },
  ],
  '100,000 labels': [
    { what: 'API answers', figure: 'dataKiB', unit: 'KiB', most: 2 * 1024 },
    { what: 'first three rows painted', figure: 'firstRows', unit: 'ms', times: 1.3 },
    { what: 'first three rows painted, slowed', figure: 'firstRows', profile: 'slowed', unit: 'ms' },
    { what: 'blocking time', figure: 'blocking', unit: 'ms', most: 200 },
    { what: 'blocking time, slowed', figure: 'blocking', profile: 'slowed', unit: 'ms' },
    { what: 'sort to painted', figure: 'sort', unit: 'ms', times: 0.6 },
    { what: 'key press in the text search to painted', figure: 'search', unit: 'ms', times: 1 },
    { what: 'key press in the text search, slowed', figure: 'search', profile: 'slowed', unit: 'ms' },
    { what: 'frames over 50 ms of 72', figure: 'slowFrames', unit: '', most: 0 },
    { what: 'frames with an empty middle of 72', figure: 'emptyFrames', unit: '', most: 0 },
    { what: 'frames over 50 ms of 72, slowed', figure: 'slowFrames', profile: 'slowed', unit: '' },
    { what: 'script memory', figure: 'memoryMiB', unit: 'MiB', most: 20 },
    { what: 'elements', figure: 'elements', unit: '', most: 900 },
  ],
};

/**
 * Compares the figures of a size with their goals.
 *
 * @param {readonly Goal[]} goals
 * @param {SizeResult} result
 * @returns {readonly Judged[]}
 */
export function judge(goals, result) {
  return goals.map(({ what, figure, profile = 'plain', unit, times, most }) => {
    const product = result[profile].product[figure];
    const handWritten = result[profile].handWritten[figure];
    const limit = times === undefined ? most : times * handWritten;
    const name = unit === '' ? what : `${what}, ${unit}`;
    const goal = times === undefined ? (most === undefined ? '' : `at most ${most}`) : `at most ${times} x`;
    return {
      what: name,
      product,
      handWritten,
      ratio: handWritten === 0 ? undefined : product / handWritten,
      goal,
      isReached: limit === undefined ? undefined : product <= limit,
    };
  });
}

/**
 * The lines of a Markdown table.
 *
 * @param {string} heading
 * @param {readonly Judged[]} rows
 */
export function goalTable(heading, rows) {
  const lines = rows.map(({ what, product, handWritten, ratio, goal, isReached }) => {
    const reached = isReached === undefined ? '' : isReached ? 'yes' : 'no';
    const cells = [what, short(product), short(handWritten), ratio === undefined ? '' : `${short(ratio)} x`, goal];
    return `| ${[...cells, reached].join(' | ')} |`;
  });
  return [
    `| ${heading} | product | hand-written | ratio | goal | reached |`,
    '| --- | --- | --- | --- | --- | --- |',
    ...lines,
  ];
}

/** @param {number} value */
const short = (value) => (value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(2))));
